"""The regression in bits, by hand-worked cases."""

import math

import pytest

from tradewind.matching.fitting import Estimate, in_order, likeliest_shifts


def test_one_column_gives_the_log_odds() -> None:
    """Held loosely, thirty yes against ten no are log2(3) bits."""
    (found,) = likeliest_shifts(
        [[1.0], [1.0]], starts=[0, 0], counts=[30, 10], confirmed=[True, False], sds=[1e6]
    )

    assert found.bits == pytest.approx(math.log2(3))
    assert found.se == pytest.approx(math.sqrt(1 / 30 + 1 / 10) / math.log(2))


def test_a_start_that_is_right_does_not_move() -> None:
    """Where the answers are what the start says, the shift is nil."""
    (found,) = likeliest_shifts(
        [[1.0], [1.0]], starts=[2, 2], counts=[40, 10], confirmed=[True, False], sds=[1.0]
    )

    assert found.bits == pytest.approx(0, abs=1e-9)


def test_a_column_that_was_only_confirmed_stays_finite() -> None:
    """The start holds what the answers alone would drive to infinity."""
    (found,) = likeliest_shifts([[1.0]], starts=[0], counts=[10_000], confirmed=[True], sds=[1.0])

    assert 0 < found.bits < 20


def test_far_wrong_starts_are_found_out() -> None:
    """Newton's steps overshoot from there, and are halved until they help."""
    found = likeliest_shifts(
        [[1.0, 1.0], [1.0, 0.0], [1.0, 1.0], [1.0, 0.0]],
        starts=[60, 60, 60, 60],
        counts=[10, 20, 20, 10],
        confirmed=[True, True, False, False],
        sds=[1e6, 1e6],
    )

    assert [one.bits for one in found] == pytest.approx([-59.0, -2.0])


def test_levels_that_changed_places_meet_nearer_to_the_surer_one() -> None:
    """The one with four times the variance moves four times as far."""
    weak, strong = ("name", "weak"), ("name", "strong")

    found = in_order({strong: Estimate(1.0, 2.0), weak: Estimate(6.0, 1.0)}, {}, [(strong, weak)])

    assert found[strong].bits == pytest.approx(5.0)
    assert found[weak].bits == pytest.approx(5.0)


def test_a_fixed_level_does_not_move() -> None:
    """What was not learned is a wall for what was."""
    weak, strong = ("name", "weak"), ("name", "strong")

    found = in_order({strong: Estimate(1.0, 2.0)}, {weak: 3.0}, [(strong, weak)])

    assert found == {strong: Estimate(3.0, 2.0)}

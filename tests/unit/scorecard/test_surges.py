"""The index of a surge, by hand and by its symmetries."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.scorecard.surges import surge_index

counts = st.integers(0, 10**6)
days = st.integers(1, 400)


def index(recent: int, before: int) -> float:
    """Give the index of 14 recent days against 56 before."""
    return surge_index(recent, before, recent_days=14, before_days=56)


@pytest.mark.parametrize(
    ("recent", "before", "expected"),
    [
        (1, 3, 50.0),
        (250, 999, 50.0),
        (7, 3, 50 + 20 * (2.7156951 - 1.1726039)),
        (0, 0, 50 + 20 * (0.6123724 - 0.7905694)),
        (10**6, 0, 100.0),
        (0, 10**6, 0.0),
    ],
)
def test_the_index_is_the_one_worked_by_hand(recent: int, before: int, expected: float) -> None:
    """A quarter of what was before (with one more) is 50, and both ends are closed."""
    assert index(recent, before) == pytest.approx(expected, abs=0.0001)


def test_one_standard_deviation_is_ten_points_whatever_the_size() -> None:
    """At 400 and at 40,000 expected events, √e more make the same surge, to half a point."""
    small, large = index(400 + 20, 1599), index(40_000 + 200, 159_999)

    assert small == pytest.approx(60, abs=0.5)
    assert large == pytest.approx(60, abs=0.5)


@given(recent=counts, before=counts, recent_days=days, before_days=days)
def test_the_index_lies_from_0_to_100_with_four_places(
    recent: int, before: int, recent_days: int, before_days: int
) -> None:
    """Whatever the counts and the days."""
    found = surge_index(recent, before, recent_days=recent_days, before_days=before_days)

    assert 0 <= found <= 100
    assert found == round(found, 4)


@given(recent=counts, before=counts)
def test_more_of_late_never_lowers_it_and_more_before_never_raises_it(
    recent: int, before: int
) -> None:
    """The index grows with what is recent, and shrinks with what was usual."""
    assert index(recent + 1, before) >= index(recent, before) >= index(recent, before + 1)


@given(expected=st.integers(1, 10**5), deviations=st.floats(-3, 3))
def test_the_transform_is_anscombes(expected: int, deviations: float) -> None:
    """It is 50 + 10·z with z twice the difference of two roots of counts and 3/8."""
    recent = max(0, round(expected + deviations * sqrt(expected)))
    z = 2 * (sqrt(recent + 3 / 8) - sqrt(expected + 3 / 8))

    assert index(recent, 4 * expected - 1) == pytest.approx(50 + 10 * z, abs=0.0001)

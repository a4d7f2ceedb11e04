from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

from support.made_rows import conversion_at, made_rows, with_positives
from tradewind.measuring.calibration import calibration_of
from tradewind.measuring.expecting import expectation_of
from tradewind.measuring.observations import Observations
from tradewind.measuring.settings import Settings

SETTINGS = Settings(rounds=200)


def two_halves(accounts: int, **other: float) -> Observations:
    """Make rows of two snapshots, the first of which has its horizon over at the second."""
    return replace(made_rows(accounts, 2, **other), horizon_days=30.0)  # type: ignore[arg-type]


def test_the_brier_score_is_that_of_scikit_learn() -> None:
    """Of what the first snapshot leads to expect, in the second; and of the first one's rate."""
    rows = two_halves(1200)
    later = rows.snapshot == 1
    earlier = rows.outcome[~later]
    expected = expectation_of(rows.score[~later], earlier, way="average").of(rows.score[later])

    found = calibration_of(rows, way="average", settings=SETTINGS)

    assert found is not None
    seen = rows.outcome[later]
    assert found.brier.value == pytest.approx(brier_score_loss(seen, expected))
    rate = np.full(len(seen), earlier.mean())
    assert found.brier_of_rate.value == pytest.approx(brier_score_loss(seen, rate))
    assert found.better_by is not None
    assert found.better_by.value == pytest.approx(found.brier_of_rate.value - found.brier.value)
    assert found.better_by.holds(found.better_by.value)


def test_only_what_was_known_before_the_tested_snapshots_makes_one_expect() -> None:
    """Of six snapshots the last two are tested, and only the first two had their horizon over."""
    rows = made_rows()
    at_the_border = (rows.snapshot == 2) | (rows.snapshot == 3)
    other = replace(rows, outcome=rows.outcome ^ at_the_border)

    found, of_other = (
        calibration_of(one, way="average", settings=SETTINGS) for one in (rows, other)
    )

    assert found is not None
    assert found.tested_from == rows.moments[4]
    assert found.seen == rows.outcome[rows.snapshot >= 4].sum()
    assert found == of_other


def test_a_horizon_that_is_never_over_leaves_nothing_to_expect() -> None:
    """Three months after each of three monthly snapshots all later ones have begun."""
    rows = made_rows(2000, 3)

    assert calibration_of(rows, way="average", settings=SETTINGS) is None


def test_cases_part_where_half_of_them_are_over() -> None:
    """Where most cases come late, the halves part late, between two snapshots."""
    rows = made_rows()
    late = np.where(rows.snapshot == 5, 5, rows.snapshot // 3).astype(np.int32)
    rows = replace(rows, question="wins", snapshot=np.sort(np.maximum(late, 1)))

    found = calibration_of(rows, way="average", settings=SETTINGS)

    assert found is not None
    assert found.tested_from == rows.moments[5]


def test_scores_that_mean_what_they_say_are_seen_as_expected() -> None:
    """With planted logistic truth every tenth sees about what it expects."""
    rows = two_halves(8000)

    found = calibration_of(rows, way="average", settings=SETTINGS)

    assert found is not None
    assert len(found.rows) == 10
    assert found.expected == pytest.approx(found.seen, rel=0.15)
    assert sum(row.seen.holds(row.expected) for row in found.rows) >= 8


def test_points_that_exaggerate_are_found_out() -> None:
    """Where ten points hardly change the odds, high points are seen less often than expected."""
    rows = two_halves(8000, steepness=0.01, level=-2)

    found = calibration_of(rows, way="points", settings=SETTINGS)

    assert found is not None
    assert found.way == "points"
    highest = found.rows[-1]
    assert highest.seen.high is not None
    assert highest.seen.high < highest.expected
    assert found.brier.value > found.brier_of_rate.value


def test_the_interval_of_the_brier_score_holds_its_truth() -> None:
    """In 100 planted worlds it holds the expected score about as often as it says."""
    held = 0
    for seed in range(100):
        rows = two_halves(800, seed=seed)
        share = conversion_at(rows.score[rows.snapshot == 1], steepness=0.06)
        found = calibration_of(rows, way="average", settings=SETTINGS)
        assert found is not None
        held += found.brier.holds(float((share * (1 - share)).mean()))

    assert 88 <= held <= 100


def test_equal_expectations_stand_in_one_row() -> None:
    """A score of two values gives two rows, not ten."""
    rows = made_rows()
    found = calibration_of(
        replace(rows, score=np.where(rows.score > 50, 80.0, 20.0)),
        way="average",
        settings=SETTINGS,
    )

    assert found is not None
    assert len(found.rows) == 2
    assert sum(row.seen.n for row in found.rows) == len(rows) // 3


def test_one_snapshot_has_nothing_earlier() -> None:
    """Nothing came before that could have told what to expect."""
    assert calibration_of(made_rows(2000, 1), way="average", settings=SETTINGS) is None


def test_a_side_with_too_few_positives_tells_nothing() -> None:
    """Twelve positives leave a side with fewer than ten."""
    rows = with_positives(made_rows(), 12)

    assert calibration_of(rows, way="average", settings=SETTINGS) is None

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

from support.made_rows import conversion_at, made_rows, with_positives
from tradewind.measuring.calibration import calibration_of
from tradewind.measuring.expecting import expectation_of
from tradewind.measuring.settings import Settings

SETTINGS = Settings(rounds=200)


def test_the_brier_score_is_that_of_scikit_learn() -> None:
    """Of what the earlier half expects, in the later half; and of the earlier half's rate."""
    rows = made_rows()
    later = rows.snapshot >= 3
    earlier = rows.outcome[~later]
    expected = expectation_of(rows.score[~later], earlier, way="average").of(rows.score[later])

    found = calibration_of(rows, way="average", settings=SETTINGS)

    assert found is not None
    seen = rows.outcome[later]
    assert found.brier.value == pytest.approx(brier_score_loss(seen, expected))
    rate = np.full(len(seen), earlier.mean())
    assert found.brier_of_rate.value == pytest.approx(brier_score_loss(seen, rate))


def test_the_later_half_of_the_snapshots_is_tested() -> None:
    """Six snapshots: the last three are tested, from the fourth on."""
    rows = made_rows()

    found = calibration_of(rows, way="average", settings=SETTINGS)

    assert found is not None
    assert found.tested_from == rows.moments[3]
    assert found.seen == rows.outcome[rows.snapshot >= 3].sum()


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
    rows = made_rows(8000, 2)

    found = calibration_of(rows, way="average", settings=SETTINGS)

    assert found is not None
    assert len(found.rows) == 10
    assert found.expected == pytest.approx(found.seen, rel=0.15)
    assert sum(row.seen.holds(row.expected) for row in found.rows) >= 8


def test_points_that_exaggerate_are_found_out() -> None:
    """Where ten points hardly change the odds, high points are seen less often than expected."""
    rows = made_rows(8000, 2, steepness=0.01, level=-2)

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
        rows = made_rows(800, 2, seed=seed)
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
    assert sum(row.seen.n for row in found.rows) == len(rows) // 2


def test_one_snapshot_has_no_earlier_half() -> None:
    """Nothing came before that could have told what to expect."""
    assert calibration_of(made_rows(2000, 1), way="average", settings=SETTINGS) is None


def test_a_half_with_too_few_positives_tells_nothing() -> None:
    """Twelve positives leave a half with fewer than ten."""
    rows = with_positives(made_rows(), 12)

    assert calibration_of(rows, way="average", settings=SETTINGS) is None

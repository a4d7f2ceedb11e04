import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from support.made_rows import made_rows
from tradewind.measuring.expecting import expectation_of


@pytest.mark.parametrize("seed", range(3))
def test_the_curve_of_an_average_is_the_logistic_regression_of_scikit_learn(seed: int) -> None:
    """Level and slope are those without a penalty."""
    rows = made_rows(seed=seed)
    theirs = LogisticRegression(C=np.inf, tol=1e-9).fit(rows.score[:, None], rows.outcome)

    expected = expectation_of(rows.score, rows.outcome, way="average")

    assert expected.slope == pytest.approx(float(theirs.coef_[0, 0]), rel=1e-4)
    assert expected.level == pytest.approx(float(theirs.intercept_[0]), rel=1e-4)


def test_as_many_are_expected_as_there_were() -> None:
    """In the rows that it was fitted to, either way expects the positives that they have."""
    rows = made_rows()

    for way in ("average", "points"):
        expected = expectation_of(rows.score, rows.outcome, way=way)
        assert expected.of(rows.score).sum() == pytest.approx(rows.positives, rel=1e-6)


def test_ten_points_double_the_odds() -> None:
    """Of points only the level is fitted: each ten are worth a factor of two."""
    rows = made_rows()

    shares = expectation_of(rows.score, rows.outcome, way="points").of(np.array([20.0, 30.0]))
    odds = shares / (1 - shares)

    assert odds[1] / odds[0] == pytest.approx(2.0)


def test_points_far_from_zero_still_find_their_level() -> None:
    """A base of a million points moves the level, and nothing else."""
    rows = made_rows()
    near, far = (
        expectation_of(rows.score + base, rows.outcome, way="points").of(rows.score + base)
        for base in (0.0, 1e6)
    )

    assert near == pytest.approx(far, rel=1e-6)


def test_points_that_lie_far_apart_still_find_their_level() -> None:
    """Points from minus to plus a million have shares of nothing and of one, and a level."""
    scores = np.linspace(-1e6, 1e6, 100)

    expected = expectation_of(scores, np.arange(100) % 2 == 0, way="points")

    assert expected.of(scores).sum() == pytest.approx(50.0)


def test_scores_that_part_all_positives_from_the_rest_have_a_finite_slope() -> None:
    """Where no curve is the likeliest, a slight hold keeps the slope from running away."""
    scores = np.arange(100.0)

    expected = expectation_of(scores, scores >= 50, way="average")

    assert np.isfinite(expected.slope)
    assert expected.of(np.array([10.0, 90.0])) == pytest.approx([0.0, 1.0], abs=1e-6)


def test_scores_that_are_all_equal_expect_the_rate_of_all() -> None:
    """Without a difference there is no slope."""
    outcome = np.arange(100) < 20

    expected = expectation_of(np.full(100, 42.0), outcome, way="average")

    assert (expected.of(np.array([42.0]))[0], expected.slope) == (pytest.approx(0.2), 0.0)


def test_rows_without_a_score_expect_their_own_share() -> None:
    """They are no part of the curve."""
    scores = np.concatenate([np.arange(100.0), np.full(10, np.nan)])
    outcome = np.concatenate([np.arange(100) % 3 == 0, np.arange(10) < 5])

    assert expectation_of(scores, outcome, way="average").of(np.array([np.nan])) == [0.5]


def test_rows_with_one_outcome_cannot_be_fitted() -> None:
    """Nothing tells where the other outcome would be."""
    with pytest.raises(ValueError, match="0 of 3 rows"):
        expectation_of(np.arange(3.0), np.zeros(3, np.bool_), way="average")

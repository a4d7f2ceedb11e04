"""Rows without a score that convert as often as the others are told of."""

import numpy as np

from support.planted_evidence import found_by, observed
from tradewind.measuring.observations import Observations
from tradewind.measuring.unscored import unscored_of


def _rows(scored: tuple[int, int], unscored: tuple[int, int]) -> Observations:
    """Give rows with and without a score: of either, how many are positive, of how many."""
    happened = [np.arange(n) < positives for positives, n in (scored, unscored)]
    score = [np.full(n, value) for (_, n), value in ((scored, 50.0), (unscored, np.nan))]
    return observed(np.concatenate(happened), score=np.concatenate(score))


def test_rows_without_a_score_that_convert_more_are_told_of() -> None:
    """Both shares are said, and that these rows rank last."""
    (said,) = found_by("TW815", _rows((60, 3000), (70, 1000)))

    assert said == (
        "1,000 of 4,000 rows have no score and rank last, but convert more often than the others: "
        "7% against 2%."
    )


def test_a_little_more_is_at_least_as_often() -> None:
    """Where the intervals overlap, no more is claimed."""
    (said,) = found_by("TW815", _rows((60, 3000), (21, 1000)))

    assert "convert at least as often as the others: 2.1% against 2%" in said


def test_rows_without_a_score_that_convert_less_are_where_they_belong() -> None:
    """Ranking last is right for them."""
    assert found_by("TW815", _rows((60, 1000), (15, 1000))) == []


def test_a_few_positives_without_a_score_tell_nothing() -> None:
    """Nine of a hundred may be chance."""
    assert found_by("TW815", _rows((60, 1000), (9, 100))) == []


def test_all_or_none_without_a_score_leave_nothing_to_compare() -> None:
    """It takes rows of both kinds."""
    assert unscored_of(_rows((60, 1000), (0, 0))) is None
    assert unscored_of(_rows((0, 0), (60, 1000))) is None

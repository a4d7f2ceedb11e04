"""The levels of a ranking."""

from dataclasses import replace

import numpy as np

from support.made_rows import made_rows
from tradewind.measuring.levels import coarser, levels_of, snapshots_of, strata_of


def test_the_best_stands_first_and_the_unknown_last() -> None:
    """Equal values share a level, and so do all unknown ones, behind minus infinity."""
    ranking = np.array([1.0, np.nan, 3.0, 3.0, -np.inf, np.nan])
    outcome = np.array([True, False, False, True, False, True])

    levels = levels_of(ranking, outcome, [slice(0, 6)])

    assert levels.of_row.tolist() == [1, 3, 0, 0, 2, 3]
    assert levels.rows.tolist() == [2, 1, 1, 2]
    assert levels.positives.tolist() == [1, 1, 0, 1]


def test_strata_have_levels_of_their_own() -> None:
    """The levels of the second stratum follow those of the first."""
    ranking, outcome = np.array([1.0, 2.0, 5.0, 5.0]), np.zeros(4, np.bool_)

    levels = levels_of(ranking, outcome, [slice(0, 2), slice(2, 4)])

    assert levels.of_row.tolist() == [1, 0, 2, 2]
    assert levels.starts.tolist() == [0, 2]


def test_snapshots_without_rows_are_no_strata() -> None:
    """A snapshot may have no eligible account."""
    rows = made_rows(50, 3)
    rows = replace(rows, snapshot=rows.snapshot * 2)

    assert snapshots_of(rows) == [slice(0, 50), slice(50, 100), slice(100, 150)]


def test_cases_are_compared_whenever_they_were() -> None:
    """Questions by case have too few of them a snapshot."""
    assert strata_of(made_rows(50, 3, question="wins")) == [slice(0, 150)]


def test_where_no_snapshot_has_both_outcomes_all_rows_are_compared() -> None:
    """Otherwise there would be no pair."""
    rows = made_rows(50, 2)

    assert strata_of(replace(rows, outcome=rows.snapshot == 1)) == [slice(0, 100)]


def test_joining_keeps_the_order_and_every_row() -> None:
    """Levels are joined with their neighbours only, in each stratum, and add up to the same."""
    rows = made_rows(3000, 2)
    levels = levels_of(rows.score, rows.outcome, strata_of(rows))

    joined = coarser(levels, rows.outcome, steps=50)

    of_level = np.full(len(levels.rows), -1)
    of_level[levels.of_row] = joined.of_row
    assert (np.diff(of_level) >= 0).all()
    assert len(joined.rows) < 400 < len(levels.rows)
    assert np.add.reduceat(joined.rows, joined.starts).tolist() == [3000, 3000]
    assert joined.positives.sum() == rows.positives


def test_few_levels_are_not_joined() -> None:
    """A ranking that tells few levels apart is resampled as it is."""
    ranking = np.arange(1000.0) % 40
    levels = levels_of(ranking, ranking == 0, [slice(0, 1000)])

    assert (coarser(levels, ranking == 0, steps=40).of_row == levels.of_row).all()

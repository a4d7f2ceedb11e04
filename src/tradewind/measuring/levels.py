"""The order of a ranking: rows that it holds equal share a level, the best level first."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tradewind.measuring.observations import PER_CASE, Floats, Integers, Observations, YesNo

Positions = NDArray[np.int64]
Strata = list[slice]
"""Rows that are compared with each other: slices that cover all rows, none of them empty."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of one ranking, stratum by stratum; a stratum's best level stands first.

    Attributes:
        of_row: Position of each row's level.
        starts: Position of the first level of each stratum.
        rows: Rows of each level.
        positives: Positives among them.
    """

    of_row: Integers
    starts: Positions
    rows: Floats
    positives: Floats


def snapshots_of(observations: Observations) -> Strata:
    """Give the rows of each snapshot that has any, in order of time."""
    edges = np.flatnonzero(np.diff(observations.snapshot)) + 1
    ends = [0, *edges.tolist(), len(observations)]
    return [slice(low, high) for low, high in pairwise(ends)]


def strata_of(observations: Observations) -> Strata:
    """Give the rows that are compared with each other: those of one snapshot.

    All rows are one stratum for questions by case, which have few cases a snapshot, and where no
    snapshot holds both a yes and a no.
    """
    snapshots = snapshots_of(observations)
    both = any(0 < observations.outcome[rows].mean() < 1 for rows in snapshots)
    if both and observations.question not in PER_CASE:
        return snapshots
    return [slice(0, len(observations))]


def levels_of(ranking: Floats, outcome: YesNo, strata: Strata) -> Levels:
    """Sort the rows of each stratum, the highest first and what is unknown (NaN) last."""
    of_row = np.empty(len(ranking), np.int32)
    starts = np.zeros(len(strata), np.int64)
    levels = 0
    for stratum, rows in enumerate(strata):
        order = np.argsort(-ranking[rows])
        values = ranking[rows][order]
        is_new = (values[1:] != values[:-1]) & ~np.isnan(values[:-1])
        position = np.concatenate([[0], np.cumsum(is_new)]) + levels
        of_row[rows.start + order] = position
        starts[stratum] = levels
        levels = int(position[-1]) + 1
    return _counted(of_row, starts, levels, outcome)


def coarser(levels: Levels, outcome: YesNo, *, steps: int) -> Levels:
    """Join neighbouring levels, so that resampling has fewer of them to look at.

    A new level begins where `steps`-ths of the stratum's rows, or of its positives, have passed,
    and near the top of the stratum, where precision changes fastest, wherever the number of rows
    passed has grown by an eighth. A stratum with no more than `steps` levels keeps them all.
    """
    ends = np.append(levels.starts[1:], len(levels.rows))
    begins_one = np.zeros(len(levels.rows), np.bool_)
    for start, end in zip(levels.starts, ends, strict=True):
        begins_one[start:end] = _cuts(levels.rows[start:end], levels.positives[start:end], steps)
    joined = np.cumsum(begins_one) - 1
    return _counted(
        joined[levels.of_row].astype(np.int32),
        joined[levels.starts],
        int(joined[-1]) + 1,
        outcome,
    )


def _cuts(rows: Floats, positives: Floats, steps: int) -> YesNo:
    if len(rows) <= steps:
        return np.ones(len(rows), np.bool_)
    above = np.cumsum(rows) - rows
    positives_above = np.cumsum(positives) - positives
    passed = (
        np.floor(above / rows.sum() * steps)
        + np.floor(positives_above / max(positives.sum(), 1.0) * steps)
        + np.floor(np.log(above + 1.0) / np.log(1.125))
    )
    return np.concatenate([[True], passed[1:] != passed[:-1]])


def _counted(of_row: Integers, starts: Positions, levels: int, outcome: YesNo) -> Levels:
    rows = np.bincount(of_row, minlength=levels).astype(np.float64)
    positives = np.bincount(of_row[outcome], minlength=levels).astype(np.float64)
    return Levels(of_row, starts, rows, positives)

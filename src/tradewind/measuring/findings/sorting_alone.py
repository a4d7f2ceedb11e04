"""How well the values of one column sort the rows by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tradewind.measuring.levels import strata_of
from tradewind.measuring.observations import Floats, Observations, ObservedColumn, YesNo
from tradewind.measuring.proof import LEAST_POSITIVES

FOLDS = 5
"""Parts of the accounts; the conversion of a category is that in the other parts. Five is common
use (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 7.10.1).
"""


@dataclass(frozen=True, slots=True)
class SortingAlone:
    """How one column sorts the rows in which it is known.

    Attributes:
        auc: How often a positive row stands on the better side of a negative one of the same
            snapshot; ties count half.
        n: Rows in which it is known.
    """

    auc: float
    n: int


def sorting_alone(column: ObservedColumn, rows: Observations) -> SortingAlone | None:
    """Work out how well a column sorts by its own values, where they are known.

    Of a number the better direction counts. A category is worth its conversion among the
    accounts of the other folds, and is compared within its own: so a category of a single
    account is worth nothing, however many of them there are.

    Args:
        column: One value per row of the observations.
        rows: The observations.

    Returns:
        None where fewer than `LEAST_POSITIVES` positives or negatives are known.
    """
    is_known = ~np.isnan(column.values)
    n, positives = int(is_known.sum()), int(np.count_nonzero(rows.outcome & is_known))
    if min(positives, n - positives) < LEAST_POSITIVES:
        return None
    strata = [np.flatnonzero(is_known[part]) + part.start for part in strata_of(rows)]
    if column.is_text:
        fold = rows.account % FOLDS
        worth = _conversion_elsewhere(column.values, rows.outcome, is_known, fold)
        apart = [part[fold[part] == one] for part in strata for one in range(FOLDS)]
        return SortingAlone(_in_order(worth, rows.outcome, apart), n)
    auc = _in_order(column.values, rows.outcome, strata)
    return SortingAlone(max(auc, 1 - auc), n)


def _conversion_elsewhere(
    values: Floats, outcome: YesNo, is_known: YesNo, fold: NDArray[np.int32]
) -> Floats:
    """Give each known row the conversion of its category outside its fold; else that of all."""
    codes, folds, won = values[is_known].astype(np.int64), fold[is_known], outcome[is_known]
    shape = int(codes.max()) + 1, FOLDS
    cell = codes * FOLDS + folds
    seen = np.bincount(cell, minlength=shape[0] * FOLDS).reshape(shape)
    positive = np.bincount(cell[won], minlength=shape[0] * FOLDS).reshape(shape)
    n, hits = (counts.sum(axis=1, keepdims=True) - counts for counts in (seen, positive))
    shares = np.divide(hits, n, out=np.full(shape, won.mean()), where=n > 0)
    worth = np.full(len(values), np.nan)
    worth[is_known] = shares[codes, folds]
    return worth


def _in_order(values: Floats, outcome: YesNo, strata: Iterable[NDArray[np.int64]]) -> float:
    """Give the share of pairs of a positive and a negative of one stratum that are in order.

    Only the positives are looked up among the sorted values, because they are few.

    Sources:
        Hanley and McNeil, The meaning and use of the area under a ROC curve, 1982.
    """
    in_order, pairs = 0.0, 0.0
    for part in strata:
        everyone, hits = np.sort(values[part]), values[part[outcome[part]]]
        below, upto = (np.searchsorted(everyone, hits, side=side) for side in ("left", "right"))
        # Positives below a positive, and half of its ties, itself among them, are no pairs.
        in_order += float((below + upto).sum() / 2 - len(hits) ** 2 / 2)
        pairs += len(hits) * (len(part) - len(hits))
    return in_order / pairs if pairs else 0.5

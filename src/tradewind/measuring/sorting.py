"""How well an order sorts, from the counts of its levels: AUC, average precision, capture.

Each function takes counts with one row per level (see `Levels`) and one column per round, and
gives one value per round; the counts of the observations themselves are one such column. A level
is a tie: whatever was joined in it is held equal.
"""

import numpy as np

from tradewind.measuring.levels import Positions
from tradewind.measuring.observations import Floats


def auc(rows: Floats, positives: Floats, starts: Positions) -> Floats:
    """Give the share of pairs of a positive and a negative of one stratum that are in order.

    Ties count half. NaN where no stratum has a pair.

    Sources:
        Hanley and McNeil, The meaning and use of the area under a ROC curve, 1982: the
        Wilcoxon statistic; van Elteren, On the combination of independent two sample tests of
        Wilcoxon, 1960: strata, here weighted by their pairs.
    """
    negatives = rows - positives
    in_stratum = np.add.reduceat(negatives, starts, axis=0)
    upto = _within(np.cumsum(negatives, axis=0), starts)
    below = _spread(in_stratum, starts, len(rows)) - upto + negatives / 2
    pairs = (in_stratum * np.add.reduceat(positives, starts, axis=0)).sum(axis=0)
    return _ratio((positives * below).sum(axis=0), pairs)


def average_precision(rows: Floats, positives: Floats, own: Floats, starts: Positions) -> Floats:
    """Give the mean, over positives, of the share of positives among the others down to it.

    Each positive is looked at in its own stratum, and itself is left out of the share: among
    775 accounts of which six buy, counting it would double the average precision of an order
    that knows nothing. A positive that stands alone on top has no others and does not count;
    where all do, the order is perfect. NaN where there is no positive.

    Args:
        rows: Rows by level and round.
        positives: Positives by level and round.
        own: Squares of how often each positive was drawn, added: its copies are no others.
        starts: First level of each stratum.

    Sources:
        Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, section 8.4;
        ties as in scikit-learn's `average_precision_score`, to which it comes close where there
        are many positives; leaving one out: Efron and Tibshirani, An Introduction to the
        Bootstrap, 1993, section 17.2.
    """
    rows_upto = _within(np.cumsum(rows, axis=0), starts)
    positives_upto = _within(np.cumsum(positives, axis=0), starts)
    itself = np.divide(own, positives, out=np.zeros(own.shape), where=positives > 0)
    others = rows_upto - itself
    has_others = (others > 0) & (positives > 0)
    precision = np.divide(
        positives_upto - itself, others, out=np.zeros(own.shape), where=has_others
    )
    counting = np.where(has_others, positives, 0.0)
    found = _ratio((counting * precision).sum(axis=0), counting.sum(axis=0))
    is_perfect = np.isnan(found) & (positives.sum(axis=0) > 0)
    return np.where(is_perfect, 1.0, found)


def captured(rows: Floats, positives: Floats, starts: Positions, shares: Floats) -> Floats:
    """Give the share of all positives among the best of each stratum, for several shares worked.

    A level that the cut goes through gives the part of its positives that it gives of its rows;
    an order that tells nothing apart captures the share worked.

    Args:
        rows: Rows by level and round.
        positives: Positives by level and round.
        starts: First level of each stratum.
        shares: Shares worked (0–1).

    Returns:
        One row per round, one column per share worked; NaN where a round has no positive.
    """
    if len(starts) == len(rows):
        return np.tile(shares, (rows.shape[1], 1))
    upto, positives_upto = _from_nothing(rows), _from_nothing(positives)
    stratum_begins = upto[starts]
    stratum_rows = np.diff(np.concatenate([stratum_begins, upto[-1:]]), axis=0)
    begun_with = positives_upto[starts].sum(axis=0)
    cuts = stratum_begins[:, :, None] + stratum_rows[:, :, None] * shares
    found = np.empty((rows.shape[1], len(shares)))
    for column in range(rows.shape[1]):
        # The strata stand one after the other, so one look-up serves all their cuts.
        at_cuts = np.interp(cuts[:, column], upto[:, column], positives_upto[:, column])
        found[column] = at_cuts.sum(axis=0) - begun_with[column]
    return _ratio(found, positives_upto[-1][:, None])


def _within(running: Floats, starts: Positions) -> Floats:
    before = np.zeros((len(starts), running.shape[1]))
    before[1:] = running[starts[1:] - 1]
    return running - _spread(before, starts, len(running))


def _spread(by_stratum: Floats, starts: Positions, levels: int) -> Floats:
    return np.repeat(by_stratum, np.diff(np.append(starts, levels)), axis=0)


def _from_nothing(counts: Floats) -> Floats:
    return np.concatenate([np.zeros((1, counts.shape[1])), np.cumsum(counts, axis=0)])


def _ratio(of: Floats, whole: Floats) -> Floats:
    ratio: Floats = np.divide(of, whole, out=np.full(of.shape, np.nan), where=whole > 0)
    return ratio

"""A share or a mean over time, and how fast it rises or falls."""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from tradewind.measuring.estimates import CONFIDENCE, Estimate
from tradewind.measuring.observations import Floats, Integers
from tradewind.measuring.shares import Z

LEAST_SNAPSHOTS = 3
"""Fewer snapshots than this make no trend."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Values at several dates, and the straight line through them.

    Attributes:
        values: The share or mean at each snapshot; NaN where it has no account.
        change: By how much the line rises from the first snapshot to the last; its `n` counts
            accounts. None with too few snapshots.
    """

    values: tuple[float, ...]
    change: Estimate | None


def trend(value: Floats, account: Integers, snapshot: Integers, at: Floats) -> Trend:
    """Give the mean at each snapshot, and by how much it rose, with an interval.

    The interval is the wider of two: that of drawing accounts anew, each with all its snapshots;
    and that of the snapshots' scatter around the line.

    Args:
        value: What is averaged of each row: a number, or 0 and 1 for a share.
        account: Number of the row's account, from 0.
        snapshot: Position of the row's snapshot.
        at: Time of each snapshot, in order and in any unit.

    Sources:
        Cochran, Sampling Techniques, 1977, equation 6.9, for a mean by drawn clusters; the line's
        slope is a weighted sum of such means. Cameron and Miller, A practitioner's guide to
        cluster-robust inference, 2015. The scatter around a line is ordinary least squares.

    Examples:
        >>> days = np.array([0.0, 1.0, 2.0])
        >>> found = trend(np.array([0.0, 0.5, 1.0]), np.zeros(3, np.int32), np.arange(3), days)
        >>> found.values, found.change.value
        ((0.0, 0.5, 1.0), 1.0)
    """
    rows = np.bincount(snapshot, minlength=len(at)).astype(np.float64)
    with np.errstate(invalid="ignore"):
        means = np.bincount(snapshot, weights=value, minlength=len(at)) / rows
    there = rows > 0
    if there.sum() < LEAST_SNAPSHOTS:
        return Trend(tuple(means.tolist()), None)
    times = at[there]
    span = times[-1] - times[0]
    weights = np.zeros(len(at))
    weights[there] = (times - times.mean()) / ((times - times.mean()) ** 2).sum() * span
    change = float(weights[there] @ means[there])
    pull = weights[snapshot] * (value - means[snapshot]) / rows[snapshot]
    numbers = np.unique(account)
    by_account = np.bincount(account, weights=pull).astype(np.float64)
    reach = Z * _deviation(by_account, len(numbers))
    reach = max(reach, _scatter(means[there], times, weights[there]))
    estimate = Estimate(change, change - reach, change + reach, len(numbers))
    return Trend(tuple(means.tolist()), estimate)


def _deviation(by_account: Floats, accounts: int) -> float:
    """Give the standard deviation of a sum to which each account adds its part."""
    if accounts == 1:
        return 0.0
    return float(np.sqrt(accounts / (accounts - 1) * (by_account**2).sum()))


def _scatter(means: Floats, times: Floats, weights: Floats) -> float:
    """Give half the interval of the change by what the means differ from the line."""
    centred = times - times.mean()
    slope = float(centred @ means / (centred**2).sum())
    left = means - means.mean() - slope * centred
    freedom = len(means) - 2
    deviation = np.sqrt((left**2).sum() / freedom * (weights**2).sum())
    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2) * deviation)

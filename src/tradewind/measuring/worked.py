"""Which accounts a team works that takes the best of a ranking at every snapshot."""

from datetime import timedelta

import numpy as np

from tradewind.measuring.levels import levels_of, snapshots_of
from tradewind.measuring.observations import Floats, Observations


def worked_parts(observations: Observations, ranking: str, capacity: int) -> Floats:
    """Tell how much of each row is worked (0–1), from the top of each snapshot.

    An account that was worked is left alone until the horizon is over. Where the last place is
    shared by equals, each is worked in part, as if some of them were chosen at random many times;
    so a ranking that tells nothing apart, such as `random`, gives the expected result of working
    at random. How much of an account is free by then is what is expected, too: exact as long as
    the same accounts are eligible at every snapshot, and close to it otherwise.

    Args:
        observations: The rows.
        ranking: Name of the ranking that is worked.
        capacity: Accounts worked at each snapshot, if as many are free.

    Returns:
        One part per row.
    """
    parts = np.zeros(len(observations))
    values = observations.rankings[ranking]
    snapshots = snapshots_of(observations)
    for at, rows in enumerate(snapshots):
        free = np.ones(observations.accounts)
        for earlier in snapshots[:at]:
            if _days(observations, earlier, rows) < observations.horizon_days:
                free[observations.account[earlier]] -= parts[earlier]
        free_here = np.maximum(free[observations.account[rows]], 0.0)
        parts[rows] = free_here * _taken(values[rows], free_here, capacity)
    return parts


def _taken(values: Floats, free: Floats, capacity: int) -> Floats:
    """Give the share of what is free that is worked of each row."""
    levels = levels_of(values, np.zeros(len(values), np.bool_), [slice(0, len(values))])
    by_level = np.bincount(levels.of_row, weights=free)
    left = capacity - (np.cumsum(by_level) - by_level)
    taken = np.divide(left, by_level, out=np.zeros(len(by_level)), where=by_level > 0)
    clipped: Floats = np.clip(taken, 0.0, 1.0)[levels.of_row]
    return clipped


def _days(observations: Observations, earlier: slice, later: slice) -> float:
    first, second = (int(observations.snapshot[rows.start]) for rows in (earlier, later))
    passed = observations.moments[second] - observations.moments[first]
    return passed / timedelta(days=1)

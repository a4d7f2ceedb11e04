"""The index of a surge: whether an account does more lately than it did before.

With r the events of the recent R days and b those of the B days before them,

    e = (b + 1) · R / B              what the days before lead one to expect
    z = 2 · (√(r + 3/8) − √(e + 3/8))
    index = 50 + 10 · z              between 0 and 100, rounded to four places

A number of events at a steady rate follows a Poisson law, whose spread grows with its mean: a
hundred visits more are nothing to a large company and a storm for a small one. The square root
takes that away: 2·√(x + 3/8) varies by about 1 whatever the mean. So z compares an account with
itself, in units of its own chance, and ten points of the index are one such unit. The one event
that is added to the days before keeps a single visit to an account without any history from
looking like a storm; the expectation is itself an estimate, which widens the spread of z to about
√(1 + R/B).

Sources:
    F. J. Anscombe, The transformation of Poisson, binomial and negative-binomial data, Biometrika
    35, 1948, pages 246-254: 2·√(x + 3/8) has variance 1 up to terms of the order of one over the
    square of the mean. The comparison of two such roots, the added event and the scale of the
    index are our own; `tools/surge_false_alarms.py` measures how often chance alone reaches it.
"""

import math

from tradewind.scorecard.rounding import four_places

NO_SURGE = 50.0
"""The index of an account that does what its days before lead one to expect."""
LARGEST_INDEX = 100.0
POINTS_PER_UNIT = 10.0
"""Points of the index for one standard deviation of a transformed Poisson count."""
ANSCOMBE_SHIFT = 0.375
"""The 3/8 below the root."""
ADDED_BEFORE = 1.0
"""Events added to those of the days before."""


def surge_index(recent: float, before: float, *, recent_days: float, before_days: float) -> float:
    """Give the index, 0–100, with four places.

    The operations stand in the order in which the statement has them, so that both give the same
    bits.

    Args:
        recent: Events of the recent days.
        before: Events of the days before them.
        recent_days: How many days are recent; above 0.
        before_days: How many days before them are compared with; above 0.

    Examples:
        >>> surge_index(5, 19, recent_days=14, before_days=56)
        50.0
        >>> surge_index(15, 19, recent_days=14, before_days=56)
        82.0538
        >>> surge_index(0, 0, recent_days=14, before_days=56)
        46.4361
    """
    expected = (before + ADDED_BEFORE) * recent_days / before_days
    roots = math.sqrt(recent + ANSCOMBE_SHIFT) - math.sqrt(expected + ANSCOMBE_SHIFT)
    index = NO_SURGE + POINTS_PER_UNIT * (2.0 * roots)
    return four_places(max(0.0, min(LARGEST_INDEX, index)))

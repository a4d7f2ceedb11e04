"""The ages at which people read a decay: today, its edges, and regular days between."""

import math
from collections.abc import Iterator

from tradewind.scorecard.decay import AnyDecay
from tradewind.scorecard.decay_kinds import HalfLife, Linear, Steps, Window

HALF_LIVES = {1: "half-life", 2: "2 half-lives", 3: "3 half-lives"}
MOST_REGULAR = 6
_NICE_DAYS = (1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1_825, 3_650, 7_300)


def regular_days(days: int) -> range:
    """Give the days of a scale from 0 to `days`, some six of them.

    Examples:
        >>> list(regular_days(120)), list(regular_days(10))
        ([0, 30, 60, 90, 120], [0, 2, 4, 6, 8, 10])
    """
    step = next((nice for nice in _NICE_DAYS if days <= MOST_REGULAR * nice), _NICE_DAYS[-1])
    return range(0, days + 1, step)


def readable_days(
    decay: AnyDecay | None, window_days: float | None, *, days: int
) -> dict[float, str]:
    """Give the ages worth reading, ascending, each with what happens there (or "").

    Args:
        decay: How it wears away; None where it does not.
        window_days: The age beyond which nothing counts; None for no such age.
        days: The last age.
    """
    found: dict[float, str] = dict.fromkeys([*regular_days(days), days], "")
    for edge, note, drops in _edges(decay, window_days):
        found[edge] = note
        if drops:
            found.setdefault(float(math.floor(edge) + 1), "")
    return {age: found[age] for age in sorted(found) if age <= days}


def usual_days(decay: AnyDecay | None, window_days: float | None) -> int | None:
    """Give so many days that all edges are seen and a third more; None where there are none."""
    last = max((edge for edge, _, _ in _edges(decay, window_days)), default=None)
    return None if last is None else math.ceil(last * 4 / 3)


def _edges(decay: AnyDecay | None, window_days: float | None) -> Iterator[tuple[float, str, bool]]:
    """Go through what happens up to the window's end: age, note, and whether the curve drops."""
    for edge, note, drops in _edges_of(decay):
        if window_days is None or edge < window_days:
            yield edge, note, drops
    if window_days is not None:
        yield window_days, "window ends", True


def _edges_of(decay: AnyDecay | None) -> Iterator[tuple[float, str, bool]]:
    match decay:
        case HalfLife(half_life_days):
            yield from ((n * half_life_days, note, False) for n, note in HALF_LIVES.items())
        case Linear(lifespan_days):
            yield lifespan_days / 2, "half is left", False
            yield lifespan_days, "nothing is left", False
        case Steps(steps):
            yield from ((step.within_days, "step ends", True) for step in steps)
        case Window(days):
            yield days, "window ends", True

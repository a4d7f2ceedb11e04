"""The SQL of bands and ramps: one linear CASE, its null branch first."""

from itertools import pairwise

from tradewind.compiling.nodes import All, Case, Cast, IsNull, Node, Null, Number, Pair, whole
from tradewind.scorecard.curves import Bands, Ramp
from tradewind.scorecard.intervals import Interval
from tradewind.scorecard.rounding import UNITS_PER_POINT


def value_at(curve: Bands | Ramp, number: Node) -> Node:
    """Give the term of the curve's value at a number; null where it is null or in no band."""
    return _banded(curve, number) if isinstance(curve, Bands) else _ramped(curve, number)


def _banded(curve: Bands, number: Node) -> Node:
    branches: list[tuple[Node, Node]] = [(IsNull(number), Null())]
    before: Interval | None = None
    last: Node = Null()
    for band in curve.bands:
        if not _follows(before, band.interval):
            # What is below this band, and in none before, is in none at all.
            branches.append((_is_below(band.interval, number), Null()))
        high = _high_test(band.interval, number)
        if high is None:
            last = Number(band.value)
            break
        branches.append((high, Number(band.value)))
        before = band.interval
    return Cast(Case(tuple(branches), last), "DOUBLE")


def _follows(before: Interval | None, after: Interval) -> bool:
    """Tell whether no number lies between the two bands, or below the first."""
    if before is None:
        return after.low is None
    return before.high == after.low and before.high_included != after.low_included


def _is_below(interval: Interval, number: Node) -> Node:
    assert interval.low is not None, "a band that begins nowhere follows"
    return Pair(number, "<" if interval.low_included else "<=", Number(interval.low))


def _high_test(interval: Interval, number: Node) -> Node | None:
    if interval.high is None:
        return None
    return Pair(number, "<=" if interval.high_included else "<", Number(interval.high))


def _ramped(curve: Ramp, number: Node) -> Node:
    first, last = curve.points[0], curve.points[-1]
    branches: list[tuple[Node, Node]] = [
        (IsNull(number), Null()),
        (Pair(number, "<=", Number(first[0])), Number(first[1])),
    ]
    for (x0, y0), (x1, y1) in pairwise(curve.points):
        slope = float(y1 - y0) / float(x1 - x0)
        rise = Pair(Pair(number, "-", Number(float(x0))), "*", Number(slope))
        value = Pair(Number(float(y0)), "+", rise)
        rounded = Pair(
            whole(Pair(value, "*", Number(UNITS_PER_POINT))), "/", Number(UNITS_PER_POINT)
        )
        branches.append((Pair(number, "<=", Number(x1)), rounded))
    return Cast(Case(tuple(branches), Number(last[1])), "DOUBLE")


def holds(interval: Interval, number: Node) -> Node:
    """Give the condition that the number lies in the interval; null for a null number."""
    tests: list[Node] = []
    if interval.low is not None:
        low = Number(interval.low)
        tests.append(Pair(number, ">=" if interval.low_included else ">", low))
    if (high := _high_test(interval, number)) is not None:
        tests.append(high)
    return All(tuple(tests))

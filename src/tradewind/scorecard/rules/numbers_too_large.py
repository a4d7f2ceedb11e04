"""An end of a range that is too large to compare."""

from collections.abc import Iterator
from decimal import Decimal

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.conditions import AnyTest, InRange, Not
from tradewind.scorecard.curves import Bands
from tradewind.scorecard.intervals import Interval
from tradewind.scorecard.rules.interface import component_curves

CODE = "TW225"
LARGEST = Decimal("1e18")
"""More than any amount of money; every engine writes and compares such numbers alike."""


def numbers_too_large(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Ends of bands, ramps and conditions lie within a billion billions."""
    for path, number in _numbers(card):
        if abs(number) > LARGEST:
            what = f"{number:.3g} is larger than any number that is compared."
            yield Problem(CODE, at.key(*path), what, f"Write at most {LARGEST:.0e}.")


def _numbers(card: Scorecard) -> Iterator[tuple[Path, Decimal]]:
    for path, curve in component_curves(card):
        if isinstance(curve, Bands):
            for band in curve.bands:
                inner = (*path, "bands", band.written)
                yield from ((inner, number) for number in _ends(band.interval))
        else:
            yield from (((*path, "ramp", str(number)), number) for number, _ in curve.points)
    for path, condition in card.conditions():
        for column, test in condition.tests:
            interval = _interval(test)
            ends = () if interval is None else _ends(interval)
            yield from (((*path, column), number) for number in ends)


def _interval(test: AnyTest) -> Interval | None:
    match test:
        case Not():
            return _interval(test.test)
        case InRange():
            return test.interval
    return None


def _ends(interval: Interval) -> list[Decimal]:
    return [end for end in (interval.low, interval.high) if end is not None]

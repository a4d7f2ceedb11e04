"""Numbers that no band holds."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.intervals import Interval
from tradewind.scorecard.rules.band_ends import furthest, leaves_gap, span_written
from tradewind.scorecard.rules.interface import banded, shown

CODE = "TW212"


def gaps_between_bands(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Bands must leave no gap and be open above; they may begin at 0 or below, or be open below."""
    for path, bands in banded(card):
        first = reach = bands[0]
        if first.interval.low is not None and first.interval.low > 0:
            what = f'No band holds the numbers below "{first.written}".'
            span = Interval(None, first.interval.low, high_included=not first.interval.low_included)
            place = at.key(*path, "bands", first.written)
            yield Problem(CODE, place, what, f'Add a band "{span_written(span)}".')
        for band in bands[1:]:
            if leaves_gap(reach.interval, band.interval):
                what = f'No band holds the numbers between "{reach.written}" and "{band.written}".'
                place = at.key(*path, "bands", band.written)
                yield Problem(CODE, place, what, _fix(reach.interval, band.interval))
            reach = furthest(reach, band)
        end = reach.interval
        if end.high is not None:
            what = f'No band holds the numbers above "{reach.written}".'
            span = Interval(end.high, None, low_included=not end.high_included)
            place = at.key(*path, "bands", reach.written)
            yield Problem(CODE, place, what, f'Add a band "{span_written(span)}".')


def _fix(before: Interval, after: Interval) -> str:
    span = Interval(before.high, after.low, not before.high_included, not after.low_included)
    if written := span_written(span):
        return f'Add a band "{written}".'
    assert before.high is not None, "there is a gap above it"
    return f'Let the two bands meet, such as "<{shown(before.high)}" and ">={shown(before.high)}".'

"""Bands of one component overlap, so that a number has two values."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.intervals import Interval
from tradewind.scorecard.rules.band_ends import begins_before_end, furthest, span_written
from tradewind.scorecard.rules.interface import banded

CODE = "TW211"


def overlapping_bands(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Bands of one component must not overlap: a number has one value."""
    for path, bands in banded(card):
        reach = None
        for band in bands:
            if reach is not None and begins_before_end(band.interval, reach.interval):
                yield Problem(
                    code=CODE,
                    place=at.key(*path, "bands", band.written),
                    what=f'The bands "{reach.written}" and "{band.written}" overlap.',
                    fix=_fix(reach.interval, band.interval, reach.written, band.written),
                )
            reach = band if reach is None else furthest(reach, band)


def _fix(before: Interval, after: Interval, before_written: str, after_written: str) -> str:
    end = before.high
    if end is not None and not before.high_included and (after.high is None or end < after.high):
        later = span_written(Interval(end, after.high, high_included=after.high_included))
        if later is not None:
            return f'Write "{later}" for "{after_written}".'
    return f'Let "{before_written}" end where "{after_written}" begins.'

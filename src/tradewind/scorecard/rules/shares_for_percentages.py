"""A curve over percentages that is written for shares."""

from collections.abc import Iterator
from decimal import Decimal

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.intent import IntentComponent
from tradewind.scorecard.curves import Bands, Ramp
from tradewind.scorecard.rules.interface import shown

CODE = "TW242"


def shares_for_percentages(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Curves of intent are over the percentage of topics that surge: 25, not 0.25."""
    for placed in card.placed():
        part = placed.component
        if not isinstance(part, IntentComponent) or part.curve is None:
            continue
        largest = max(_numbers(part.curve), default=Decimal(0))
        if 0 < largest <= 1:
            key = "bands" if part.bands is not None else "ramp"
            what = f"`{key}` ends at {shown(largest)}, but is over percentages from 0 to 100."
            fix = f"Write {shown(largest * 100)} for {shown(largest)}, and so for the others."
            yield Problem(CODE, at.at(*placed.path, key), what, fix)


def _numbers(curve: Bands | Ramp) -> list[Decimal]:
    if isinstance(curve, Ramp):
        return [number for number, _ in curve.points]
    ends = [end for band in curve.bands for end in (band.interval.low, band.interval.high)]
    return [end for end in ends if end is not None]

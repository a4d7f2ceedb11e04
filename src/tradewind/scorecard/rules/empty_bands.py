"""A band that holds no number, such as "9..3"."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.curves import Bands
from tradewind.scorecard.rules.interface import component_curves, shown

CODE = "TW213"


def empty_bands(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A band must hold at least one number: its lower end is written first."""
    for path, curve in component_curves(card):
        for band in curve.bands if isinstance(curve, Bands) else ():
            if not band.interval.is_empty:
                continue
            what = f'No number lies in the band "{band.written}".'
            fix = "Delete it."
            ends = [part.strip(" <") for part in band.written.split("..")]
            if len(ends) == 2 and ends[0] != ends[1]:
                fix = f'Write "{ends[1]}..{ends[0]}", or delete it.'
            elif band.interval.low is not None:
                fix = f'Write "{shown(band.interval.low)}" for this one number, or delete it.'
            yield Problem(CODE, at.key(*path, "bands", band.written), what, fix)

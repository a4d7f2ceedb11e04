"""The lowest score above the highest."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.interface import shown

CODE = "TW217"


def bounds_upside_down(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """`at_least` must lie below `at_most`."""
    lowest, highest = card.bounds
    if lowest is None or highest is None or lowest < highest:
        return
    key = "at_least" if card.at_least is not None else "at_most"
    what = f"The lowest score, {shown(lowest)}, is not below the highest, {shown(highest)}."
    fix = "Write `at_least` below `at_most`."
    if card.at_least is not None and card.at_most is not None and lowest != highest:
        fix = f"Write `at_least: {shown(highest)}` and `at_most: {shown(lowest)}`."
    yield Problem(CODE, at.at(key), what, fix)

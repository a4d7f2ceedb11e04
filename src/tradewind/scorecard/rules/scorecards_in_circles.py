"""A scorecard may not use itself, nor others that use it."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.used_scorecards import cycle, scorecard_uses

CODE = "TW260"


def scorecards_in_circles(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """No scorecard rests on its own score, not through other scorecards either."""
    way = cycle(card, card.scorecards or {})
    if way is None:
        return
    place = at.at()
    for use in scorecard_uses(card):
        if use.name in way:
            place = at.at(*use.path)
            break
    first, *rest = (f'"{name}"' for name in way)
    fix = "Take it out, or name another scorecard."
    if len(rest) > 1:
        fix = f"Take the use of {rest[0]} out of {first}, or one of the others."
    what = f"A score cannot rest on itself: {first} uses {', which uses '.join(rest)}."
    yield Problem(CODE, place, what, fix)

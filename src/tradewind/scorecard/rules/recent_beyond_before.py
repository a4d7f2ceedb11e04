"""Recent days that outlast the days they are compared with."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.surge import SurgeComponent

CODE = "TW241"


def recent_beyond_before(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """The recent days of a surge are fewer than those before, which tell what is usual."""
    for placed in card.placed():
        part = placed.component
        if isinstance(part, SurgeComponent) and part.recent > part.before:
            what = (
                f"{part.recent:g} recent days are held against {part.before:g} days before them, "
                "too few to tell what is usual."
            )
            fix = f"Write `recent: {part.before:g}d` and `before: {part.recent:g}d`."
            yield Problem(CODE, at.at(*placed.path, "recent"), what, fix, severity="warning")

"""A threshold that everybody reaches."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.intent import IntentComponent
from tradewind.scorecard.components.surge import SurgeComponent
from tradewind.scorecard.surges import NO_SURGE

CODE = "TW240"


def thresholds_that_all_reach(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Thresholds of intent lie above 0, and that of a surge above 50, the index of no surge."""
    for placed in card.placed():
        part = placed.component
        if isinstance(part, IntentComponent) and part.share_of_topics == 0:
            what = f'"{part.name}" is present wherever there is a reading: no topic need surge.'
            place = at.at(*placed.path, "share_of_topics")
            yield Problem(CODE, place, what, "Write a share above 0, such as 25%.")
        if isinstance(part, IntentComponent) and part.score_at_least == 0:
            what = f'In "{part.name}" every reading surges, whatever its score.'
            place = at.at(*placed.path, "score_at_least")
            yield Problem(CODE, place, what, "Write a score above 0, such as 60.")
        least = part.index_at_least if isinstance(part, SurgeComponent) else None
        if least is not None and least <= NO_SURGE:
            what = f'"{part.name}" calls it a surge where an account does what it always does.'
            place = at.at(*placed.path, "index_at_least")
            yield Problem(CODE, place, what, "Write an index above 50, such as 70.")

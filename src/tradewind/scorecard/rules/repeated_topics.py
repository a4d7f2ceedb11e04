"""A topic listed twice in one component."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.intent import IntentComponent

CODE = "TW239"


def repeated_topics(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A topic counts once, however often a component lists it."""
    for placed in card.placed():
        if not isinstance(placed.component, IntentComponent):
            continue
        topics = [topic.strip(" ") for topic in placed.component.intent.topics]
        for position, topic in enumerate(topics):
            if topic in topics[:position]:
                place = at.at(*placed.path, "intent", "topics", position)
                what = f'The topic "{topic}" is listed twice, and counts once.'
                yield Problem(CODE, place, what, "Delete one of the two.", severity="warning")

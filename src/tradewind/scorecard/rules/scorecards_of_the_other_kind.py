"""A scorecard of accounts uses scores of people, and one of people those of accounts."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.used_scorecards import scorecard_uses

CODE = "TW262"


def scorecards_of_the_other_kind(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """`account.score` and `account.tier` need a scorecard of accounts, `score_of` one of people."""
    cards = card.scorecards or {}
    for use in scorecard_uses(card):
        other = cards.get(use.name)
        if other is None or other.scores == use.wants:
            continue
        fitting = [name for name, one in cards.items() if one.scores == use.wants]
        yield Problem(
            CODE,
            at.at(*use.path),
            f'"{use.name}" scores {other.scores}, and {use.wants} are asked for here.',
            f'Write "{fitting[0]}".'
            if fitting
            else f"Name a scorecard with `scores: {use.wants}`.",
        )

"""A tier, or the flag, that no account can get."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.cuts import Cut, problems_of_cuts
from tradewind.scorecard.rules.reach import score_reach
from tradewind.scorecard.tiers import TiersByScore

CODE = "TW227"


def unreachable_tiers(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Every tier can be reached: none begins above the highest score, or lies below the lowest."""
    if not isinstance(card.cuts, TiersByScore):
        return
    path = ("desirable",) if card.tiers is None else ("tiers",)
    cuts = [Cut(name, low, at.at(*path, name)) for name, low in card.cuts.lowest_scores]
    yield from problems_of_cuts(CODE, "score", cuts, score_reach(card))

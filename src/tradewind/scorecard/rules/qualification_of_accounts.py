"""Only people are sales qualified."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODE = "TW264"


def qualification_of_accounts(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """`sales_qualified` belongs to scorecards of people; accounts have tiers."""
    if card.scores == "accounts" and card.sales_qualified is not None:
        yield Problem(
            CODE,
            at.key("sales_qualified"),
            "`sales_qualified` has no meaning where accounts are scored.",
            "Delete it, or write `scores: people`.",
        )

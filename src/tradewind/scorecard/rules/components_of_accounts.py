"""A scorecard of people has no component that only accounts can have."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODE = "TW263"
ONLY_OF_ACCOUNTS = frozenset({"early_adopter", "intent", "surge"})
"""Kinds that compare accounts, or look at what companies do."""


def components_of_accounts(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """`early_adopter`, `intent`, `surge`, and what adds up people, tell of accounts only."""
    if card.scores == "accounts":
        return
    for placed in card.placed():
        kind = placed.component.kind
        if kind in ONLY_OF_ACCOUNTS or placed.component.table == "people":
            yield Problem(
                CODE,
                at.key(*placed.path, kind),
                f"`{kind}` tells of accounts, and this scorecard scores people.",
                "Move the component to a scorecard of accounts, and use that one here as "
                "`number: account.score(NAME)`.",
            )

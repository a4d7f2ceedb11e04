"""A scorecard of people has no component that only accounts can have."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODE = "TW263"
ONLY_OF_ACCOUNTS = frozenset({"early_adopter", "intent", "surge"})
"""Kinds that compare accounts, or look at what companies do."""
_MOVE = (
    "Move the component to a scorecard of accounts, and use that one here as "
    "`number: account.score(NAME)`"
)


def components_of_accounts(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """What adds up people, `hierarchy`, `early_adopter`, `intent` and `surge` tell of accounts."""
    if card.scores == "accounts":
        return
    for placed in card.placed():
        kind = placed.component.kind
        if kind in ONLY_OF_ACCOUNTS or placed.component.table == "people":
            yield Problem(
                CODE,
                at.key(*placed.path, kind),
                f"`{kind}` tells of accounts, and this scorecard scores people.",
                f"{_MOVE}.",
            )
        elif placed.component.policy != "separate":
            yield Problem(
                CODE,
                at.key(*placed.path, "hierarchy"),
                "`hierarchy` tells of accounts, and this scorecard scores people.",
                f"{_MOVE}; or delete `hierarchy`.",
            )

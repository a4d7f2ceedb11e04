"""A tier of another scorecard must be one that it gives."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.account_columns import TierOfAccount, asked_of_account
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.conditions import AnyOf, Not
from tradewind.scorecard.rules.interface import any_of
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED

CODE = "TW267"


def tiers_of_other_scorecards(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """What `account.tier` is compared with is a tier of the used scorecard, or its two words."""
    if card.scores == "accounts":
        return
    for path, column, text in _texts(card):
        asked = asked_of_account(column)
        other = (card.scorecards or {}).get(getattr(asked, "scorecard", ""))
        if not isinstance(asked, TierOfAccount) or other is None:
            continue
        names = (*other.cuts.names, EXCLUDED, UNSCORED)
        if text not in names:
            near = get_close_matches(text, names, n=1)
            yield Problem(
                CODE,
                at.key(*path, text),
                f'"{text}" is no tier of the scorecard "{asked.scorecard}".',
                f'Write "{near[0]}".' if near else f"Write {any_of(names)}.",
            )


def _texts(card: Scorecard) -> Iterator[tuple[Path, str, str]]:
    """Go through the texts that columns are compared with: where, which column, which text."""
    for placed in card.placed():
        part = placed.component
        if isinstance(part, CategoryComponent):
            for text in part.worth:
                yield (*placed.path, "values"), part.category, text
    for path, condition in card.conditions():
        for column, test in condition.tests:
            inner = test.test if isinstance(test, Not) else test
            for text in inner.values if isinstance(inner, AnyOf) else ():
                yield (*path, column), column, text

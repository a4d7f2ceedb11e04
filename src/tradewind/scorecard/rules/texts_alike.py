"""Texts of a category that differ only by case or blanks and have different values."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.rules.interface import loose

CODE = "TW221"


def texts_alike(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Texts of a category compare exactly; two spellings of one text should have one value."""
    for placed in card.placed():
        if not isinstance(placed.component, CategoryComponent):
            continue
        seen: dict[str, str] = {}
        worth = placed.component.worth
        for text in worth:
            other = seen.setdefault(loose(text), text)
            if other != text and worth[other] != worth[text]:
                place = at.key(*placed.path, "values", text)
                what = f'"{other}" and "{text}" differ only by case or blanks, but not in value.'
                fix = f'Give "{text}" the value {worth[other]}, or delete it.'
                yield Problem(CODE, place, what, fix, severity="warning")

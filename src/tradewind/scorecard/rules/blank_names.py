"""A name, a text or a product that is blank."""

from collections.abc import Iterator

from tradewind.problems import Place, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.components.products import ProductsComponent

CODE = "TW220"


def blank_names(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Names, texts of a category and products are not blank: a blank cell is an unknown value."""
    for place, text in _texts(card, at):
        if not text.strip():
            yield Problem(
                CODE, place, f'The text "{text}" is blank.', "Write a text, or delete it."
            )


def _texts(card: Scorecard, at: PlaceMap) -> Iterator[tuple[Place, str]]:
    for position, gate in enumerate(card.gates):
        yield at.at("gates", position, "name"), gate.name
        yield at.at("gates", position, "reason"), gate.reason
    for placed in card.placed():
        yield at.at(*placed.path, "name"), placed.component.name
        match placed.component:
            case CategoryComponent():
                for text in placed.component.worth:
                    yield at.key(*placed.path, "values", text), text
            case ProductsComponent():
                key = placed.component.selection_key
                for position, product in enumerate(placed.component.selection.names):
                    yield at.at(*placed.path, key, position), product

"""A product listed twice in one component."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.products import ProductsComponent

CODE = "TW222"


def repeated_technologies(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A product counts once, however often a component lists it."""
    for placed in card.placed():
        if not isinstance(placed.component, ProductsComponent):
            continue
        key = placed.component.selection_key
        names = placed.component.selection.names
        products = [placed.component.product_of(name) for name in names]
        for position, product in enumerate(products):
            if product in products[:position]:
                place = at.at(*placed.path, key, position)
                what = f'The product "{product}" is listed twice, and counts once.'
                yield Problem(CODE, place, what, "Delete one of the two.", severity="warning")

"""Products selected by what they are, which only a catalogue can tell."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.catalogue import RELATIONS, Catalogue
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.selections import Selection

NO_CATALOGUE = "TW237"
"""Products are selected by relation or category, and no catalogue says which those are."""
SELECTS_NOTHING = "TW238"
"""A relation or category that no product of the catalogue has."""


def selected_products(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A relation or a category selects at least one product of the catalogue."""
    for placed in card.placed():
        component = placed.component
        if not isinstance(component, ProductsComponent) or not component.selection.needs_catalogue:
            continue
        path = (*placed.path, component.selection_key)
        if component.catalogue is None:
            yield _without_catalogue(component, path, at)
        else:
            yield from _nothing_selected(component.selection, component.catalogue, path, at)


def _without_catalogue(component: ProductsComponent, path: Path, at: PlaceMap) -> Problem:
    what = f'"{component.name}" selects products by what they are, but nothing says what they are.'
    fix = "Write technologies.yaml beside tradewind.yaml, or name the products in a list."
    return Problem(NO_CATALOGUE, at.key(*path), what, fix)


def _nothing_selected(
    selection: Selection, catalogue: Catalogue, path: Path, at: PlaceMap
) -> Iterator[Problem]:
    unknown = [
        *_unknown("relation", selection.relations, RELATIONS, path, at),
        *_unknown("category", selection.categories, catalogue.categories, path, at),
    ]
    yield from unknown
    if not unknown and not selection.products(catalogue):
        wanted = " and ".join(
            f'the {key} "{" or ".join(texts)}"'
            for key, texts in (
                ("relation", selection.relations),
                ("category", selection.categories),
            )
            if texts is not None
        )
        what = f"No product of the catalogue has {wanted}."
        fix = "Say of one in technologies.yaml that it has, or take the component out."
        yield Problem(SELECTS_NOTHING, at.key(*path), what, fix)


def _unknown(
    key: str, written: tuple[str, ...] | None, known: Sequence[str], path: Path, at: PlaceMap
) -> Iterator[Problem]:
    for position, text in enumerate(written or ()):
        if text in known:
            continue
        near = get_close_matches(text, known, n=1)
        what = f'"{text}" is the {key} of no product in the catalogue.'
        fix = f"Give a product of technologies.yaml `{key}: {text}`."
        if key == "relation":
            what = f'"{text}" is no relation that a product can have.'
            fix = f"Write one of {', '.join(known)}."
        place = at.at(*path, key, position)
        yield Problem(SELECTS_NOTHING, place, what, f'Write "{near[0]}".' if near else fix)

"""A catalogue of technologies that contradicts itself."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.catalogue import Catalogue

TWO_PRODUCTS = "TW235"
"""A name that two products have, or one product twice."""
NO_UPGRADE = "TW236"
"""`upgrade_to` between products that are not both ours, or in a circle."""


def contradicting_catalogue(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A name means one product, and `upgrade_to` leads from one product of ours to another."""
    if card.technologies is not None:
        yield from contradictions(card.technologies, at, inside=("technologies",))


def contradictions(catalogue: Catalogue, at: PlaceMap, *, inside: Path = ()) -> Iterator[Problem]:
    """Find what contradicts itself in a catalogue.

    Args:
        catalogue: A catalogue of the right shape.
        at: The places of its file.
        inside: Where in the file the catalogue stands.
    """
    start = (*inside, "products")
    yield from _names_of_two(catalogue, at, start)
    for name, product in catalogue.products.items():
        if product.upgrade_to is not None:
            found = _wrong_upgrade(catalogue, name, product.upgrade_to)
            if found is not None:
                what, fix = found
                yield Problem(NO_UPGRADE, at.at(*start, name, "upgrade_to"), what, fix)


def _names_of_two(catalogue: Catalogue, at: PlaceMap, start: Path) -> Iterator[Problem]:
    claimed = {name: name for name in catalogue.products}
    for name, product in catalogue.products.items():
        for position, alias in enumerate(product.aliases):
            place = at.at(*start, name, "aliases", position)
            if not alias:
                yield Problem(TWO_PRODUCTS, place, "An alias is blank.", "Delete it.")
                continue
            other = claimed.setdefault(alias, name)
            is_again = other == name and alias in product.aliases[:position]
            if other != name or is_again or alias == name:
                what = f'"{alias}" already names the product "{other}".'
                yield Problem(TWO_PRODUCTS, place, what, f'Take "{alias}" out of one of them.')


def _wrong_upgrade(catalogue: Catalogue, name: str, target: str) -> tuple[str, str] | None:
    """Tell what is wrong where a product of others has a successor, or leads to none of ours."""
    own = catalogue.products_with(relations=("own",))
    if name not in own:
        what = f'"{name}" has `upgrade_to`, but is none of our own products.'
        return what, "Write `relation: own` beside it, or take `upgrade_to` out."
    others = [one for one in own if one != name]
    if target not in others:
        near = get_close_matches(target, others, n=1)
        fix = f'Write "{(near or others)[0]}".' if others else "Add the product it leads to."
        return f'"{target}" is no other product of ours.', fix
    last = _last_of_circle(catalogue, name)
    if last is None:
        return None
    return f'"{name}" leads to itself by way of "{last}".', f'Take it out of "{last}".'


def _last_of_circle(catalogue: Catalogue, name: str) -> str | None:
    """Give the product whose successor is the first one again; None without a circle."""
    seen = [name]
    while (following := catalogue.products[seen[-1]].upgrade_to) in catalogue.products:
        if following in seen:
            return seen[-1] if following == name else None
        seen.append(following)
    return None

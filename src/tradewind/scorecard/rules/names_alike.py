"""Names that differ only by case or blanks."""

from collections.abc import Iterator
from itertools import groupby

from tradewind.problems import Place, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.interface import loose

CODE = "TW219"


def names_alike(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Names that differ only by case or blanks are kept apart, and are easily mistaken."""
    for names in _groups(card, at):
        seen: dict[str, str] = {}
        for name, place in names:
            other = seen.setdefault(loose(name), name)
            if other != name:
                what = f'The names "{other}" and "{name}" differ only by case or blanks.'
                fix = f'Give "{name}" a name that nobody takes for the other.'
                yield Problem(CODE, place, what, fix, severity="warning")


def _groups(card: Scorecard, at: PlaceMap) -> Iterator[list[tuple[str, Place]]]:
    """Go through the names that must be told apart, each group with its places."""
    yield [(name, at.key("dimensions", name)) for name in card.dimensions]
    for dimension, one in card.dimensions.items():
        path = ("dimensions", dimension, "profiles")
        yield [(name, at.key(*path, name)) for name in one.profiles or ()]
    for _, placed in groupby(card.placed(), key=lambda placed: (placed.dimension, placed.profile)):
        yield [(one.component.name, at.at(*one.path, "name")) for one in placed]
    gates = enumerate(card.gates)
    yield [(gate.name, at.at("gates", position, "name")) for position, gate in gates]
    if card.tiers is not None:
        yield [(name, at.key("tiers", name)) for name in card.tiers.names]

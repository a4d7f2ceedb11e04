"""Two components of a profile, or two gates, of one name."""

from collections.abc import Iterator

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import ROUNDING

CODE = "TW218"
RESERVED = frozenset({ROUNDING})


def repeated_names(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Names are unique: of components in their profile, and of gates; "rounding" is taken."""
    used: dict[tuple[str, ...], Path] = {}
    gates = [
        (("gate", gate.name), ("gates", position), gate.name)
        for position, gate in enumerate(card.gates)
    ]
    components = [
        ((one.dimension, one.profile, one.component.name), one.path, one.component.name)
        for one in card.placed()
    ]
    for key, path, name in (*gates, *components):
        place = at.at(*path, "name")
        if key in used:
            line = at.at(*used[key], "name").line
            first = f", first in line {line}" if line else ""
            what = f'The name "{name}" is given twice{first}.'
            yield Problem(CODE, place, what, f'Write another name, such as "{name} 2".')
        if name in RESERVED:
            what = f'"{name}" names a line that every receipt may have.'
            yield Problem(CODE, place, what, f'Write another name, such as "{name} 2".')
        used.setdefault(key, path)

"""Roles of a buying group that nobody can tell apart."""

from collections.abc import Iterator

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.buying_group import BuyingGroup, BuyingGroupComponent
from tradewind.scorecard.conditions import Condition
from tradewind.scorecard.rules.interface import loose

NAMES_ALIKE = "TW271"
"""Two roles have the same name but for case and blanks."""
SAME_TEST = "TW272"
"""Two roles have the same test, so that nobody is ever in the second."""


def roles_alike(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Roles of a buying group differ in their names and in their tests."""
    for placed in card.placed():
        if isinstance(placed.component, BuyingGroupComponent):
            path = (*placed.path, "buying_group", "roles")
            yield from _alike(placed.component.buying_group, path, at)


def _alike(group: BuyingGroup, path: Path, at: PlaceMap) -> Iterator[Problem]:
    names: dict[str, str] = {}
    tests: dict[frozenset[object], str] = {}
    for name, condition in zip(group.roles, group.conditions, strict=True):
        first = names.setdefault(loose(name), name)
        if first != name:
            what = f'The roles "{first}" and "{name}" differ in case or blanks only.'
            yield Problem(NAMES_ALIKE, at.key(*path, name), what, "Keep one of them.")
        holder = tests.setdefault(_tests(condition), name)
        if holder not in (name, first):
            what = f'Nobody is ever in the role "{name}": its test is that of "{holder}" before it.'
            fix = "Give it a test of its own, or delete it."
            yield Problem(SAME_TEST, at.key(*path, name), what, fix)


def _tests(condition: Condition) -> frozenset[object]:
    return frozenset(condition.tests)

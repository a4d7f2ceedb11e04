"""Seniorities that no title is read as."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.scorecard.components.seniority import LEVELS, SeniorityComponent
from tradewind.scorecard.conditions import AnyOf, AnyTest, Condition, Not
from tradewind.scorecard.rules.interface import loose

NO_SUCH_LEVEL = "TW273"
"""A value is given to a seniority that is none of ours, and has no height among them."""
NOT_A_LEVEL = "TW274"
"""A test of people names a seniority that is none of ours, but like one of them."""


def seniorities_unknown(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Seniorities are named by our words, letter by letter."""
    for placed in card.placed():
        part = placed.component
        if isinstance(part, SeniorityComponent):
            for name in part.worth:
                if name not in LEVELS:
                    near = _near(name)
                    yield Problem(
                        NO_SUCH_LEVEL,
                        at.key(*placed.path, "seniority", name),
                        f'"{name}" is not a seniority.',
                        f'Write "{near}".' if near else f"Write one of {', '.join(LEVELS)}.",
                    )
        if isinstance(part, PeopleRowsComponent):
            for name in _tested(part.conditions):
                near = _near(name)
                if name not in LEVELS and near is not None:
                    what = f'"{name}" is not a seniority that titles are read as.'
                    fix = f'Write "{near}", or leave it if a column of yours says so.'
                    place = at.at(*placed.path, part.kind)
                    yield Problem(NOT_A_LEVEL, place, what, fix, severity="warning")


def _tested(conditions: tuple[Condition, ...]) -> Iterator[str]:
    for condition in conditions:
        for column, test in condition.tests:
            if column == "seniority":
                yield from _texts(test)


def _texts(test: AnyTest) -> tuple[str, ...]:
    inner = test.test if isinstance(test, Not) else test
    return inner.values if isinstance(inner, AnyOf) else ()


def _near(name: str) -> str | None:
    found = get_close_matches(loose(name).replace(" ", "-"), LEVELS, n=1, cutoff=0.6)
    return found[0] if found else None

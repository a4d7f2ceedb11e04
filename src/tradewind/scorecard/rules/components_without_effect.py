"""A component that gives every account the same value."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.interface import shown

CODE = "TW224"


def components_without_effect(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A component should be able to give at least two values; else it tells no accounts apart."""
    for placed in card.placed():
        component = placed.component
        missing = component.value_if_missing
        values = {*component.values} if missing is None else {*component.values, missing}
        if len(values) == 1:
            what = f'"{component.name}" gives every account the value {shown(values.pop())}.'
            fix = "Give it different values, or delete it."
            yield Problem(CODE, at.at(*placed.path, "name"), what, fix, severity="warning")

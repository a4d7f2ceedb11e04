"""A gate that looks at, or leaves out, a dimension that is not there."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import Place, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.conditions import AnyTest, InRange, IsKnown, Not
from tradewind.scorecard.gates import LeaveOut
from tradewind.scorecard.rules.interface import any_of

CODE = "TW246"


def dimensions_of_gates(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Gates look at scores of dimensions of the scorecard, in ranges, and leave out only those."""
    for position, gate in enumerate(card.gates):
        path = ("gates", position)
        for name, test in gate.when_scores.tests if gate.when_scores else ():
            place = at.key(*path, "when_scores", name)
            if name not in card.dimensions:
                yield _unknown(name, card, place)
            elif not isinstance(_inner(test), InRange | IsKnown):
                what = f'The score of "{name}" is a number.'
                yield Problem(CODE, place, what, 'Write a range such as "<40".')
        if isinstance(gate.then, LeaveOut) and gate.then.leave_out not in card.dimensions:
            place = at.at(*path, "then", "leave_out")
            yield _unknown(gate.then.leave_out, card, place)


def _inner(test: AnyTest) -> AnyTest:
    return test.test if isinstance(test, Not) else test


def _unknown(name: str, card: Scorecard, place: Place) -> Problem:
    near = get_close_matches(name, card.dimensions, n=1)
    fix = f'Write "{near[0]}".' if near else f"Write {any_of(card.dimensions)}."
    what = f'"{name}" is not a dimension of this scorecard.'
    return Problem(CODE, place, what, fix)

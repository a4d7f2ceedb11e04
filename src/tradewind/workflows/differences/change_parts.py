"""The four parts of a change: passing time, new events, other data, and the scorecard.

A change is told as a chain of states, each a complete score of the same accounts:

    P0  published then
    X0  the scorecard of then, and what was known then, computed today
    X1  the same, with ages measured to the moment of now: time has passed
    X2  the same, with the events that became known: new events
    X3  the same, with the attributes, technologies and opportunities of now: data
    X4  the scorecard of now
    P1  published now

Each part is the difference of two neighbours; what a computation of today differs from what was
published at either end is `data`, too, because only the tables can have changed. So the parts add
up to P1 - P0 exactly, in the score and in every line of the receipt. The order is a part of the
definition; see decision 9.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

State = Literal["p0", "x0", "x1", "x2", "x3", "x4", "p1"]
STATES: tuple[State, ...] = get_args(State)
Part = Literal["time", "events", "data", "scorecard"]
PARTS: tuple[Part, ...] = get_args(Part)
ZERO = Decimal("0.0000")
TERMS: Mapping[Part, str] = {
    "time": "{x1} - {x0}",
    "events": "{x2} - {x1}",
    "data": "({x3} - {x2}) + ({x0} - {p0}) + ({p1} - {x4})",
    "scorecard": "{x4} - {x3}",
}
"""Each part in SQL, over the states."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What each part did; None where one of its ends has no score."""

    time: Decimal | None
    events: Decimal | None
    data: Decimal | None
    scorecard: Decimal | None

    def of(self, part: Part) -> Decimal | None:
        """Give one part by its name."""
        found: Decimal | None = getattr(self, part)
        return found

    @property
    def total(self) -> Decimal | None:
        """The sum of all; None where one is unknown."""
        known = [amount for part in PARTS if (amount := self.of(part)) is not None]
        return sum(known, ZERO) if len(known) == len(PARTS) else None

    @property
    def moved(self) -> bool:
        """Whether any of them did anything."""
        return any(self.of(part) for part in PARTS)

    def to_dict(self) -> dict[str, Decimal | None]:
        """Give them by name."""
        return {part: self.of(part) for part in PARTS}


def parts_of(amounts: Mapping[State, Decimal | None], *, is_whole: bool = True) -> Parts:
    """Give the parts of a change.

    Args:
        amounts: The score, or one line, in every state; None where a state has none.
        is_whole: Whether the account had a score then and has one now. If so, a state between
            that has none counts as 0, so that the parts add up. If not, `data` is unknown, and
            so is every part of which one end has none.
    """
    if is_whole:
        sure = {state: amounts[state] or ZERO for state in STATES}
        return Parts(
            time=sure["x1"] - sure["x0"],
            events=sure["x2"] - sure["x1"],
            data=(sure["x3"] - sure["x2"]) + (sure["x0"] - sure["p0"]) + (sure["p1"] - sure["x4"]),
            scorecard=sure["x4"] - sure["x3"],
        )
    return Parts(
        time=_difference(amounts["x1"], amounts["x0"]),
        events=_difference(amounts["x2"], amounts["x1"]),
        data=None,
        scorecard=_difference(amounts["x4"], amounts["x3"]),
    )


def _difference(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    return None if later is None or earlier is None else later - earlier


def part_terms() -> dict[Part, str]:
    """Write the same in SQL, over relations of the states' names that have a score each."""
    sure = {state: f"coalesce({state}.score, 0)" for state in STATES}
    bare = {state: f"{state}.score" for state in STATES}
    is_whole = "p0.score IS NOT NULL AND p1.score IS NOT NULL"
    return {
        part: f"CASE WHEN {is_whole} THEN {term.format(**sure)} "
        f"ELSE {'NULL' if part == 'data' else term.format(**bare)} END"
        for part, term in TERMS.items()
    }

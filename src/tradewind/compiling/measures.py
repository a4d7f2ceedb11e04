"""Measures: what components sum up, for each account, over tables other than the accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.interface import TableUse
from tradewind.scorecard.hierarchy import Policy

Rows = Literal[
    "technologies",
    "products",
    "opportunities",
    "events",
    "unrepeated_events",
    "person_days",
    "people",
    "days",
    "topics",
    "capped_people",
    "capped_person_days",
    "persons",
]
"""Of what a measure is the sum: the rows of a table, or groups of them within an account.

`people` are those who did something, as the events name them; `persons` are those of the people
table. Of `capped_people` what each person did is added up first, of `capped_person_days` what
each did day by day.
"""


Pass = tuple[Rows, Policy]
"""What one pass sums up: which rows, and of whom beside the account itself."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One column with one value for each account that has any such row.

    Attributes:
        ending: What its column is called behind the component's stem.
        rows: What is summed up.
        term: An aggregate over the rows, or over the columns of `within` where rows are groups.
        without_rows: What it is for an account that has no such row; None for null.
        within: What is worked out first, by ending: aggregates that give each group its columns,
            or terms of single rows.
        picked: The condition by which the component picks rows, before repeats are told apart or
            rows are grouped; None for all rows.
        then: What is worked out next, by ending, over the columns of `within`: for each person
            the sum of its groups, or of its rows what is told of a person of the people table.
    """

    ending: str
    rows: Rows
    term: Node
    without_rows: float | None = None
    within: tuple[tuple[str, Node], ...] = ()
    picked: Node | None = None
    then: tuple[tuple[str, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Measuring:
    """What a component may use to write its measures.

    Attributes:
        stem: The component's stem.
        knowledge: The moments.
        column: Gives the term of a column of a table's rows.
        picked: The condition that an event passes the component's tests.
    """

    stem: str
    knowledge: Knowledge
    column: Callable[[TableUse], Node]
    picked: Node

    def named(self, ending: str) -> str:
        """Give the name of a column of the component."""
        return f"{self.stem}_{ending}"

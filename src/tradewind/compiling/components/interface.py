"""What the SQL of every kind of component offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.conditions import Use

C = TypeVar("C", bound=Component, contravariant=True)


@dataclass(frozen=True, slots=True)
class Reader:
    """What a component's SQL may read.

    Attributes:
        column: Gives the term of an account's column, read as the wanted use.
        measure: Gives the term of one of the component's own measures by its ending; null where
            the account has no row to measure, or the table is not bound.
        has_rows: Whether the table that it measures is bound.
        age_days: Gives the term of the days from a date column to the as-of moment.
    """

    column: Callable[[str, Use], Node]
    measure: Callable[[str], Node]
    has_rows: bool
    age_days: Callable[[str], Node]


class ComponentSql(Protocol[C]):
    """The SQL of one kind of component."""

    def __call__(self, component: C, reader: Reader) -> Node:
        """Give the term of the known value; null where the fact is unknown."""
        ...


class MeasuresSql(Protocol[C]):
    """What a kind of component measures in other tables."""

    def __call__(self, component: C, measuring: Measuring) -> tuple[Measure, ...]:
        """Give its measures."""
        ...

"""What the SQL of every kind of component offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.interface import Component, Use

C = TypeVar("C", bound=Component, contravariant=True)


@dataclass(frozen=True, slots=True)
class Reader:
    """What a component's SQL may read.

    Attributes:
        column: Gives the term of an account's column, read as the wanted use.
        sighting: The term that holds, for a technology component, the position (from 1) of the
            first of its products that counts; 0 where none does; null where no technology is
            known.
        age_days: Gives the term of the days from a date column to the as-of moment.
    """

    column: Callable[[str, Use], Node]
    sighting: Node
    age_days: Callable[[str], Node]


class ComponentSql(Protocol[C]):
    """The SQL of one kind of component."""

    def __call__(self, component: C, reader: Reader) -> Node:
        """Give the term of the known value; null where the fact is unknown."""
        ...

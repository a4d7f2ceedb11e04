"""The SQL of each kind of component, by the key that names the kind."""

from typing import Any

from tradewind.compiling.components import category, days_since, number, technology, yes_no
from tradewind.compiling.components.interface import ComponentSql, Reader
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.interface import Component

_SQL_OF: dict[str, ComponentSql[Any]] = {
    "number": number.known_value,
    "category": category.known_value,
    "yes_no": yes_no.known_value,
    "technology": technology.known_value,
    "days_since": days_since.known_value,
}


def known_value(component: Component, reader: Reader) -> Node:
    """Give the term of a component's value; null where the fact is unknown."""
    return _SQL_OF[component.kind](component, reader)

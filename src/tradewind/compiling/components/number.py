"""The SQL of a number component."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.curves import value_at
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.number import NumberComponent


def known_value(component: NumberComponent, reader: Reader) -> Node:
    """Give the curve's value at the number."""
    return value_at(component.curve, reader.column(component.number, "number"))

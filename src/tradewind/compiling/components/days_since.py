"""The SQL of the age of a date."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.curves import value_at
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.days_since import DaysSinceComponent


def known_value(component: DaysSinceComponent, reader: Reader) -> Node:
    """Give the curve's value at the age in days."""
    return value_at(component.curve, reader.age_days(component.days_since))

"""The SQL of a number of products."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.products import (
    curve_at,
    is_selected,
    numbers_of,
    was_seen_within,
)
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.technology_count import TechnologyCountComponent


def known_value(component: TechnologyCountComponent, reader: Reader) -> Node:
    """Give the curve's value at the number of products."""
    return curve_at(component.curve, "products", reader)


def measures(component: TechnologyCountComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count the products that are in use."""
    recent = was_seen_within(component.seen_within, measuring.knowledge.as_of_seconds)
    return numbers_of(component, is_selected(component), *recent)

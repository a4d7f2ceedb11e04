"""The SQL of products added or dropped."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.products import curve_at, is_selected, numbers_of
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import Node, Number, Pair
from tradewind.compiling.tables.products import FIRST_SEEN, LAST_SEEN
from tradewind.scorecard.components.technology_changes import TechnologyChangesComponent
from tradewind.scorecard.facts import SECONDS_A_DAY


def known_value(component: TechnologyChangesComponent, reader: Reader) -> Node:
    """Give the curve's value at the number of changes."""
    return curve_at(component.curve, "products", reader)


def measures(component: TechnologyChangesComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count the products that changed so."""
    as_of = measuring.knowledge.as_of_seconds
    oldest = Number(as_of - component.within * SECONDS_A_DAY)
    if component.technology_changes == "added":
        changed = [Pair(FIRST_SEEN, ">=", oldest)]
    else:
        silent_since = Number(as_of - component.silence_days * SECONDS_A_DAY)
        changed = [Pair(LAST_SEEN, ">=", oldest), Pair(LAST_SEEN, "<", silent_since)]
    return numbers_of(component, is_selected(component), *changed)

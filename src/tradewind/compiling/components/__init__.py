"""The SQL of each kind of component, by the key that names the kind."""

from typing import Any

from tradewind.compiling.components import (
    buying_group,
    category,
    days_since,
    days_since_event,
    early_adopter,
    events,
    growth,
    intent,
    number,
    opportunities,
    people,
    seniority,
    surge,
    technology,
    technology_changes,
    technology_count,
    yes_no,
)
from tradewind.compiling.components.interface import ComponentSql, MeasuresSql, Reader
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import Node
from tradewind.scorecard.components.interface import Component

_VALUE_OF: dict[str, ComponentSql[Any]] = {
    "number": number.known_value,
    "category": category.known_value,
    "yes_no": yes_no.known_value,
    "technology": technology.known_value,
    "technology_count": technology_count.known_value,
    "technology_changes": technology_changes.known_value,
    "early_adopter": early_adopter.known_value,
    "days_since": days_since.known_value,
    "growth": growth.known_value,
    "opportunities": opportunities.known_value,
    "events": events.known_value,
    "intent": intent.known_value,
    "surge": surge.known_value,
    "days_since_event": days_since_event.known_value,
    "people": people.known_value,
    "buying_group": buying_group.known_value,
    "seniority": seniority.known_value,
}
_MEASURES_OF: dict[str, MeasuresSql[Any]] = {
    "technology": technology.measures,
    "technology_count": technology_count.measures,
    "technology_changes": technology_changes.measures,
    "early_adopter": early_adopter.measures,
    "opportunities": opportunities.measures,
    "events": events.measures,
    "intent": intent.measures,
    "surge": surge.measures,
    "days_since_event": days_since_event.measures,
    "people": people.measures,
    "buying_group": buying_group.measures,
    "seniority": seniority.measures,
}


def known_value(component: Component, reader: Reader) -> Node:
    """Give the term of a component's value; null where the fact is unknown."""
    return _VALUE_OF[component.kind](component, reader)


def measures(component: Component, measuring: Measuring) -> tuple[Measure, ...]:
    """Give what a component measures in tables other than the accounts."""
    measures_of = _MEASURES_OF.get(component.kind)
    return measures_of(component, measuring) if measures_of else ()

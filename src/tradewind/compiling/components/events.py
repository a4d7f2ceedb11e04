"""The SQL of events."""

from dataclasses import replace

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.occurring import group_measures, row_measures
from tradewind.compiling.components.occurring import known_value as value_of_sum
from tradewind.compiling.measures import Measure, Measuring, Rows
from tradewind.compiling.nodes import All, Either, IsNull, Node, Number, Opposite, Pair
from tradewind.compiling.tables.events import (
    AGE_DAYS,
    OCCURRED,
    PERSON_KEY,
    QUANTITY,
    SINCE_LIKE,
)
from tradewind.scorecard.components.events import EventsComponent


def known_value(component: EventsComponent, reader: Reader) -> Node:
    """Give the value of the account's events; that of no event where it has none."""
    return value_of_sum(component, reader)


def measures(component: EventsComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Add up the events, by themselves or by person and day."""
    condition = measuring.picked
    rows = _rows(component)
    if rows == "people":
        condition = All((condition, Opposite(IsNull(PERSON_KEY))))
    if rows in ("events", "unrepeated_events"):
        picked = None
        if component.once_within is not None:
            is_far = Pair(SINCE_LIKE, ">", Number(component.once_within))
            picked, condition = condition, Either((IsNull(SINCE_LIKE), is_far))
        found = row_measures(
            component,
            rows,
            condition,
            stem=measuring.stem,
            age_days=AGE_DAYS,
            seconds=OCCURRED,
            quantity=QUANTITY,
        )
        return tuple(replace(one, picked=picked) for one in found)
    return group_measures(
        component,
        rows,
        condition,
        stem=measuring.stem,
        age_days=AGE_DAYS,
        seconds=OCCURRED,
        quantity=QUANTITY,
    )


def _rows(component: EventsComponent) -> Rows:
    if component.once_within is not None:
        return "unrepeated_events"
    if component.count != "events":
        return component.count
    return "events" if component.per_person_per_day is None else "person_days"

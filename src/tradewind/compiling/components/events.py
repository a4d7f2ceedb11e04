"""The SQL of events."""

from dataclasses import replace

from tradewind.compiling.components.in_families import beside_own
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.occurring import (
    capped_by_person,
    group_measures,
    row_measures,
    still_counts,
)
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
    found = _uncapped(component, measuring)
    if component.per_person is None:
        return found
    rows = _rows(component)
    capped = capped_by_person(
        component, [one for one in found if one.rows == rows], stem=measuring.stem
    )
    return (*capped, *(one for one in found if one.rows != rows))


def _uncapped(component: EventsComponent, measuring: Measuring) -> tuple[Measure, ...]:
    condition = measuring.picked
    rows = _rows(component)
    if rows == "people":
        condition = All((condition, Opposite(IsNull(PERSON_KEY))))
    if rows in ("events", "unrepeated_events", "capped_people"):
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
        counts = still_counts(component, condition, AGE_DAYS)
        own = (replace(one, picked=picked) for one in found)
        told_of: Rows = "events" if rows == "capped_people" else rows
        return (*own, *beside_own(component, told_of, counts, picked))
    together = group_measures(
        component,
        rows,
        condition,
        stem=measuring.stem,
        age_days=AGE_DAYS,
        seconds=OCCURRED,
        quantity=QUANTITY,
    )
    counts = still_counts(component, condition, AGE_DAYS)
    return (*together, *beside_own(component, "events", counts))


def _rows(component: EventsComponent) -> Rows:
    if component.once_within is not None:
        return "unrepeated_events"
    if component.count != "events":
        return component.count
    if component.per_person is not None:
        return "capped_people" if component.per_person_per_day is None else "capped_person_days"
    return "events" if component.per_person_per_day is None else "person_days"

"""The SQL of the days since the latest event."""

from tradewind.compiling.components.in_families import beside_own
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.curves import value_at
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
)
from tradewind.compiling.tables.events import AGE_DAYS, OCCURRED
from tradewind.scorecard.components.days_since_event import DaysSinceEventComponent


def known_value(component: DaysSinceEventComponent, reader: Reader) -> Node:
    """Give the curve's value at the days; that of `never` where there was no event."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    had_none = Pair(reader.measure("count"), "=", Number(0.0))
    value = value_at(component.curve, reader.measure("days"))
    return Cast(Case(((had_none, Number(float(component.never))),), value), "DOUBLE")


def measures(component: DaysSinceEventComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count the events, and find the latest."""
    counts = measuring.picked
    if component.window_days is not None:
        counts = All((counts, Pair(AGE_DAYS, "<=", Number(component.window_days))))
    days = Column(measuring.named("unit_days"))
    latest = Case(((Opposite(IsNull(days)), OCCURRED),), Null())
    number = Cast(Call("COUNT", (days,)), "DOUBLE")
    within = (("days", Case(((counts, AGE_DAYS),), Null())),)
    return (
        Measure("count", "events", number, 0.0, within),
        Measure("days", "events", Call("MIN", (days,))),
        Measure("latest", "events", Call("MAX", (latest,))),
        *beside_own(component, "events", counts),
    )

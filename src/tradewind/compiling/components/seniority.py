"""The SQL of the seniority reached."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.people_rows import did_pass, if_engaged, number_of, passes
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
    Pair,
    Text,
)
from tradewind.scorecard.components.seniority import LEVELS, SENIORITY, SeniorityComponent


def known_value(component: SeniorityComponent, reader: Reader) -> Node:
    """Give the value of the highest level; null where nobody's is known."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    level, has_unread = reader.measure("level"), Pair(reader.measure("unread"), ">", Number(0.0))
    otherwise = Number(float(component.otherwise))
    branches: list[tuple[Node, Node]] = [
        (All((IsNull(level), has_unread)), Null()),
        (IsNull(level), otherwise),
    ]
    for name, worth in component.worth.items():
        if name in LEVELS:
            is_level = Pair(level, "=", Number(float(LEVELS[name])))
            branches.append((is_level, Number(float(worth))))
    return Cast(Case(tuple(branches), otherwise), "DOUBLE")


def measures(component: SeniorityComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Find the highest level, and count the people."""
    written = measuring.column(SENIORITY)
    levels = tuple(
        (Pair(written, "=", Text(name)), Number(float(level))) for name, level in LEVELS.items()
    )
    within = (
        ("people", passes(component.where, measuring)),
        ("level", Case(levels, Null())),
    )
    is_present = did_pass("people", measuring)
    counts = if_engaged(is_present, component, measuring)
    level = Column(measuring.named("unit_level"))
    found = [
        Measure("level", "persons", Call("MAX", (Case(((counts, level),), Null()),))),
        Measure("people", "persons", number_of(is_present), 0.0, within),
        Measure("unread", "persons", number_of(All((counts, IsNull(level)))), 0.0),
    ]
    if component.asks_who_is_engaged:
        found.append(Measure("engaged", "persons", number_of(counts), 0.0))
    return tuple(found)

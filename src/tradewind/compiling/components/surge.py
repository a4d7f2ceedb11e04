"""The SQL of a surge; see `scorecard.surges`."""

from tradewind.compiling.components.in_families import beside_own
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.threshold import value_at
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
    whole,
)
from tradewind.compiling.tables.events import AGE_DAYS, PERSON_KEY
from tradewind.scorecard.components.surge import SurgeComponent
from tradewind.scorecard.rounding import UNITS_PER_POINT
from tradewind.scorecard.surges import (
    ADDED_BEFORE,
    ANSCOMBE_SHIFT,
    LARGEST_INDEX,
    NO_SURGE,
    POINTS_PER_UNIT,
)

NONE = Number(0.0)


def known_value(component: SurgeComponent, reader: Reader) -> Node:
    """Give the value of the index; that of no event where the account has none."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    index = reader.measure("index")
    if component.minimum_people:
        is_too_few = Pair(reader.measure("people"), "<", Number(component.minimum_people))
        index = Case(((is_too_few, Call("LEAST", (index, Number(NO_SURGE)))),), index)
    threshold = Number(float(component.index_at_least or 0))
    return value_at(component, index, is_reached=Pair(index, ">=", threshold))


def _index(component: SurgeComponent, recent: Node, before: Node) -> Node:
    """Give the index, with the operations of `surge_index` in their order."""
    in_recent_days = Pair(Pair(before, "+", Number(ADDED_BEFORE)), "*", Number(component.recent))
    expected = Pair(in_recent_days, "/", Number(component.before))
    roots = Pair(_root(recent), "-", _root(expected))
    rise = Pair(Number(POINTS_PER_UNIT), "*", Pair(Number(2.0), "*", roots))
    index = Pair(Number(NO_SURGE), "+", rise)
    bounded = Call("GREATEST", (NONE, Call("LEAST", (Number(LARGEST_INDEX), index))))
    units = whole(Pair(bounded, "*", Number(float(UNITS_PER_POINT))))
    return Pair(units, "/", Number(float(UNITS_PER_POINT)))


def _root(count: Node) -> Node:
    return Call("SQRT", (Pair(count, "+", Number(ANSCOMBE_SHIFT)),))


def measures(component: SurgeComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count the events of the recent days and of those before, and who did the recent ones."""
    condition = measuring.picked
    ends = Number(component.recent), Number(component.recent + component.before)
    is_recent = All((condition, Pair(AGE_DAYS, "<", ends[0])))
    is_before = All((condition, Pair(AGE_DAYS, ">=", ends[0]), Pair(AGE_DAYS, "<", ends[1])))
    recent, before = _number_of(is_recent), _number_of(is_before)
    is_either = All((condition, Pair(AGE_DAYS, "<", ends[1])))
    counts = (
        *beside_own(component, "events", is_either),
        Measure("recent", "events", recent, 0.0),
        Measure("before", "events", before, 0.0),
        Measure("index", "events", _index(component, recent, before), component.index_of(0, 0)),
    )
    if not component.minimum_people:
        return counts
    of_somebody = All((is_recent, Opposite(IsNull(PERSON_KEY))))
    seen = Call("MAX", (Case(((of_somebody, Number(1.0)),), NONE),))
    people = Call("SUM", (Column(measuring.named("unit_people")),))
    within = (("people", seen),)
    return (*counts, Measure("people", "people", people, 0.0, within, picked=of_somebody))


def _number_of(condition: Node) -> Node:
    return Call("SUM", (Case(((condition, Number(1.0)),), NONE),))

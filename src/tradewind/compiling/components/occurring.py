"""The SQL of components that add up dated facts; see `scorecard.occurrences`."""

from collections.abc import Sequence
from dataclasses import replace

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.curves import value_at
from tradewind.compiling.decay import share_at
from tradewind.compiling.measures import Measure, Rows
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
from tradewind.scorecard.components.occurring import OccurrenceComponent
from tradewind.scorecard.occurrences import GRAINS_PER_POINT, GRAINS_PER_UNIT
from tradewind.scorecard.rounding import UNITS_PER_POINT


def known_value(component: OccurrenceComponent, reader: Reader) -> Node:
    """Give the value of the account's sum; that of nothing seen where it has no such row."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    grains = reader.measure("grains")
    if component.curve is not None:
        return value_at(component.curve, Pair(grains, "/", Number(GRAINS_PER_POINT)))
    units = whole(Pair(grains, "/", Number(GRAINS_PER_UNIT)))
    low, high = (Number(float(end * UNITS_PER_POINT)) for end in component.values)
    bounded = Call("GREATEST", (low, Call("LEAST", (high, units))))
    return Pair(bounded, "/", Number(UNITS_PER_POINT))


def still_counts(component: OccurrenceComponent, condition: Node, age_days: Node) -> Node:
    """Give the condition that a row is one of the component's and is not worn away."""
    if component.lifespan_days is None:
        return condition
    return All((condition, Pair(age_days, "<=", Number(component.lifespan_days))))


def row_measures(
    component: OccurrenceComponent,
    rows: Rows,
    condition: Node,
    *,
    stem: str,
    age_days: Node,
    seconds: Node,
    quantity: Node,
) -> tuple[Measure, ...]:
    """Give the measures where every row gives points by itself."""
    grains: Node = Number(float(component.grains_each))
    if component.times is not None:
        grains = Pair(grains, "*", quantity)
    if component.decay is not None:
        grains = Pair(grains, "*", share_at(component.decay, age_days))
    if component.times is not None or component.decay is not None:
        grains = whole(grains)
    counts = still_counts(component, condition, age_days)
    # Each row's points are worked out once, and tell also whether it counts.
    within = (("grains", Case(((counts, grains),), Null())),)
    given = Column(f"{stem}_unit_grains")
    number = Cast(Call("COUNT", (given,)), "DOUBLE")
    seconds = Case(((Opposite(IsNull(given)), seconds),), Null())
    return (
        Measure("grains", rows, Call("SUM", (given,)), 0.0, within),
        Measure("count", rows, number, 0.0),
        Measure("latest", rows, Call("MAX", (seconds,))),
    )


def group_measures(
    component: OccurrenceComponent,
    rows: Rows,
    condition: Node,
    *,
    stem: str,
    age_days: Node,
    seconds: Node,
    quantity: Node,
) -> tuple[Measure, ...]:
    """Give the measures where rows give points together: those of a person, a day, or both."""
    counts = still_counts(component, condition, age_days)
    one: Node = Number(float(component.grains_each))
    given = Column(f"{stem}_unit_grains")
    many: Node = one
    within: list[tuple[str, Node]] = []
    if component.count == "events":
        cap = component.grains_a_day
        assert cap is not None, "events are grouped only where a cap holds"
        row = whole(Pair(one, "*", quantity)) if component.times is not None else one
        within.append(("grains", _sum_where(counts, row)))
        capped = Call("LEAST", (given, Number(float(cap))))
        many = Call("GREATEST", (Number(float(-cap)), capped))
    latest = Column(f"{stem}_unit_latest")
    within.append(("latest", Call("MAX", (Case(((counts, seconds),), Null()),))))
    within.append(("count", _sum_where(counts, Number(1.0))))
    if component.decay is not None:
        share = Column(f"{stem}_unit_share")
        kept = Case(((counts, share_at(component.decay, age_days)),), Null())
        within.append(("share", Call("MAX", (kept,))))
        many = whole(Pair(many, "*", share))
    has_any = Pair(Column(f"{stem}_unit_count"), ">", Number(0))
    return (
        Measure("grains", rows, _sum_where(has_any, many), 0.0, tuple(within)),
        Measure("count", rows, _sum_where(has_any, _shown_count(component, stem)), 0.0),
        Measure("latest", rows, Call("MAX", (latest,))),
    )


def capped_by_person(
    component: OccurrenceComponent, found: Sequence[Measure], *, stem: str
) -> tuple[Measure, ...]:
    """Let all that one person gives to measures end at the component's cap; nobody is one, too.

    Args:
        component: The component, with a cap.
        found: The measures without it.
        stem: The component's stem.
    """
    cap = component.grains_a_person
    assert cap is not None, "only what has a cap is capped"
    then = tuple((one.ending, one.term) for one in found)
    given = Column(f"{stem}_unit_grains")
    bounded = Call("LEAST", (given, Number(float(cap))))
    capped = Call("GREATEST", (Number(float(-cap)), bounded))
    terms = {
        "grains": _sum_where(Opposite(IsNull(given)), capped),
        "count": Call("SUM", (Column(f"{stem}_unit_count"),)),
        "latest": Call("MAX", (Column(f"{stem}_unit_latest"),)),
    }
    return tuple(replace(one, term=terms[one.ending], then=then) for one in found)


def _shown_count(component: OccurrenceComponent, stem: str) -> Node:
    return Column(f"{stem}_unit_count") if component.count == "events" else Number(1.0)


def _sum_where(condition: Node, term: Node) -> Node:
    return Call("SUM", (Case(((condition, term),), Null()),))

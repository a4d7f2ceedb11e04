"""The SQL of a buying group."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.people_rows import did_pass, if_engaged, number_of, passes
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import (
    Call,
    Case,
    Cast,
    Column,
    Node,
    Null,
    Number,
    Pair,
    added,
    whole,
)
from tradewind.scorecard.components.buying_group import BuyingGroupComponent
from tradewind.scorecard.rounding import UNITS_PER_POINT


def known_value(component: BuyingGroupComponent, reader: Reader) -> Node:
    """Give the value of the coverage; null where no table tells the people."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    group = component.buying_group
    filled = added(
        [
            Pair(_at_most(reader.measure(f"{group.having}_{place}"), role.want), "*", Number(part))
            for place, (role, part) in enumerate(
                zip(group.roles.values(), map(float, group.parts), strict=True), 1
            )
        ]
    )
    whole_group = Number(float(group.parts_of_role * len(group.roles)))
    units = Pair(Pair(filled, "*", Number(component.units_at_most)), "/", whole_group)
    return Pair(whole(units), "/", Number(float(UNITS_PER_POINT)))


def _at_most(have: Node, want: int) -> Node:
    return Call("LEAST", (have, Number(float(want))))


def measures(component: BuyingGroupComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count who is present and who is engaged in each role."""
    tests = enumerate(component.conditions, 1)
    within = tuple((f"present_{place}", passes(test, measuring)) for place, test in tests)
    roles = [(did_pass(ending, measuring), ending.removeprefix("present_")) for ending, _ in within]
    first = Case(tuple((passed, Number(int(place))) for passed, place in roles), Null())
    role = Column(measuring.named("unit_role"))
    found = []
    for place in range(1, len(within) + 1):
        is_in_role = Pair(role, "=", Number(place))
        present = number_of(is_in_role)
        found.append(
            Measure(f"present_{place}", "persons", present, 0.0, within, then=(("role", first),))
        )
        if component.asks_who_is_engaged:
            engaged = number_of(if_engaged(is_in_role, component, measuring))
            found.append(Measure(f"engaged_{place}", "persons", engaged, 0.0))
    return tuple(found)

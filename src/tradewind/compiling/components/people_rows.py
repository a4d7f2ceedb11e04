"""What the SQL of components of people shares: who passes a test, and who is engaged."""

from tradewind.compiling.conditions import condition_term
from tradewind.compiling.measures import Measuring
from tradewind.compiling.nodes import All, Call, Case, Column, IsNull, Node, Number, Opposite, Pair
from tradewind.scorecard.components.interface import TableUse
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.scorecard.conditions import Condition

ONE, NONE = Number(1.0), Number(0.0)


def passes(condition: Condition | None, measuring: Measuring) -> Node:
    """Give 1 for a row that passes a test, 0 for others; 1 where there is no test."""
    if condition is None:
        return Number(1)
    term = condition_term(
        condition, lambda name, use: measuring.column(TableUse("people", name, use))
    )
    return Case(((term, Number(1)),), Number(0))


def did_pass(ending: str, measuring: Measuring) -> Node:
    """Give the condition that a person passed the test of an ending."""
    return Pair(Column(measuring.named(f"unit_{ending}")), "=", Number(1))


def if_engaged(condition: Node, component: PeopleRowsComponent, measuring: Measuring) -> Node:
    """Give the condition that a person meets another and is engaged, where that is asked."""
    if not component.asks_who_is_engaged:
        return condition
    is_engaged = Opposite(IsNull(Column(measuring.named("unit_latest"))))
    return All((condition, is_engaged))


def number_of(condition: Node) -> Node:
    """Aggregate an account's people to how many meet a condition, as a double."""
    return Call("SUM", (Case(((condition, ONE),), NONE),))

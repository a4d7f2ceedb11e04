"""The SQL of conditions; SQL's own logic of true, false and null is the one they need."""

from collections.abc import Callable

from tradewind.compiling.curves import holds
from tradewind.compiling.nodes import All, IsIn, IsNull, Node, Opposite, Pair, Text, Truth
from tradewind.scorecard.conditions import (
    AnyOf,
    AnyTest,
    Condition,
    InRange,
    IsKnown,
    IsYes,
    Not,
    Use,
)


def condition_term(condition: Condition, column: Callable[[str, Use], Node]) -> Node:
    """Give the term of a condition: true, false, or null where it is unknown."""
    return All(tuple(_test(name, test, column) for name, test in condition.tests))


def _test(name: str, test: AnyTest, column: Callable[[str, Use], Node]) -> Node:
    match test:
        case AnyOf(values):
            return IsIn(column(name, "text"), tuple(Text(value) for value in values))
        case InRange(interval):
            return holds(interval, column(name, "number"))
        case IsYes(wanted):
            return Pair(column(name, "yes_no"), "=", Truth(wanted))
        case IsKnown(wanted):
            is_unknown = IsNull(column(name, "text"))
            return Opposite(is_unknown) if wanted else is_unknown
        case Not(inner):
            return Opposite(_test(name, inner, column))

"""The SQL of growth; what a number was then is measured in `tables.account_history`."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.curves import value_at
from tradewind.compiling.nodes import All, Case, Cast, Column, Node, Null, Number, Pair, whole
from tradewind.scorecard.components.growth import (
    LARGEST_MEASURED,
    LEAST_THEN,
    GrowthComponent,
)
from tradewind.scorecard.rounding import UNITS_PER_POINT


def known_value(component: GrowthComponent, reader: Reader) -> Node:
    """Give the curve's value at the percentage; null where there is none."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    return value_at(component.curve, reader.measure("percent"))


def percent_term(now: Column, then: Column) -> Node:
    """Give the growth in percent; null where a number is unknown or cannot be compared."""
    largest = Number(LARGEST_MEASURED)
    is_comparable = All(
        (
            Pair(then, ">=", Number(LEAST_THEN)),
            Pair(then, "<=", largest),
            Pair(now, ">=", Number(-LARGEST_MEASURED)),
            Pair(now, "<=", largest),
        )
    )
    share = Pair(Pair(now, "-", then), "/", then)
    ten_thousandths = whole(Pair(Pair(share, "*", Number(100.0)), "*", Number(UNITS_PER_POINT)))
    percent = Pair(ten_thousandths, "/", Number(UNITS_PER_POINT))
    return Cast(Case(((is_comparable, percent),), Null()), "DOUBLE")

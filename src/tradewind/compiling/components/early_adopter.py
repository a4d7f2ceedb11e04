"""The SQL of the early-adopter index; see `scorecard.adoption`."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.products import curve_at, is_selected, number_of
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    whole,
)
from tradewind.compiling.tables.products import FIRST_SEEN, LATER, OTHERS, SAME
from tradewind.scorecard.adoption import FEWEST_ACCOUNTS, GRAINS_PER_PERCENT
from tradewind.scorecard.components.early_adopter import EarlyAdopterComponent


def known_value(component: EarlyAdopterComponent, reader: Reader) -> Node:
    """Give the curve's value at the index."""
    return curve_at(component.curve, "index", reader)


def measures(component: EarlyAdopterComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Give the mean percentile over the account's products, and how many they are."""
    qualifies = (
        is_selected(component),
        Opposite(IsNull(FIRST_SEEN)),
        Pair(OTHERS, ">=", Number(FEWEST_ACCOUNTS - 1)),
    )
    total = Call("SUM", (Case(((All(qualifies), _percentile_grains()),), Null()),))
    number = number_of(*qualifies)
    # Where no product qualifies the sum is null; dividing by null keeps engines from failing.
    mean = Pair(total, "/", Call("NULLIF", (number, Number(0.0))))
    index = Pair(mean, "/", Number(float(GRAINS_PER_PERCENT)))
    return (Measure("index", "products", index), Measure("products", "products", number))


def _percentile_grains() -> Node:
    ahead = Pair(LATER, "+", Pair(SAME, "*", Number(0.5)))
    grains = Pair(ahead, "*", Number(float(100 * GRAINS_PER_PERCENT)))
    return whole(Pair(grains, "/", OTHERS))

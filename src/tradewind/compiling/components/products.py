"""What the SQL of components of products shares: which rows are theirs, and how many."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.curves import value_at
from tradewind.compiling.measures import Measure
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Either,
    IsIn,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Text,
)
from tradewind.compiling.tables.hierarchy import IS_ELSEWHERE
from tradewind.compiling.tables.products import LAST_SEEN, PRODUCT
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.curves import Bands, Ramp
from tradewind.scorecard.facts import SECONDS_A_DAY


def is_selected(component: ProductsComponent) -> Node:
    """Give the condition that a product is one of the component's."""
    if component.selection.is_any:
        return Opposite(IsNull(PRODUCT))
    return IsIn(PRODUCT, tuple(map(Text, component.products)))


def was_seen_within(days: float | None, as_of_seconds: float) -> tuple[Node, ...]:
    """Give the condition that the latest sighting is not too old; none without a limit."""
    if days is None:
        return ()
    oldest = Number(as_of_seconds - days * SECONDS_A_DAY)
    return (Either((IsNull(LAST_SEEN), Pair(LAST_SEEN, ">=", oldest))),)


def numbers_of(component: ProductsComponent, *conditions: Node) -> tuple[Measure, ...]:
    """Count the products that meet all conditions, and those that only relatives have."""
    own = Measure("products", "products", number_of(*conditions))
    if component.policy == "separate":
        return (own,)
    return (own, Measure("elsewhere", "products", number_of(*conditions, IS_ELSEWHERE)))


def number_of(*conditions: Node) -> Node:
    """Aggregate an account's products to how many meet all conditions, as a double."""
    counted = Case(((All(conditions), Number(1)),), Number(0))
    return Cast(Call("SUM", (counted,)), "DOUBLE")


def curve_at(curve: Bands | Ramp, ending: str, reader: Reader) -> Node:
    """Give the curve's value at a measure; null where no technology is known."""
    return value_at(curve, reader.measure(ending)) if reader.has_rows else Cast(Null(), "DOUBLE")

"""The SQL of a technology component, and of the sightings it reads."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
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
from tradewind.scorecard.components.technology import TechnologyComponent
from tradewind.scorecard.facts import SECONDS_A_DAY


def known_value(component: TechnologyComponent, reader: Reader) -> Node:
    """Give the value of presence or absence."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    position = reader.measure("seen")
    branches: tuple[tuple[Node, Node], ...] = (
        (IsNull(position), Null()),
        (Pair(position, ">", Number(0)), Number(component.present)),
    )
    return Cast(Case(branches, Number(component.absent)), "DOUBLE")


def measures(component: TechnologyComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Find the first product of the list that counts; 0 where none does."""
    as_of = measuring.knowledge.as_of_seconds
    position = Measure("seen", "technologies", first_position(component, as_of_seconds=as_of))
    if component.policy == "separate":
        return (position,)
    own = first_position(component, as_of_seconds=as_of, among=(Opposite(IS_ELSEWHERE),))
    return (position, Measure("own", "technologies", own))


def first_position(
    component: TechnologyComponent, *, as_of_seconds: float, among: tuple[Node, ...] = ()
) -> Node:
    """Aggregate an account's sightings to the position of the first product that counts.

    Args:
        component: The component, whose list of products gives the positions, from 1.
        as_of_seconds: The as-of moment.
        among: Conditions of the sightings to look at.

    Returns:
        A term of one row per account over `product_name` and `last_seen`: the smallest
        position, or 0 where no product counts.
    """
    product, last_seen = Column("product_name"), Column("last_seen")
    is_recent: tuple[Node, ...] = ()
    if component.seen_within is not None:
        oldest = Number(as_of_seconds - component.seen_within * SECONDS_A_DAY)
        is_recent = (Either((IsNull(last_seen), Pair(last_seen, ">=", oldest))),)
    branches: tuple[tuple[Node, Node], ...] = tuple(
        (All((_is_named(product, component.names_of(name)), *is_recent, *among)), Number(position))
        for position, name in enumerate(component.products, start=1)
    )
    return Call("COALESCE", (Call("MIN", (Case(branches, Null()),)), Number(0)))


def _is_named(product: Node, names: tuple[str, ...]) -> Node:
    if len(names) == 1:
        return Pair(product, "=", Text(names[0]))
    return IsIn(product, tuple(Text(name) for name in names))

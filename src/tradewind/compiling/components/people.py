"""The SQL of people: their number, or what their scores come to."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.people_rows import did_pass, if_engaged, number_of, passes
from tradewind.compiling.curves import value_at
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    Either,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Window,
    whole,
)
from tradewind.scorecard.components.people import PeopleComponent
from tradewind.scorecard.occurrences import GRAINS_PER_UNIT
from tradewind.scorecard.roll_ups import RollUp
from tradewind.scorecard.rounding import UNITS_PER_POINT

NONE = Number(0.0)
RANKED = ("top", "diminishing")
"""The ways for which the order of the scores matters."""


def known_value(component: PeopleComponent, reader: Reader) -> Node:
    """Give the curve's value at the number; null where it is unknown."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    number = reader.measure("number")
    if component.roll_up is not None:
        has_none = Pair(reader.measure("scored"), "=", NONE)
        is_unknown = All((has_none, Pair(reader.measure("unscored"), ">", NONE)))
        number = Case(((is_unknown, Null()),), number)
    return value_at(component.curve, number)


def measures(component: PeopleComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count the people that count, and roll up their scores."""
    is_present = did_pass("people", measuring)
    counts = if_engaged(is_present, component, measuring)
    within = (("people", passes(component.people.where, measuring)),)
    found = [Measure("people", "persons", number_of(is_present), 0.0, within)]
    if component.asks_who_is_engaged:
        found.append(Measure("engaged", "persons", number_of(counts), 0.0))
    if component.roll_up is None:
        return (*found, Measure("number", "persons", number_of(counts), 0.0))
    return (*found, *_rolled_up(component.roll_up, counts, measuring))


def _rolled_up(way: RollUp, counts: Node, measuring: Measuring) -> tuple[Measure, ...]:
    score, may_count = (Column(measuring.named(f"unit_{one}")) for one in ("number", "scored"))
    place, given = (Column(measuring.named(f"unit_{one}")) for one in ("place", "given"))
    entered = All((counts, Opposite(IsNull(score))))
    is_excluded = Pair(may_count, "=", Number(0))
    is_in = Either((IsNull(may_count), Opposite(is_excluded)))
    unscored = All((counts, IsNull(score), is_in))
    then: list[tuple[str, Node]] = [("given", Case(((entered, score),), Null()))]
    if way.way in RANKED:
        is_entered = Case(((entered, Number(1)),), Number(0))
        # Who does not count comes last, whatever an engine does with nulls.
        account = Column("account_key")
        order = Window("ROW_NUMBER", (account,), ((is_entered, "DESC"), (score, "DESC")))
        then.append(("place", order))
    number = Pair(_units(way, given, place), "/", Number(float(UNITS_PER_POINT)))
    return (
        Measure("number", "persons", number, 0.0, then=tuple(then)),
        Measure("scored", "persons", number_of(Opposite(IsNull(given))), 0.0),
        Measure("unscored", "persons", number_of(unscored), 0.0),
    )


def _units(way: RollUp, given: Node, place: Node) -> Node:
    """Give what scores come to in ten-thousandths, with the operations of `RollUp.units_of`.

    Args:
        way: How they are rolled up.
        given: The score of a person who counts; null for others.
        place: The person's place among them, where the order matters.
    """
    total = Call("COALESCE", (Call("SUM", (given,)), NONE))
    best = Call("COALESCE", (Call("MAX", (given,)), NONE))
    number = number_of(Opposite(IsNull(given)))
    amount = Number(way.amount)
    match way.way:
        case "sum":
            return total
        case "max":
            return best
        case "mean":
            return whole(Pair(total, "/", _at_least_one(number)))
        case "top":
            is_first = Pair(place, "<=", Number(way.last_place))
            first = Call("COALESCE", (Call("SUM", (Case(((is_first, given),), Null()),)), NONE))
            return whole(Pair(first, "/", amount))
        case "champion":
            others = Pair(
                Pair(total, "-", best), "/", _at_least_one(Pair(number, "-", Number(1.0)))
            )
            rest = Pair(Number(1.0 - way.amount), "*", others)
            return whole(Pair(Pair(amount, "*", best), "+", rest))
        case "diminishing":
            step = Pair(Cast(place, "DOUBLE"), "-", Number(1.0))
            grains = Pair(given, "*", Number(float(GRAINS_PER_UNIT)))
            kept = whole(Pair(grains, "*", Call("POWER", (amount, step))))
            is_near = Pair(place, "<=", Number(way.last_place))
            added = Call("SUM", (Case(((is_near, kept),), Null()),))
            return whole(Pair(Call("COALESCE", (added, NONE)), "/", Number(float(GRAINS_PER_UNIT))))


def _at_least_one(number: Node) -> Node:
    return Call("GREATEST", (number, Number(1.0)))

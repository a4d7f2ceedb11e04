"""The SQL of decay: the reference's operations on doubles, in the same order."""

from collections.abc import Iterable

from tradewind.compiling.nodes import Call, Case, Cast, Node, Null, Number, Pair
from tradewind.scorecard.decay import AnyDecay
from tradewind.scorecard.decay_kinds import HalfLife, Linear, Steps, Window

NOTHING = Number(0.0)


def share_at(decay: AnyDecay, age_days: Node) -> Node:
    """Give the term of the share that is left at an age.

    Args:
        decay: How it wears away.
        age_days: A term of the age in days, a double: 0, or a microsecond or more. It is
            written several times, so that a plain column is best.

    Returns:
        A double from 0 to 1, null where the age is null. It equals the reference's to the last
        bit, except for half-lives, whose power may differ by one unit in the last place.
    """
    # PostgreSQL takes 1e0 for a decimal, and a choice among such would be one.
    return Cast(_share(decay, age_days), "DOUBLE")


def _share(decay: AnyDecay, age_days: Node) -> Node:
    match decay:
        case HalfLife(half_life_days):
            half_lives = Pair(age_days, "/", Number(half_life_days))
            power = Call("POWER", (Number(0.5), half_lives))
            return _up_to(age_days, ((decay.last_day, power),))
        case Linear(lifespan_days):
            rest = Pair(Number(1.0), "-", Pair(age_days, "/", Number(lifespan_days)))
            return Case(((Pair(age_days, ">=", Number(lifespan_days)), NOTHING),), rest)
        case Steps(steps):
            return _up_to(age_days, ((one.within_days, Number(one.share)) for one in steps))
        case Window(days):
            return _up_to(age_days, ((days, Number(1.0)),))


def _up_to(age_days: Node, parts: Iterable[tuple[float, Node]]) -> Node:
    """Give the share of the first age that is not exceeded, nothing beyond the last one."""
    parts = tuple(parts)
    branches = [(Pair(age_days, "<=", Number(days)), share) for days, share in parts]
    beyond = Pair(age_days, ">", Number(parts[-1][0]))
    return Case((*branches, (beyond, NOTHING)), Null())

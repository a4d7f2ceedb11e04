"""The lowest and the highest score that a scorecard could give to any account.

An outer bound: every score that an account can have lies in it, but not every number in it need
be a score, because components that read the same column are taken as independent. So what lies
outside certainly cannot be reached.

Way `average`: a weighted mean in which some terms may be left out (components that are skipped,
dimensions of which nothing is known). It is highest where all terms that always count stand at
their highest, and of the others those are counted, from the highest down, that lie above the mean
so far. Way `points`: the sum of the highest values, where a skipped component counts 0; a cap over
a group of components can only take away from it.

Where dimensions combine by their minimum, the score is the own score of one of them. A gate that
leaves a dimension out takes away what it added.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tradewind.scorecard.card import Dimension, Profile, Scorecard
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.gates import Cap, LeaveOut


@dataclass(frozen=True, slots=True)
class Reach:
    """All numbers from `lowest` to `highest`, both included."""

    lowest: Fraction
    highest: Fraction

    def around(self, other: "Reach") -> "Reach":
        """Give the smallest reach that holds both."""
        return Reach(min(self.lowest, other.lowest), max(self.highest, other.highest))


_NOTHING = Reach(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class _Term:
    """One term of a weighted mean."""

    weight: Fraction
    reach: Reach
    always_counts: bool


def score_reach(card: Scorecard) -> Reach:
    """Give the lowest and highest score, after the scorecard's bounds and its caps."""
    own = {name: dimension_reach(card, name) for name in card.dimensions}
    base = Reach(Fraction(card.base), Fraction(card.base))
    if card.combine == "minimum":
        raw = Reach(
            min(one.lowest for one in own.values()), max(one.highest for one in own.values())
        )
        raw = _sum([base, raw]) if card.way == "points" else raw
    elif card.way == "points":
        raw = _sum([base, *own.values()])
    else:
        raw = _mean(
            _Term(Fraction(one.weight), own[name], _is_always_known(one))
            for name, one in card.dimensions.items()
        )
    raw = _without(raw, [own[name] for name in _left_out(card) if name in own])
    low, high = card.bounds
    lowest, highest = (_bounded(end, low, high) for end in (raw.lowest, raw.highest))
    caps = [Fraction(gate.then.cap) for gate in card.gates if isinstance(gate.then, Cap)]
    return Reach(min([lowest, *caps]), highest)


def _left_out(card: Scorecard) -> set[str]:
    return {gate.then.leave_out for gate in card.gates if isinstance(gate.then, LeaveOut)}


def _without(raw: Reach, parts: list[Reach]) -> Reach:
    """Give what a score can be where any of some parts may be taken away from it."""
    taken = sum((max(part.highest, Fraction(0)) for part in parts), Fraction(0))
    given = sum((min(part.lowest, Fraction(0)) for part in parts), Fraction(0))
    return Reach(raw.lowest - taken, raw.highest - given)


def dimension_reach(card: Scorecard, name: str) -> Reach:
    """Give the lowest and highest score of a dimension, on the scorecard's scale."""
    dimension = card.dimensions[name]
    profiles = list(dimension.all_profiles.values())
    reach = _profile_reach(card, profiles[0])
    for profile in profiles[1:]:
        reach = reach.around(_profile_reach(card, profile))
    if all(profile.where is not None for profile in profiles):
        reach = reach.around(_NOTHING)  # no profile fits: the dimension's score is 0
    return reach


def _profile_reach(card: Scorecard, profile: Profile) -> Reach:
    if card.way == "points":
        reach = _sum([_component_reach(card, one) for one in profile.components])
        return Reach(reach.lowest - _most_taken(card, profile), reach.highest)
    factor = Fraction(card.scale, 10)
    mean = _mean(
        _Term(Fraction(one.weight), _component_reach(card, one), one.missing != "skip")
        for one in profile.components
    )
    return Reach(mean.lowest * factor, mean.highest * factor)


def _most_taken(card: Scorecard, profile: Profile) -> Fraction:
    """Give the most that the caps of groups can take away."""
    highest = {one.name: _component_reach(card, one).highest for one in profile.components}
    groups = [
        (sum((highest.get(name, Fraction(0)) for name in cap.components), Fraction(0)), cap)
        for cap in profile.caps
    ]
    return sum(
        (max(Fraction(0), most - Fraction(cap.at_most)) for most, cap in groups), Fraction(0)
    )


def _component_reach(card: Scorecard, component: Component) -> Reach:
    missing = component.value_if_missing
    values = [*component.values] if missing is None else [*component.values, missing]
    if missing is None and card.way == "points":
        values.append(Decimal(0))
    return Reach(Fraction(min(values)), Fraction(max(values)))


def _is_always_known(dimension: Dimension) -> bool:
    """Tell whether some profile can always be judged, so that the dimension always counts."""
    return any(
        profile.where is None and any(one.missing != "skip" for one in profile.components)
        for profile in dimension.all_profiles.values()
    )


def _sum(parts: list[Reach]) -> Reach:
    lowest = sum((part.lowest for part in parts), Fraction(0))
    return Reach(lowest, sum((part.highest for part in parts), Fraction(0)))


def _mean(terms: Iterable[_Term]) -> Reach:
    weighed = [term for term in terms if term.weight > 0]
    highest = _highest_mean([(t.weight, t.reach.highest, t.always_counts) for t in weighed])
    lowest = -_highest_mean([(t.weight, -t.reach.lowest, t.always_counts) for t in weighed])
    return Reach(lowest, highest)


def _highest_mean(terms: list[tuple[Fraction, Fraction, bool]]) -> Fraction:
    total = sum((weight * value for weight, value, always in terms if always), Fraction(0))
    weight_so_far = sum((weight for weight, _, always in terms if always), Fraction(0))
    optional = sorted((term for term in terms if not term[2]), key=lambda term: -term[1])
    for weight, value, _ in optional:
        if weight_so_far == 0 or value * weight_so_far > total:
            total += weight * value
            weight_so_far += weight
    return total / weight_so_far if weight_so_far else Fraction(0)


def _bounded(end: Fraction, low: Decimal | None, high: Decimal | None) -> Fraction:
    """Apply the bounds in the order of the evaluator: the highest score, then the lowest."""
    end = end if high is None else min(end, Fraction(high))
    return end if low is None else max(end, Fraction(low))

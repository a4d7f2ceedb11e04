"""The reference evaluator: one account, in plain Python; the definition of the arithmetic.

Way `average`, with values v 0–10, component shares w, dimension shares W and scale s:

    dimension score   s/10 · Σ v·w / Σ w              over the components that count
    contribution      s/10 · v·w/Σ w · W/Σ W          over the dimensions that are known
    score             the sum of the dimensions' parts, each the rounded running total of
                      s/10 · Σ v·w/Σ w · W/Σ W less the one before

A component counts if its fact is known or its `missing` gives a value. Every number is rounded
once to four places (see `rounding`); what a dimension's part and the sum of its rounded
contributions differ by is a line of its own. So the lines add up to the score, and the score is
the rounded exact one: three equal components with the value 10 make 100, not 99.9999.

Way `points`: a contribution is the value itself, and the score is the base plus all of them. What
a group of components adds above its cap is taken away on a line of its own.

Where dimensions combine by their minimum, the one with the lowest own score (the first of equals)
makes the score alone, and what the others rest on adds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradewind.scorecard.card import UNNAMED, Scorecard
from tradewind.scorecard.components.event_rows import in_sight
from tradewind.scorecard.components.in_families import facts_seen
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.event_sight import sight_of
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.group_caps import GroupCap
from tradewind.scorecard.qualification import Qualification, qualification
from tradewind.scorecard.receipt import Contribution, DimensionReceipt, Receipt
from tradewind.scorecard.receipt_lines import (
    cap_lines,
    gate_lines,
    missing_note,
    rounding_line,
)
from tradewind.scorecard.rounding import UNITS_PER_POINT, balanced_sum, points, whole
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED, TiersByScore


@dataclass(frozen=True, slots=True)
class _Judged:
    """One profile held against the facts.

    Attributes:
        name: Name of the profile.
        values: A value for each component; None where it does not count.
        known: For each component whether its fact was known.
        counted_share: Sum of the shares of the components that count.
        known_share: Sum of the shares of the components whose facts are known.
        weighted: Sum of value times share.
        score_units: Own score in ten-thousandths.
    """

    name: str
    values: tuple[float | None, ...]
    known: tuple[bool, ...]
    counted_share: int
    known_share: int
    weighted: float
    score_units: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a dimension: its best profile, or that none fits, or that none is known.

    Attributes:
        best: The profile with the highest own score, the first of equals; None without one.
        runner_up: The next best; None where only one could be judged.
        fits_none: Whether it is certain that no profile is for this account.
    """

    best: _Judged | None
    runner_up: _Judged | None
    fits_none: bool

    @property
    def is_known(self) -> bool:
        return self.best is not None or self.fits_none

    @property
    def own_units(self) -> int:
        return self.best.score_units if self.best is not None else 0


@dataclass(frozen=True, slots=True)
class _Scale:
    """How much each dimension counts for one account.

    Attributes:
        shares: The share of each dimension that is known.
        known_share: Their sum.
    """

    shares: dict[str, int]
    known_share: int

    @classmethod
    def of(cls, card: Scorecard, kept: dict[str, _Kept]) -> "_Scale":
        """Give the weights of the known dimensions, or all weight to the lowest."""
        known = [name for name in kept if kept[name].is_known]
        if card.combine == "weighted":
            shares = {name: card.shares.dimensions[name] for name in known}
            return cls(shares, sum(shares.values()))
        lowest = min(known, key=lambda name: kept[name].own_units, default=None)
        return cls({name: int(name == lowest) for name in known}, 1 if known else 0)

    def of_dimension(self, name: str) -> int:
        """Give the share of a dimension; 0 where it is unknown."""
        return self.shares.get(name, 0)


def evaluate(card: Scorecard, facts: Facts) -> Receipt:
    """Score one account by the book.

    Args:
        card: A scorecard without problems (weights above zero, values without gaps).
        facts: What is known of the account.

    Returns:
        The receipt. Its tier is None where tiers are by share or by capacity.
    """
    needs = [placed.component.event_needs for placed in card.placed()]
    facts = in_sight(facts, sight_of(need for need in needs if need is not None))
    kept = {name: _keep_best(card, name, facts) for name in card.dimensions}
    scale = _Scale.of(card, kept)
    parts = _parts(card, kept, scale)
    dimensions = tuple(
        _dimension_receipt(card, name, kept[name], parts[name], scale, facts)
        for name in card.dimensions
    )
    base_units = int(card.base * UNITS_PER_POINT)
    raw_units = base_units + sum(parts.values())
    is_scored = card.way == "points" or scale.known_share > 0
    own_scores = {dimension.name: dimension.score for dimension in dimensions}
    closed = [gate for gate in card.gates if gate.closes(facts.attributes, own_scores)]
    added = {name: points(part) for name, part in parts.items()}
    lines, score = gate_lines(card, closed, points(raw_units) if is_scored else None, added)
    exclusions = [gate.reason for gate in closed if gate.excludes]
    return Receipt(
        score=score,
        base=points(base_units),
        completeness=_completeness(card, kept),
        gates=lines,
        dimensions=dimensions,
        tier=EXCLUDED if exclusions else _tier(card, score),
        cell=card.cells.label(own_scores) if card.cells else None,
        qualification=_qualification(card, score, facts, exclusions),
    )


def _qualification(
    card: Scorecard, score: Decimal | None, facts: Facts, exclusions: list[str]
) -> Qualification | None:
    if card.sales_qualified is None:
        return None
    return qualification(
        card.sales_qualified,
        score,
        facts.attributes,
        exclusions=exclusions,
        hides_number=card.desirable is not None,
    )


def _keep_best(card: Scorecard, dimension_name: str, facts: Facts) -> _Kept:
    judged, fits = [], []
    for name, profile in card.dimensions[dimension_name].all_profiles.items():
        holds = True if profile.where is None else profile.where.holds(facts.attributes)
        fits.append(holds)
        if holds:
            shares = card.shares.components[dimension_name, name]
            judged.append(_judge(card, name, profile.components, shares, profile.caps, facts))
    counted = [one for one in judged if one.counted_share > 0]
    ranked = sorted(counted, key=lambda one: -one.score_units)
    return _Kept(
        best=ranked[0] if ranked else None,
        runner_up=ranked[1] if len(ranked) > 1 else None,
        fits_none=all(holds is False for holds in fits),
    )


def _judge(
    card: Scorecard,
    name: str,
    components: Sequence[Component],
    shares: tuple[int, ...],
    caps: Sequence[GroupCap],
    facts: Facts,
) -> _Judged:
    known_values = [one.known_value(facts_seen(one, facts)) for one in components]
    values = [
        _or_missing(component, value)
        for component, value in zip(components, known_values, strict=True)
    ]
    counted_share = sum(s for s, value in zip(shares, values, strict=True) if value is not None)
    known_share = sum(s for s, value in zip(shares, known_values, strict=True) if value is not None)
    if card.way == "points":
        given = [whole((value or 0.0) * UNITS_PER_POINT) for value in values]
        units = {one.name: unit for one, unit in zip(components, given, strict=True)}
        score_units = sum(given) - sum(cap.excess(units) for cap in caps)
        weighted = float(score_units)
    else:
        products = zip(values, shares, strict=True)
        weighted = balanced_sum([0.0 if v is None else v * share for v, share in products])
        score_units = whole(weighted * (card.scale * 1000) / counted_share) if counted_share else 0
    known = tuple(value is not None for value in known_values)
    return _Judged(name, tuple(values), known, counted_share, known_share, weighted, score_units)


def _or_missing(component: Component, value: float | None) -> float | None:
    if value is not None:
        return value
    missing = component.value_if_missing
    return None if missing is None else float(missing)


def _parts(card: Scorecard, kept: dict[str, _Kept], scale: _Scale) -> dict[str, int]:
    """Give what each dimension adds to the score, in ten-thousandths."""
    if card.way == "points":
        counts = {name: card.combine == "weighted" or scale.of_dimension(name) for name in kept}
        return {name: one.own_units if counts[name] else 0 for name, one in kept.items()}
    parts, running, rounded_so_far = {}, 0.0, 0
    for name, one in kept.items():
        if one.best is not None:
            share = scale.of_dimension(name) * card.scale * 1000
            running += one.best.weighted * share / (one.best.counted_share * scale.known_share)
        parts[name] = whole(running) - rounded_so_far
        rounded_so_far = whole(running)
    return parts


def _dimension_receipt(
    card: Scorecard, name: str, kept: _Kept, part: int, scale: _Scale, facts: Facts
) -> DimensionReceipt:
    dimension = card.dimensions[name]
    best = kept.best
    lines: tuple[Contribution, ...] = ()
    score, note = None, "nothing is known"
    if kept.fits_none:
        score, note = points(0), "no profile fits"
    if best is not None:
        lines = _contributions(card, name, best, part, scale, facts)
        score, note = points(best.score_units), ""
    runner_up = kept.runner_up
    return DimensionReceipt(
        name=name,
        weight=dimension.weight if card.way == "average" else None,
        score=score,
        points=points(part),
        contributions=lines,
        profile=best.name if best and best.name != UNNAMED else None,
        runner_up=runner_up.name if runner_up else None,
        margin=points(best.score_units - runner_up.score_units) if best and runner_up else None,
        note=note,
    )


def _contributions(
    card: Scorecard, name: str, best: _Judged, part: int, scale: _Scale, facts: Facts
) -> tuple[Contribution, ...]:
    profile = card.dimensions[name].all_profiles[best.name]
    shares = card.shares.components[name, best.name]
    counts = card.combine == "weighted" or scale.of_dimension(name) > 0
    lines, units_of = [], {}
    for component, share, value, known in zip(
        profile.components, shares, best.values, best.known, strict=True
    ):
        units = 0
        if value is not None and card.way == "points":
            units = whole(value * UNITS_PER_POINT) if counts else 0
        elif value is not None:
            factor = share * scale.of_dimension(name) * card.scale * 1000
            units = whole(value * factor / (best.counted_share * scale.known_share))
        units_of[component.name] = units
        lines.append(_line(card, component, value, known=known, units=units, facts=facts))
    lines.extend(cap_lines(profile.caps, units_of))
    left = part - sum(int(line.contribution * UNITS_PER_POINT) for line in lines)
    if left:
        lines.append(rounding_line(points(left)))
    return tuple(lines)


def _line(
    card: Scorecard,
    component: Component,
    value: float | None,
    *,
    known: bool,
    units: int,
    facts: Facts,
) -> Contribution:
    seen = component.seen(facts_seen(component, facts))
    return Contribution(
        component=component.name,
        seen=seen,
        value=None if value is None else points(whole(value * UNITS_PER_POINT)),
        weight=component.weight if card.way == "average" else None,
        contribution=points(units),
        note="" if known else missing_note(component, is_skipped=value is None, seen=seen),
        known=known,
    )


def _tier(card: Scorecard, score: Decimal | None) -> str | None:
    if score is None:
        return UNSCORED
    return card.cuts.tier_of(score) if isinstance(card.cuts, TiersByScore) else None


def _completeness(card: Scorecard, kept: dict[str, _Kept]) -> Decimal:
    """Give the share of weight whose facts are known, 0–1."""
    running = 0.0
    for name, one in kept.items():
        share = card.shares.dimensions[name]
        if one.best is not None:
            total = sum(card.shares.components[name, one.best.name])
            running += share * one.best.known_share / total
        elif one.fits_none:
            running += share
    return points(whole(running * UNITS_PER_POINT / sum(card.shares.dimensions.values())))

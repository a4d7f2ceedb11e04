"""Learn from people's answers what each kind of agreement weighs.

Answers are confirmed and refused pairs with their levels. They are no sample of all pairs: people
answer the doubtful ones, which the weights themselves picked. Shares of a level among confirmed
and refused pairs would be wrong by that (where a domain agrees nobody is asked, so it would seem
to say nothing). How the answer depends on the levels is not touched by picking by levels. So the
weights are those under which the answers are likeliest, added up as matching adds them (a
logistic regression in bits), each held to its default:

- a default is taken to be right to within `DEFAULT_SD_BITS`, as if it had been measured before;
- a level with fewer than `LEAST_ANSWERS` answers keeps its default;
- a stronger agreement never weighs less than a weaker one of `ORDERS`;
- the weight before any evidence is fitted, so that it does not bend the others, and not kept: it
  depends on how many pairs of which kind were asked about.

Sources:
    R. L. Prentice and R. Pyke, "Logistic disease incidence models and case-control studies",
    Biometrika 66 (1979): the slopes stand whatever share of each answer was sampled.
    I. J. Good, "Weight of evidence: a brief survey", Bayesian Statistics 2 (1985): bits that add.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tradewind.matching.weights import LEVELS, PRIOR, bits_of

if TYPE_CHECKING:  # fitting needs numpy, which only the extra "match" brings
    from tradewind.matching.fitting import Estimate

LEAST_ANSWERS = 20
"""Answers, confirmed and refused together, below which a level keeps its default."""
LEAST_OF_EACH = 20
"""Confirmed pairs, and refused pairs, below which nothing is learned at all."""
DEFAULT_SD_BITS = 1.0
"""How far a default may be off, as a standard deviation: one bit is a factor of two."""
INTERCEPT_SD_BITS = 4.0
"""How far the weight before any evidence may be off among the pairs that were asked about."""
CONFIDENCE_Z = 1.959964
"""Standard normal quantile of a two-sided 95% interval."""

_DOMAINS = (
    ("same", "other host", "known contact", "same label", "different"),
    ("same", "other domain", "known contact"),
    ("spells the name", "different"),
)
ORDERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "domain": _DOMAINS,
    "website": _DOMAINS,
    "name": (
        ("same, rare", "alike, rare", "spelling, rare", "part, rare", "some words", "different"),
        ("same, common", "alike, common", "spelling, common", "part, common", "different"),
        ("same, rare", "same, common"),
        ("alike, rare", "alike, common"),
        ("spelling, rare", "spelling, common"),
        ("part, rare", "part, common"),
        ("acronym", "different"),
    ),
    "country": (("same", "different"),),
    "city": (("same", "different"),),
    "phone": (("same", "different"),),
}
"""Per part the levels that must not change places, the stronger first."""


@dataclass(frozen=True, slots=True)
class AnsweredPair:
    """A pair that somebody confirmed or refused.

    Attributes:
        levels: Part to level, as in `match_pairs`; None, or no entry, where the part is unknown.
        is_confirmed: Whether the account is the lead's.
    """

    levels: Mapping[str, str | None]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class LearnedLevel:
    """What the answers say about one level.

    Attributes:
        part: The part of the evidence, such as "name".
        level: One of its levels.
        old_bits: What it weighs today, as overridden or by default.
        new_bits: What it shall weigh, to two decimals; `old_bits` where nothing was learned.
        low_bits: Lower end of the 95% interval of what was learned; None where nothing was.
        high_bits: Upper end; None in the same way.
        confirmed: Confirmed pairs with this level.
        refused: Refused pairs with this level.
        is_learned: Whether there were answers enough to learn from.
    """

    part: str
    level: str
    old_bits: float
    new_bits: float
    low_bits: float | None
    high_bits: float | None
    confirmed: int
    refused: int
    is_learned: bool


def learn_weights(
    answers: Iterable[AnsweredPair],
    *,
    current: Mapping[str, Mapping[str, float]] | None = None,
    prior: float = PRIOR,
) -> tuple[LearnedLevel, ...]:
    """Give new weights for the levels that answers tell enough about.

    All answers are used each time, and defaults are what they start from, so learning twice
    from the same answers gives the same weights.

    Args:
        answers: Confirmed and refused pairs; of one lead's candidates, a confirmed pair refuses
            the others only where they are given as refused.
        current: Weights of the project that override the defaults, as in the settings.
        prior: Weight before any evidence, in bits.

    Returns:
        One record per part and level, in their order, also for those that stay.
    """
    from tradewind.matching.fitting import in_order

    counted = Counter((_known(answer.levels), answer.is_confirmed) for answer in answers)
    told = _answers_per_level(counted)
    old = {key: bits_of(*key, current or {}) for key in _KEYS}
    chosen = _enough(counted, told)
    fitted: Mapping[Key, Estimate] = {}
    if chosen:
        start = old | {key: bits_of(*key, {}) for key in chosen}
        fitted = in_order(_fit(counted, chosen, start, prior), old, _PAIRS)
    return tuple(_record(key, told[key], fitted.get(key), old_bits=old[key]) for key in _KEYS)


Key = tuple[str, str]
"""A part of the evidence and one of its levels."""

_Counted = Mapping[tuple[tuple[Key, ...], bool], int]
"""How many answered pairs have these levels and this answer."""

_KEYS = tuple((part, level) for part, levels in LEVELS.items() for level in levels)
_PAIRS = tuple(
    ((part, stronger), (part, weaker))
    for part, orders in ORDERS.items()
    for order in orders
    for stronger, weaker in pairwise(order)
)


def _known(levels: Mapping[str, str | None]) -> tuple[Key, ...]:
    """Give the part and level of what is known, in the order of the parts."""
    return tuple((part, level) for part in LEVELS if (level := levels.get(part)) is not None)


def _answers_per_level(counted: _Counted) -> Mapping[Key, tuple[int, int]]:
    """Count confirmed and refused pairs of each level."""
    totals: Counter[tuple[Key, bool]] = Counter()
    for (levels, is_confirmed), count in counted.items():
        for key in levels:
            totals[key, is_confirmed] += count
    return {key: (totals[key, True], totals[key, False]) for key in _KEYS}


def _enough(counted: _Counted, told: Mapping[Key, tuple[int, int]]) -> list[Key]:
    """Give the levels that may be learned: none where either answer is rare."""
    confirmed = sum(count for (_, is_confirmed), count in counted.items() if is_confirmed)
    if min(confirmed, sum(counted.values()) - confirmed) < LEAST_OF_EACH:
        return []
    return [key for key, both in told.items() if sum(both) >= LEAST_ANSWERS]


def _fit(
    counted: _Counted, chosen: Sequence[Key], start: Mapping[Key, float], prior: float
) -> "dict[Key, Estimate]":
    """Give bits and their standard error for the chosen levels, in the stated orders."""
    from tradewind.matching.fitting import Estimate, likeliest_shifts

    design = [[1.0, *(float(key in levels) for key in chosen)] for levels, _ in counted]
    shifts = likeliest_shifts(
        design,
        starts=[prior + sum(start[key] for key in levels) for levels, _ in counted],
        counts=list(counted.values()),
        confirmed=[is_confirmed for _, is_confirmed in counted],
        sds=[INTERCEPT_SD_BITS, *(DEFAULT_SD_BITS for _ in chosen)],
    )
    return {
        key: Estimate(start[key] + shift.bits, shift.se)
        for key, shift in zip(chosen, shifts[1:], strict=True)
    }


def _record(
    key: Key,
    told: tuple[int, int],
    learned: "Estimate | None",
    *,
    old_bits: float,
) -> LearnedLevel:
    new_bits = old_bits if learned is None else round(learned.bits, 2)
    margin = 0.0 if learned is None else CONFIDENCE_Z * learned.se
    return LearnedLevel(
        *key,
        old_bits=old_bits,
        new_bits=new_bits,
        low_bits=None if learned is None else round(learned.bits - margin, 2),
        high_bits=None if learned is None else round(learned.bits + margin, 2),
        confirmed=told[0],
        refused=told[1],
        is_learned=learned is not None,
    )

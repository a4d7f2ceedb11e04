"""The tiers of many accounts, where a tier depends on the others: the reference for ranking."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradewind.scorecard.tiers import (
    EXCLUDED,
    UNSCORED,
    AnyTiers,
    TiersByCapacity,
    TiersByScore,
    TiersByShare,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an account its tier depends on.

    Attributes:
        account_id: Key, which breaks ties of capacity in the order of its code points.
        owner: The rep; None is a group of its own.
        score: None where nothing is known.
        is_excluded: Whether a gate excluded it.
    """

    account_id: str
    owner: str | None
    score: Decimal | None
    is_excluded: bool


def tiers_of(tiers: AnyTiers, standings: Sequence[Standing]) -> list[str]:
    """Give every account its tier, in the order given.

    By share, an account is in the top p if fewer than p of all ranked accounts have a higher
    score; so equals stay together, and the top 10% of three accounts is one. By capacity, each
    owner's accounts are counted from the best.
    """
    found = [EXCLUDED if one.is_excluded else UNSCORED for one in standings]
    ranked = [
        (position, one.score, one)
        for position, one in enumerate(standings)
        if one.score is not None and not one.is_excluded
    ]
    match tiers:
        case TiersByScore():
            for position, score, _ in ranked:
                found[position] = tiers.tier_of(score)
        case TiersByShare():
            for position, score, _ in ranked:
                better = sum(other > score for _, other, _ in ranked)
                found[position] = _first(tiers.shares, better, tiers.rest, of=len(ranked))
        case TiersByCapacity():
            for position, place in _places_by_owner(ranked).items():
                found[position] = _first(tiers.per_owner, place, tiers.rest, of=1)
    return found


def _first(bounds: Sequence[tuple[str, Decimal | int]], better: int, rest: str, *, of: int) -> str:
    return next((name for name, bound in bounds if better < bound * of), rest)


def _places_by_owner(ranked: Sequence[tuple[int, Decimal, Standing]]) -> dict[int, int]:
    """Give for each position how many accounts of the same owner come before it."""
    groups: defaultdict[str | None, list[tuple[Decimal, str, int]]] = defaultdict(list)
    for position, score, one in ranked:
        groups[one.owner].append((-score, one.account_id, position))
    return {
        position: place
        for group in groups.values()
        for place, (_, _, position) in enumerate(sorted(group))
    }

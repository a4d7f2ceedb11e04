"""Tiers beside each other, as two rules look at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import GroupProof


@dataclass(frozen=True, slots=True)
class SeenTier:
    """A tier with rows in it, and its conversion."""

    name: str
    seen: Estimate


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Two tiers beside each other, the better one first."""

    better: SeenTier
    worse: SeenTier

    @property
    def is_overlapping(self) -> bool:
        """Whether some conversion lies in both intervals; one without ends holds all."""
        one, other = self.better.seen, self.worse.seen
        return not (_is_below(one, other) or _is_below(other, one))


def neighbours(tiers: tuple[GroupProof, ...]) -> Iterator[Neighbour]:
    """Pair each tier with the next one below it; tiers without rows are passed over."""
    seen = [SeenTier(tier.name, tier.conversion) for tier in tiers if tier.conversion]
    return (Neighbour(better, worse) for better, worse in pairwise(seen))


def _is_below(one: Estimate, other: Estimate) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low

"""Neighbouring tiers that do not separate."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, listed, warning
from tradewind.measuring.findings.neighbouring_tiers import Neighbour, neighbours
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW812"
"""Neighbouring tiers do not separate."""


def tiers_alike(examined: Examined) -> Iterator[Problem]:
    """The intervals of neighbouring tiers' conversion do not overlap."""
    found = [pair for pair in neighbours(examined.evidence.tiers) if pair.is_overlapping]
    if not found:
        return
    each = listed(_written(pair) for pair in found)
    yield warning(
        CODE,
        examined.evidence.tested.place,
        what=f"The tiers do not separate: the intervals of conversion overlap for {each}.",
        fix="Join these tiers, move their limits apart, or test on more snapshots.",
    )


def _written(pair: Neighbour) -> str:
    tiers = (pair.better, pair.worse)
    return " with ".join(f"{tier.name} ({share_written(tier.seen.value)})" for tier in tiers)

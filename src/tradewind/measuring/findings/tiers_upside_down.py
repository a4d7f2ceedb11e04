"""A tier that converts worse than the one below it."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.neighbouring_tiers import neighbours
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW811"
"""A tier converts worse than the one below it."""


def tiers_upside_down(examined: Examined) -> Iterator[Problem]:
    """No tier converts worse than the next one below it, beyond both intervals."""
    for pair in neighbours(examined.evidence.tiers):
        better, worse = pair.better, pair.worse
        if pair.is_overlapping or better.seen.value >= worse.seen.value:
            continue
        yield warning(
            CODE,
            examined.evidence.tested.place,
            what=f"Tiers {better.name} and {worse.name} are upside down: {better.name} converts "
            f"at {share_written(better.seen.value)} (n = {better.seen.n:,}) and {worse.name} at "
            f"{share_written(worse.seen.value)} (n = {worse.seen.n:,}).",
            fix=f"Find the components that lift into {better.name} what belongs in {worse.name}.",
        )

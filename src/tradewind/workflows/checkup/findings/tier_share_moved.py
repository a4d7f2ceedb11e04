"""The best tier inflates, or empties."""

from collections.abc import Iterator
from math import isnan

from tradewind.problems import Problem
from tradewind.scorecard.tiers import AnyTiers, TiersByCapacity, TiersByScore
from tradewind.workflows.checkup.change_words import change_words, percent_words
from tradewind.workflows.checkup.findings.interface import LEAST_ACCOUNTS, Looked, warning

TIER_SHARE_MOVED = "TW852"
"""The best tier holds a growing, or a shrinking, share of the accounts."""
LEAST_TIER_CHANGE = 0.2
"""By what part of itself the best tier's share must change to be told: a rule of thumb."""


def tier_share_moved(looked: Looked) -> Iterator[Problem]:
    """Say that the best tier inflates or empties."""
    dates = looked.dates
    best = looked.drift.tiers[0]
    change = best.trend.change
    known = [
        (moment, share)
        for moment, share in zip(dates.moments, best.trend.values, strict=True)
        if not isnan(share)
    ]
    if change is None or change.n < LEAST_ACCOUNTS or change.holds(0.0):
        return
    if abs(change.value) < LEAST_TIER_CHANGE * (sum(share for _, share in known) / len(known)):
        return
    (first, share_first), (last, share_last) = known[0], known[-1]
    word = "more" if change.value > 0 else "fewer"
    cuts = looked.file.card.cuts
    yield warning(
        TIER_SHARE_MOVED,
        looked.file.places.at("tiers"),
        f"Tier {best.tier} holds {word} accounts over time: {percent_words(share_first)} as of "
        f"{first.date()}, {percent_words(share_last)} as of {last.date()} "
        f"({change_words(change)} by the trend).",
        _fix_of_growth(cuts) if change.value > 0 else _fix_of_shrinking(cuts),
    )


def _fix_of_growth(cuts: AnyTiers) -> str:
    change = "raise its bound" if isinstance(cuts, TiersByScore) else f"lower its {_size(cuts)}"
    return (
        "Run `tradewind backtest`: if it converts as before, raise your capacity, "
        f"else {change} in `tiers:`."
    )


def _fix_of_shrinking(cuts: AnyTiers) -> str:
    change = "lower the bounds" if isinstance(cuts, TiersByScore) else f"raise its {_size(cuts)}"
    return f"Look which components shifted, and {change} in `tiers:` if they should not."


def _size(cuts: AnyTiers) -> str:
    """Name what says how large a tier is that no score bounds."""
    return "capacity" if isinstance(cuts, TiersByCapacity) else "share"

"""The best tier inflates, or empties."""

from collections.abc import Iterator
from math import isnan

from tradewind.problems import Problem
from tradewind.scorecard.tiers import TiersByScore
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
    shares = [share for share in best.trend.values if not isnan(share)]
    if change is None or change.n < LEAST_ACCOUNTS or change.holds(0.0):
        return
    if abs(change.value) < LEAST_TIER_CHANGE * (sum(shares) / len(shares)):
        return
    word = "more" if change.value > 0 else "fewer"
    fix = "Run `tradewind backtest`: if it converts as before, raise your capacity"
    if change.value < 0:
        fix = "Look which components shifted, and lower the bounds in `tiers:` if they should not"
    elif isinstance(looked.file.card.cuts, TiersByScore):
        fix += ", else raise its bound in `tiers:`"
    yield warning(
        TIER_SHARE_MOVED,
        looked.file.places.at("tiers"),
        f"Tier {best.tier} holds {word} accounts over time: {percent_words(shares[0])} as of "
        f"{dates.since.date()}, {percent_words(shares[-1])} as of {dates.as_of.date()} "
        f"({change_words(change)} by the trend).",
        f"{fix}.",
    )

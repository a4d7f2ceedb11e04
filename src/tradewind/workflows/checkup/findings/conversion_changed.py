"""A tier converts otherwise lately than before."""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.workflows.checkup.change_words import change_words, percent_words
from tradewind.workflows.checkup.findings.interface import Looked, warning

CONVERSION_CHANGED = "TW854"
"""A tier converts otherwise lately than it did before."""
LEAST_CONVERSION_CHANGE = 0.3
"""By what part of itself a tier's conversion must change to be told: a rule of thumb."""


def conversion_changed(looked: Looked) -> Iterator[Problem]:
    """Say which tiers convert otherwise lately than they did before."""
    for tier in looked.converting.tiers:
        if not tier.is_sure or tier.change is None or not tier.before or not tier.lately:
            continue
        if abs(tier.change.value) < LEAST_CONVERSION_CHANGE * tier.before.value:
            continue
        word = "more" if tier.change.value > 0 else "less"
        yield warning(
            CONVERSION_CHANGED,
            looked.file.places.at("tiers"),
            f"Tier {tier.tier} converts {word} lately: {percent_words(tier.lately.value)} of "
            f"{tier.lately.n:,}, after {percent_words(tier.before.value)} of {tier.before.n:,} "
            f"({change_words(tier.change)}).",
            "Run `tradewind backtest` for the latest months, and see which components still tell "
            "buyers from others.",
        )

"""Less is known of the accounts."""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.workflows.checkup.change_words import change_words, percent_words
from tradewind.workflows.checkup.findings.interface import LEAST_ACCOUNTS, Looked, warning

COMPLETENESS_FELL = "TW853"
"""Less is known of the accounts than at the earlier date."""
LEAST_COMPLETENESS_CHANGE = 0.05
"""By how much the mean completeness must fall to be told: a rule of thumb."""


def completeness_fell(looked: Looked) -> Iterator[Problem]:
    """Say that less is known of the accounts than before."""
    change = looked.drift.completeness.change
    if change is None or change.n < LEAST_ACCOUNTS or change.high is None:
        return
    if change.value <= -LEAST_COMPLETENESS_CHANGE and change.high < 0:
        yield warning(
            COMPLETENESS_FELL,
            looked.file.places.at("dimensions"),
            f"Less is known of the accounts than before: completeness changed by "
            f"{change_words(change)}, to {percent_words(looked.drift.completeness.values[-1])}.",
            "Run `tradewind gaps` to see what is missing, and what to fill first.",
        )

"""The scores are old, or were never published."""

from collections.abc import Iterator

from tradewind.problems import Place, Problem
from tradewind.workflows.checkup.findings.interface import Looked, warning
from tradewind.workflows.checkup.last_times import days_between

PUBLISHED_LONG_AGO = "TW855"
"""The scores were never published, or not for more than a month."""
MOST_DAYS_UNPUBLISHED = 31
"""Days after which scores are told to be old: a rule of thumb."""


def published_long_ago(looked: Looked) -> Iterator[Problem]:
    """Say that the scores are old, or were never published."""
    times = looked.times
    place = Place("store")
    if times.published_at is None:
        what = "No scores of this scorecard were ever published."
        yield warning(PUBLISHED_LONG_AGO, place, what, "Run `tradewind score`.")
    elif (days := days_between(times.published_at, looked.now)) > MOST_DAYS_UNPUBLISHED:
        what = f"The scores were last published {days:,} days ago, on {times.published_at.date()}."
        fix = "Run `tradewind score`, and let it run every night."
        yield warning(PUBLISHED_LONG_AGO, place, what, fix)

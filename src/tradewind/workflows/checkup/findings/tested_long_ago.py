"""The scorecard was not tested for long, not as it is, or never."""

from collections.abc import Iterator

from tradewind.problems import Place, Problem
from tradewind.workflows.checkup.findings.interface import Looked, warning
from tradewind.workflows.checkup.last_times import days_between

BACKTESTED_LONG_AGO = "TW856"
"""The scorecard was never tested, not as it is now, or not for more than half a year."""
MOST_DAYS_UNTESTED = 183
"""Days after which a test is told to be old: a rule of thumb."""


def tested_long_ago(looked: Looked) -> Iterator[Problem]:
    """Say that the scorecard was not tested for long, not as it is now, or never."""
    times = looked.times
    name = looked.file.card.name
    if times.backtested_at is None:
        what = f'"{name}" was never tested against what happened.'
    elif not times.is_backtest_of_file:
        what = f'"{name}" was edited since it was last tested, on {times.backtested_at.date()}.'
    elif (days := days_between(times.backtested_at, looked.now)) > MOST_DAYS_UNTESTED:
        what = f'"{name}" was last tested {days:,} days ago, on {times.backtested_at.date()}.'
    else:
        return
    fix = "Run `tradewind backtest`."
    yield warning(BACKTESTED_LONG_AGO, Place(looked.file.places.file), what, fix)

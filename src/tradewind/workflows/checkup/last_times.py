"""When a scorecard was last published and last tested, and whether its file has changed since."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.store.backtest_ledger import BacktestLedger
from tradewind.store.interface import Run
from tradewind.store.local import STORE_FOLDER, LocalStore


@dataclass(frozen=True, slots=True)
class LastTimes:
    """When what was last done.

    Attributes:
        run: The current run; None where the scorecard was never published.
        published_at: When it was made the current one (UTC); None likewise.
        backtested_at: When the scorecard was last tested by `tradewind backtest` (UTC); None
            where it never was.
        is_backtest_of_file: Whether that test was of what the file says now.
    """

    run: Run | None
    published_at: datetime | None
    backtested_at: datetime | None
    is_backtest_of_file: bool


def last_times(folder: Path, file: ScorecardFile) -> LastTimes:
    """Look up in the store when a scorecard was published and tested.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    name = file.card.name
    published = store.publications(name)
    tests = BacktestLedger(folder / STORE_FOLDER).records(name)
    return LastTimes(
        run=store.current(name),
        published_at=published[0].published_at if published else None,
        backtested_at=tests[0].made_at if tests else None,
        is_backtest_of_file=bool(tests) and tests[0].hash == file.hash,
    )


def published_moment(folder: Path, scorecard: str) -> datetime | None:
    """Give the moment (UTC) whose knowledge the current scores use; None where there are none.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    run = LocalStore(folder / STORE_FOLDER).current(scorecard)
    return run.as_of if run else None


def days_between(earlier: datetime, later: datetime) -> int:
    """Give the whole days from one moment to another; 0 where the first is not earlier."""
    return max(0, (later - earlier).days)

"""The rows of the store's SQLite file about backtests: what was tested, and what came out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tradewind.store.ledger import Ledger
from tradewind.store.local import LEDGER_FILE
from tradewind.store.moments import written

_COLUMNS = (
    "backtest_id, scorecard, hash, made_at, version, question, first, last, horizon_days, summary"
)


@dataclass(frozen=True, slots=True)
class BacktestRecord:
    """What is kept of one backtest; never changes once it is written.

    Attributes:
        backtest_id: Its key; `private_folders.new_key` gives one that sorts by time.
        scorecard: Name of the tested scorecard.
        hash: Hash of its content.
        made_at: When it was made (UTC).
        version: The version of Tradewind that made it.
        question: What was asked: buys, opens, wins or liked.
        first: The moment of the first snapshot (UTC).
        last: The moment of the last snapshot (UTC).
        horizon_days: Days after a snapshot within which something had to happen to count.
        summary: What came out, as JSON holds it: headline, n, positives, auc with its interval,
            the codes of the findings.
    """

    backtest_id: str
    scorecard: str
    hash: str
    made_at: datetime
    version: str
    question: str
    first: datetime
    last: datetime
    horizon_days: float
    summary: Mapping[str, Any]


class BacktestLedger:
    """The backtests of a store.

    Args:
        folder: The store's folder; made by the first backtest, never by reading.
        patience_s: How long to wait for another process's lock, in seconds.
    """

    def __init__(self, folder: Path, *, patience_s: float = 60) -> None:
        self.folder = folder
        self._ledger = Ledger(folder / LEDGER_FILE, patience_s)

    def add(self, record: BacktestRecord) -> None:
        """Keep what came out of a backtest.

        Raises:
            OutsideWorldFailed: The store cannot be written, is damaged, or is of a newer form.
            ValueError: The summary holds a number that JSON cannot, such as NaN.
        """
        row = _row(record)
        self._ledger.begin()
        with self._ledger.writing() as connection:
            connection.execute(
                f"INSERT INTO backtests ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row
            )

    def records(self, scorecard: str | None = None) -> tuple[BacktestRecord, ...]:
        """Give all backtests (of one scorecard), the last made first.

        Raises:
            OutsideWorldFailed: The store cannot be read, is damaged, or is of a newer form.
        """
        rows = self._ledger.rows(
            f"SELECT {_COLUMNS} FROM backtests WHERE ? IS NULL OR scorecard = ?"
            " ORDER BY position DESC",
            (scorecard, scorecard),
        )
        return tuple(_record(row) for row in rows)


def _row(record: BacktestRecord) -> tuple[str | float, ...]:
    return (
        record.backtest_id,
        record.scorecard,
        record.hash,
        written(record.made_at),
        record.version,
        record.question,
        written(record.first),
        written(record.last),
        record.horizon_days,
        json.dumps(dict(record.summary), allow_nan=False),
    )


def _record(row: tuple[Any, ...]) -> BacktestRecord:
    (
        backtest_id,
        scorecard,
        content_hash,
        made_at,
        version,
        question,
        first,
        last,
        horizon_days,
        summary,
    ) = row
    return BacktestRecord(
        backtest_id=backtest_id,
        scorecard=scorecard,
        hash=content_hash,
        made_at=datetime.fromisoformat(made_at),
        version=version,
        question=question,
        first=datetime.fromisoformat(first),
        last=datetime.fromisoformat(last),
        horizon_days=horizon_days,
        summary=json.loads(summary),
    )

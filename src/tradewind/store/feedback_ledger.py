"""The rows of the store's SQLite file about feedback: what people said of accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

from tradewind.store.ledger import Ledger
from tradewind.store.local import LEDGER_FILE
from tradewind.store.moments import written

Opinion = Literal["good", "bad", "wrong-data"]
"""What a person says of an account: worth the time, not worth it, or scored on wrong data."""
OPINIONS: tuple[Opinion, ...] = get_args(Opinion)

FeedbackVerdict = Literal[Opinion, "undone"]
"""An opinion, or that all opinions of the account before are taken back."""

_COLUMNS = "account_id, verdict, note, scorecard, run_id, score, tier, said_by, said_at, source"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person said of an account; stays however often accounts are scored.

    Attributes:
        account_id: The account.
        verdict: What was said.
        note: What was written beside it, to the letter; None where nothing was.
        scorecard: The scorecard whose score it was said about; None where none was published.
        run_id: The run of that score, or None.
        score: The account's score then; None where it had none.
        tier: Its tier then, or None.
        said_by: Who said it; None where nobody knows.
        said_at: When it was taken (UTC).
        source: The file it came in, or `command`.
    """

    account_id: str
    verdict: FeedbackVerdict
    note: str | None
    scorecard: str | None
    run_id: str | None
    score: Decimal | None
    tier: str | None
    said_by: str | None
    said_at: datetime
    source: str


class FeedbackLedger:
    """The feedback of a store.

    Args:
        folder: The store's folder; made by the first feedback, never by reading.
        patience_s: How long to wait for another process's lock, in seconds.
    """

    def __init__(self, folder: Path, *, patience_s: float = 60) -> None:
        self.folder = folder
        self._ledger = Ledger(folder / LEDGER_FILE, patience_s)

    def add(self, rows: Sequence[Feedback]) -> None:
        """Keep what people said, behind what was said before; all of it or nothing.

        Raises:
            OutsideWorldFailed: The store cannot be written, is damaged, or is of a newer form.
        """
        if not rows:
            return
        self._ledger.begin()
        with self._ledger.writing() as connection:
            connection.executemany(
                f"INSERT INTO feedback ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(one) for one in rows],
            )

    def feedback(self, account_id: str | None = None) -> tuple[Feedback, ...]:
        """Give all that was said (of one account), in the order in which it was taken.

        Raises:
            OutsideWorldFailed: The store cannot be read, is damaged, or is of a newer form.
        """
        rows = self._ledger.rows(
            f"SELECT {_COLUMNS} FROM feedback WHERE ? IS NULL OR account_id = ? ORDER BY position",
            (account_id, account_id),
        )
        return tuple(_feedback(row) for row in rows)


def _row(one: Feedback) -> tuple[str | None, ...]:
    return (
        one.account_id,
        one.verdict,
        one.note,
        one.scorecard,
        one.run_id,
        None if one.score is None else str(one.score),
        one.tier,
        one.said_by,
        written(one.said_at),
        one.source,
    )


def _feedback(row: tuple[Any, ...]) -> Feedback:
    account_id, verdict, note, scorecard, run_id, score, tier, said_by, said_at, source = row
    return Feedback(
        account_id=account_id,
        verdict=verdict,
        note=note,
        scorecard=scorecard,
        run_id=run_id,
        score=None if score is None else Decimal(score),
        tier=tier,
        said_by=said_by,
        said_at=datetime.fromisoformat(said_at),
        source=source,
    )

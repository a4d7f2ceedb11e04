"""The rows of the store's SQLite file about matching: which was published, and the answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tradewind.store.ledger import Ledger
from tradewind.store.matchings import Answer, Matching
from tradewind.store.moments import written

_MATCHING = "SELECT matching_id, started_at, finished_at, version, rules, counts FROM matchings"
_ANSWER = """
    SELECT person_id, verdict, account_id, answered_by, answered_at, source, note
    FROM match_answers ORDER BY position
"""


@dataclass(frozen=True, slots=True)
class MatchLedger:
    """The part of a ledger that tells of matching."""

    ledger: Ledger

    def add(self, matching: Matching) -> None:
        """Write a matching, which becomes the current one, in one transaction."""
        row = (
            matching.matching_id,
            written(matching.started_at),
            written(matching.finished_at),
            matching.version,
            matching.rules,
            json.dumps(dict(matching.counts)),
        )
        with self.ledger.writing() as connection:
            connection.execute(
                "INSERT INTO matchings (matching_id, started_at, finished_at, version, rules,"
                " counts) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )

    def add_answers(self, answers: Sequence[Answer]) -> None:
        """Write answers behind those that are there, all of them or none."""
        rows = [_answer_row(answer) for answer in answers]
        with self.ledger.writing() as connection:
            connection.executemany(
                "INSERT INTO match_answers (person_id, verdict, account_id, answered_by,"
                " answered_at, source, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    def matchings(self) -> tuple[Matching, ...]:
        """Give all matchings, the last published first."""
        rows = self.ledger.rows(f"{_MATCHING} ORDER BY position DESC")
        return tuple(_matching(row) for row in rows)

    def matching(self, matching_id: str) -> Matching | None:
        """Give the matching of that key, or None."""
        rows = self.ledger.rows(f"{_MATCHING} WHERE matching_id = ?", (matching_id,))
        return _matching(rows[0]) if rows else None

    def answers(self) -> tuple[Answer, ...]:
        """Give all answers in the order in which they were taken."""
        return tuple(_answer(row) for row in self.ledger.rows(_ANSWER))


def _matching(row: tuple[Any, ...]) -> Matching:
    matching_id, started_at, finished_at, version, rules, counts = row
    return Matching(
        matching_id=matching_id,
        started_at=datetime.fromisoformat(started_at),
        finished_at=datetime.fromisoformat(finished_at),
        version=version,
        rules=rules,
        counts=json.loads(counts),
    )


def _answer_row(answer: Answer) -> tuple[str | None, ...]:
    return (
        answer.person_id,
        answer.verdict,
        answer.account_id,
        answer.answered_by,
        written(answer.answered_at),
        answer.source,
        answer.note,
    )


def _answer(row: tuple[Any, ...]) -> Answer:
    person_id, verdict, account_id, answered_by, answered_at, source, note = row
    return Answer(
        person_id=person_id,
        verdict=verdict,
        account_id=account_id,
        answered_by=answered_by,
        answered_at=datetime.fromisoformat(answered_at),
        source=source,
        note=note,
    )

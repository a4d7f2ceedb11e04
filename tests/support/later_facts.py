"""Change at random what a project says of the time after a moment, in all its tables at once."""

import csv
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Row = dict[str, str]
_OF_THEN = ("account_id", "created_at", "data_origin")
"""What an account keeps: who it is, and since when it is there."""


class LaterFacts:
    """Changes the files of a demo project.

    What is dated after `known` becomes something else in every table: rows go, come, and get other
    values. What happened to opportunities stays as it is up to `ended`, because it is the outcome.
    So do the accounts of people who were there by then: nothing tells whose they were.
    """

    def __init__(self, data: Path, *, known: datetime, ended: datetime, seed: int) -> None:
        self._data, self._known, self._ended = data, known, ended
        self._chance = random.Random(seed)
        self._accounts = [row["account_id"] for row in self._read("accounts")]

    def plant(self) -> None:
        """Change all tables."""
        self._change("account_history", self._version)
        self._change("events", self._event)
        self._change("technologies", self._technology)
        self._change("people", self._person)
        self._change("opportunities", self._opportunity)
        self._change("accounts", self._account)

    def _read(self, table: str) -> list[Row]:
        with (self._data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def _change(self, table: str, change: Callable[[Row, list[Row]], list[Row]]) -> None:
        rows = self._read(table)
        changed = [one for row in rows for one in change(row, rows)]
        assert changed != rows, f"something of {table} is later"
        with (self._data / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(changed)

    def _is_later(self, written: str) -> bool:
        return bool(written) and datetime.fromisoformat(written).replace(tzinfo=UTC) > self._known

    def _later(self, after: datetime) -> str:
        return (after + timedelta(days=self._chance.randint(1, 300))).date().isoformat()

    def _one_of(self, rows: list[Row], column: str) -> str:
        return self._chance.choice(rows)[column]

    def _account(self, row: Row, rows: list[Row]) -> list[Row]:
        if self._is_later(row["created_at"]):
            return [] if self._chance.random() < 0.3 else [row]
        others = {name: self._one_of(rows, name) for name in row if name not in _OF_THEN}
        return [row | others | {"is_customer": self._chance.choice(["true", "false", ""])}]

    def _version(self, row: Row, rows: list[Row]) -> list[Row]:
        other = {name: self._one_of(rows, name) for name in row if name not in ("account_id",)}
        other |= {"valid_from": self._later(self._known), "valid_to": ""}
        if self._is_later(row["valid_from"]):
            return [row | other] if self._chance.random() < 0.5 else []
        if self._is_later(row["valid_to"]) or not row["valid_to"]:
            return [row | {"valid_to": self._later(self._known)}, row | other]
        return [row]

    def _event(self, row: Row, rows: list[Row]) -> list[Row]:
        account = self._chance.choice(self._accounts)
        if self._is_later(row["occurred_at"]) or self._is_later(row["known_at"]):
            return [row | {"account_id": account}] if self._chance.random() < 0.5 else []
        told_late = {"event_id": f"late {row['event_id']}", "known_at": self._later(self._known)}
        return [row, row | told_late | {"account_id": account}]

    def _technology(self, row: Row, rows: list[Row]) -> list[Row]:
        if self._is_later(row["first_seen_at"]):
            return []
        later = self._later(self._known)
        product = self._one_of(rows, "product")
        return [row, row | {"product": product, "first_seen_at": later, "last_seen_at": later}]

    def _person(self, row: Row, rows: list[Row]) -> list[Row]:
        if self._is_later(row["created_at"]):
            return [row | {"account_id": self._chance.choice(self._accounts)}]
        return [row | {name: self._one_of(rows, name) for name in ("name", "title", "role")}]

    def _opportunity(self, row: Row, rows: list[Row]) -> list[Row]:
        end = self._ended.date().isoformat()
        later = {"closed_at": self._later(self._ended), "outcome": self._chance.choice(_ENDINGS)}
        new = row | later | {"opportunity_id": f"later {row['opportunity_id']}"}
        new |= {"opened_at": self._later(self._ended), "amount": "9999999"}
        if row["opened_at"] > end:
            return []
        if row["closed_at"] > end or row["outcome"] == "open":
            return [row | later, new]
        return [row, new]


_ENDINGS = ("won", "lost")

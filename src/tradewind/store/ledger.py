"""The store's SQLite file: which runs were published, and by what scorecards."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tradewind.store.failures import NEWER_STORE, failed, failures_as_problems, not_a_store
from tradewind.store.interface import (
    RUN_TABLES,
    Link,
    Publication,
    Run,
    RunFile,
    ScorecardVersion,
)
from tradewind.store.migrations import APPLICATION_ID, MIGRATIONS, Migration
from tradewind.store.moments import written

_RUN = """
    SELECT run_id, runs.scorecard, hash, as_of, started_at, finished_at, version, counts
    FROM runs
"""
_PUBLISHED = f"{_RUN} JOIN publications USING (run_id)"
_VERSION = "SELECT hash, name, text, author, first_published_at FROM scorecard_versions"
_LINK = """
    SELECT run_id, previous_run_id, coalesce(has_todays_attributes, 1),
           (SELECT files FROM compactions WHERE run_id = runs.run_id ORDER BY position DESC LIMIT 1)
    FROM runs LEFT JOIN run_links USING (run_id)
"""
_FIRST_PUBLISHED = "(SELECT min(position) FROM publications WHERE run_id = runs.run_id)"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The SQLite file at `path`; a file that is not there reads as an empty one.

    It keeps SQLite's rollback journal, not the write-ahead log: the log needs memory shared
    between processes (which network disks lack) and a writable folder even to read. What is
    written is a few rows at a time, so readers wait for milliseconds.

    Attributes:
        path: The SQLite file.
        patience_s: How long to wait for another process's lock, in seconds.
        migrations: The steps that lead to today's form of the file.
    """

    path: Path
    patience_s: float
    migrations: tuple[Migration, ...] = MIGRATIONS

    def create(self) -> None:
        """Make the file, or bring it to today's form; its folder must exist."""
        with self._connected("rwc") as connection:
            self._bring_up_to_date(connection)

    def begin(self) -> None:
        """Make the file and its folder where they are not there, or bring them to today's form.

        Raises:
            OutsideWorldFailed: The folder cannot be written, or the file is damaged or newer.
        """
        with failures_as_problems(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.create()

    def add(
        self,
        run: Run,
        version: ScorecardVersion,
        *,
        previous_id: str | None = None,
        has_todays_attributes: bool = True,
    ) -> None:
        """Write a run and make it the current one of its scorecard, in one transaction."""
        with self.writing() as connection:
            connection.execute(
                "INSERT INTO scorecard_versions VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (hash) DO NOTHING",
                _version_row(version),
            )
            connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _row(run))
            link = (run.run_id, previous_id, has_todays_attributes)
            connection.execute("INSERT INTO run_links VALUES (?, ?, ?)", link)
            _publish(connection, run, run.finished_at)

    def make_current(self, run: Run, *, at: datetime) -> None:
        """Make a run that is there the current one of its scorecard once more."""
        with self.writing() as connection:
            _publish(connection, run, at)

    def compact(self, kept: Mapping[str, frozenset[RunFile]], *, at: datetime) -> None:
        """Write for some runs which of their files are kept from now on, in one transaction."""
        rows = [(run_id, " ".join(sorted(files)), written(at)) for run_id, files in kept.items()]
        with self.writing() as connection:
            connection.executemany(
                "INSERT INTO compactions (run_id, files, compacted_at) VALUES (?, ?, ?)", rows
            )

    def current(self, scorecard: str | None) -> Run | None:
        """Give the run that was made current last (of one scorecard), or None."""
        rows = self.rows(
            f"{_PUBLISHED} WHERE ? IS NULL OR publications.scorecard = ?"
            " ORDER BY position DESC LIMIT 1",
            (scorecard, scorecard),
        )
        return _run(rows[0]) if rows else None

    def runs(self, scorecard: str | None) -> tuple[Run, ...]:
        """Give all runs (of one scorecard), the latest published first."""
        rows = self.rows(
            f"{_RUN} WHERE ? IS NULL OR scorecard = ? ORDER BY {_FIRST_PUBLISHED} DESC",
            (scorecard, scorecard),
        )
        return tuple(_run(row) for row in rows)

    def run(self, run_id: str) -> Run | None:
        """Give the run of that id, or None."""
        rows = self.rows(f"{_RUN} WHERE run_id = ?", (run_id,))
        return _run(rows[0]) if rows else None

    def links(self, scorecard: str | None) -> dict[str, Link]:
        """Give for every run (of one scorecard) how it hangs on the one before."""
        query = f"{_LINK} WHERE ? IS NULL OR scorecard = ?"
        return {row[0]: _link(row) for row in self.rows(query, (scorecard, scorecard))}

    def publications(self, scorecard: str) -> tuple[Publication, ...]:
        """Give what was made current of a scorecard, the last first."""
        rows = self.rows(
            "SELECT run_id, published_at FROM publications WHERE scorecard = ?"
            " ORDER BY position DESC",
            (scorecard,),
        )
        return tuple(Publication(run_id, datetime.fromisoformat(at)) for run_id, at in rows)

    def scorecard_version(self, content_hash: str) -> ScorecardVersion | None:
        """Give the scorecard of that hash, or None."""
        rows = self.rows(f"{_VERSION} WHERE hash = ?", (content_hash,))
        return _version(rows[0]) if rows else None

    def scorecard_versions(self) -> tuple[ScorecardVersion, ...]:
        """Give all scorecards, the first published first."""
        rows = self.rows(f"{_VERSION} ORDER BY first_published_at, hash")
        return tuple(_version(row) for row in rows)

    def rows(self, query: str, values: tuple[str | None, ...] = ()) -> list[tuple[Any, ...]]:
        """Give the rows of a query; none where nothing was ever written."""
        with failures_as_problems(self.path):
            try:
                self.path.stat()
            except FileNotFoundError:
                return []
        with self._connected("rw") as connection:
            form = self._form(connection)
            if form == 0:
                return []  # made by a process that was stopped before it wrote anything
            if form < len(self.migrations):
                self._bring_up_to_date(connection)
            return connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write everything inside the block or nothing, so that a power cut undoes nothing."""
        with self._connected("rw") as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = EXTRA")  # flushes the folder, too
            with _transaction(connection):
                yield connection

    @contextmanager
    def _connected(self, mode: str) -> Iterator[sqlite3.Connection]:
        """Open the file; `rw` makes no file, and reads one that may not be written.

        Not `ro`: a process killed while it committed leaves a journal that the next one, even
        if it only reads, must be able to roll back.
        """
        with (
            failures_as_problems(self.path),
            closing(
                sqlite3.connect(
                    f"{self.path.absolute().as_uri()}?mode={mode}",
                    uri=True,
                    timeout=self.patience_s,
                    isolation_level=None,
                )
            ) as connection,
        ):
            yield connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        if self._form(connection) == len(self.migrations):
            return
        with _transaction(connection):
            form = _form_inside(connection, self.path)  # another process may have been faster
            for number, statements in enumerate(self.migrations[form:], start=form + 1):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")

    def _form(self, connection: sqlite3.Connection) -> int:
        """Give the number of the last step the file has seen; 0 for an empty file."""
        connection.execute("BEGIN")
        try:
            form = _form_inside(connection, self.path)
        finally:
            connection.execute("ROLLBACK")
        if form > len(self.migrations):
            raise failed(
                NEWER_STORE,
                self.path,
                f'"{self.path.name}" was written by a newer Tradewind (form {form}; this one '
                f"knows forms up to {len(self.migrations)}).",
                "Run `pip install --upgrade tradewind`.",
            )
        return form


def _form_inside(connection: sqlite3.Connection, path: Path) -> int:
    """Read the form inside a transaction that is open."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    is_ours = application == APPLICATION_ID and form > 0
    is_empty = application == form == objects == 0
    if not (is_ours or is_empty):
        raise not_a_store(path)
    return int(form)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write everything inside the block or nothing; waits its turn at the start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _publish(connection: sqlite3.Connection, run: Run, at: datetime) -> None:
    connection.execute(
        "INSERT INTO publications (scorecard, run_id, published_at) VALUES (?, ?, ?)",
        (run.scorecard, run.run_id, written(at)),
    )


def _link(row: tuple[Any, ...]) -> Link:
    _, previous_id, has_todays_attributes, kept = row
    files: set[RunFile] = {*RUN_TABLES}
    if previous_id is not None:
        files.add("history")
    if kept is not None:
        files = set(kept.split())
    return Link(previous_id, bool(has_todays_attributes), frozenset(files))


def _row(run: Run) -> tuple[str, ...]:
    moments = (written(moment) for moment in (run.as_of, run.started_at, run.finished_at))
    counts = json.dumps(dict(run.counts))
    return (run.run_id, run.scorecard, run.hash, *moments, run.version, counts)


def _run(row: tuple[str, ...]) -> Run:
    run_id, scorecard, content_hash, as_of, started_at, finished_at, version, counts = row
    return Run(
        run_id=run_id,
        scorecard=scorecard,
        hash=content_hash,
        as_of=datetime.fromisoformat(as_of),
        started_at=datetime.fromisoformat(started_at),
        finished_at=datetime.fromisoformat(finished_at),
        version=version,
        counts=json.loads(counts),
    )


def _version_row(version: ScorecardVersion) -> tuple[str | None, ...]:
    first = written(version.first_published_at)
    return (version.hash, version.name, version.text, version.author, first)


def _version(row: tuple[str, ...]) -> ScorecardVersion:
    content_hash, name, text, author, first_published_at = row
    return ScorecardVersion(
        hash=content_hash,
        name=name,
        text=text,
        author=author,
        first_published_at=datetime.fromisoformat(first_published_at),
    )

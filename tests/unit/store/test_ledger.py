"""The SQLite file grows by numbered steps, each taken once, by whoever comes first."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tradewind.problems import OutsideWorldFailed
from tradewind.store.interface import Run, ScorecardVersion
from tradewind.store.ledger import Ledger
from tradewind.store.migrations import APPLICATION_ID, MIGRATIONS

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)
RUN = Run("r", "growth", "h", MORNING, MORNING, MORNING, "0.1", {"accounts": 1})
VERSION = ScorecardVersion("h", "growth", "version: 1\n", None, MORNING)
NEXT_STEP = ("CREATE TABLE later (account_id TEXT NOT NULL)",)
BROKEN_STEP = ("CREATE TABLE half (a TEXT)", "CREATE TABLE half (a TEXT)")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger of today's form with one run."""
    made = Ledger(tmp_path / "store.sqlite", patience_s=1)
    made.create()
    made.add(RUN, VERSION)
    return made


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    """Ask the SQLite file itself."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_the_file_says_what_it_is(ledger: Ledger) -> None:
    """The application id and the form stand in the header, where other tools read them."""
    assert ask(ledger.path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(ledger.path, "PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_making_it_twice_changes_nothing(ledger: Ledger) -> None:
    """A file of today's form is left alone, to the byte."""
    before = ledger.path.read_bytes()

    ledger.create()

    assert ledger.path.read_bytes() == before


@pytest.mark.parametrize("how", ["reading", "writing"])
def test_an_older_file_is_brought_up_to_date(ledger: Ledger, how: str) -> None:
    """A later step runs once on what is there, and keeps it."""
    later = Ledger(ledger.path, patience_s=1, migrations=(*MIGRATIONS, NEXT_STEP))

    if how == "writing":
        later.create()

    assert later.runs(None) == (RUN,)
    assert ask(ledger.path, "PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
    assert ask(ledger.path, "SELECT * FROM later") == []


def test_a_step_that_fails_leaves_the_file_as_it_was(ledger: Ledger) -> None:
    """Steps are taken whole or not at all."""
    broken = Ledger(ledger.path, patience_s=1, migrations=(*MIGRATIONS, BROKEN_STEP))

    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        broken.create()

    assert ledger.runs(None) == (RUN,)
    assert ask(ledger.path, "PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_a_file_of_a_later_form_is_refused(ledger: Ledger) -> None:
    """Today's program does not touch what tomorrow's has changed."""
    Ledger(ledger.path, patience_s=1, migrations=(*MIGRATIONS, NEXT_STEP)).create()

    with pytest.raises(OutsideWorldFailed, match="TW501"):
        ledger.runs(None)


def test_a_run_that_is_there_already_is_not_written_again(ledger: Ledger) -> None:
    """The key of a run is taken once; a second try is our mistake and changes nothing."""
    with pytest.raises(sqlite3.IntegrityError, match="run_id"):
        ledger.add(RUN, VERSION)

    assert ledger.runs(None) == (RUN,)

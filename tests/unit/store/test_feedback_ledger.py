"""Feedback stays as it was given: in its order, to the letter, and for ever."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from tradewind.problems import OutsideWorldFailed
from tradewind.store.feedback_ledger import Feedback, FeedbackLedger
from tradewind.store.ledger import Ledger
from tradewind.store.migrations import MIGRATIONS

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
GOOD = Feedback(
    account_id="a1",
    verdict="good",
    note="They asked for a quote.",
    scorecard="growth",
    run_id="r1",
    score=Decimal("71.2500"),
    tier="A",
    said_by="Ann",
    said_at=NOON,
    source="command",
)
BARE = Feedback("a2", "bad", None, None, None, None, None, None, NOON, "sheet.csv")


@pytest.fixture
def ledger(tmp_path: Path) -> FeedbackLedger:
    """A ledger in a folder that does not exist yet."""
    return FeedbackLedger(tmp_path / "store", patience_s=0.2)


def ask(ledger: FeedbackLedger, statement: str) -> list[tuple[object, ...]]:
    """Run a statement on the SQLite file itself."""
    with closing(sqlite3.connect(ledger.folder / "store.sqlite")) as connection:
        return connection.execute(statement).fetchall()


def test_a_store_without_feedback_reads_as_empty(ledger: FeedbackLedger) -> None:
    """Reading makes no file."""
    assert ledger.feedback() == ()
    assert not ledger.folder.exists()


def test_the_first_feedback_makes_the_store(ledger: FeedbackLedger) -> None:
    """It comes back as it was, also where no score was published."""
    ledger.add([GOOD, BARE])

    assert ledger.feedback() == (GOOD, BARE)


def test_nothing_makes_no_store(ledger: FeedbackLedger) -> None:
    """A sheet without a word leaves no trace."""
    ledger.add([])

    assert not ledger.folder.exists()


def test_it_comes_in_the_order_in_which_it_was_taken(ledger: FeedbackLedger) -> None:
    """Whatever the clocks said; and of one account alone where that is asked."""
    earlier = replace(GOOD, verdict="bad", said_at=NOON - timedelta(days=1))
    ledger.add([GOOD, BARE])
    ledger.add([earlier])

    assert ledger.feedback() == (GOOD, BARE, earlier)
    assert ledger.feedback("a1") == (GOOD, earlier)


def test_moments_are_kept_in_utc(ledger: FeedbackLedger) -> None:
    """The moment is the same, wherever it was said."""
    east = timezone(timedelta(hours=9))

    ledger.add([replace(GOOD, said_at=NOON.astimezone(east))])

    assert ledger.feedback()[0].said_at == NOON
    assert ask(ledger, "SELECT said_at FROM feedback") == [("2026-03-02T12:00:00.000000+00:00",)]


@pytest.mark.parametrize(
    "note", ["=1+1", "a\r\nb\tc", "x" * 10_000, "😀\u202e\x1b[31m", "'", " ;--"]
)
def test_notes_are_kept_to_the_letter(ledger: FeedbackLedger, note: str) -> None:
    """Whatever they hold."""
    ledger.add([replace(GOOD, note=note)])

    assert ledger.feedback()[0].note == note


@pytest.mark.parametrize(
    "statement", ["UPDATE feedback SET verdict = 'bad'", "DELETE FROM feedback"]
)
def test_what_was_said_never_changes(ledger: FeedbackLedger, statement: str) -> None:
    """Not even by another program."""
    ledger.add([GOOD])

    with pytest.raises(sqlite3.IntegrityError, match="what was said"):
        ask(ledger, statement)

    assert ledger.feedback() == (GOOD,)


def test_all_of_it_is_kept_or_nothing(ledger: FeedbackLedger) -> None:
    """A row that cannot be kept takes the others with it."""
    wrong = replace(GOOD, verdict="perhaps")  # type: ignore[arg-type]

    with pytest.raises(sqlite3.IntegrityError, match="verdict"):
        ledger.add([GOOD, wrong])

    assert ledger.feedback() == ()


def test_a_store_of_the_form_before_takes_it(ledger: FeedbackLedger) -> None:
    """The file is brought up to date by whoever comes first, and keeps its matches."""
    ledger.folder.mkdir()
    Ledger(ledger.folder / "store.sqlite", patience_s=1, migrations=MIGRATIONS[:3]).create()

    assert ledger.feedback() == ()
    ledger.add([GOOD])

    assert ledger.feedback() == (GOOD,)


def test_a_tradewind_before_refuses_the_newer_store(ledger: FeedbackLedger) -> None:
    """It neither reads nor changes it, and says what to do."""
    ledger.add([GOOD])
    before = Ledger(ledger.folder / "store.sqlite", patience_s=1, migrations=MIGRATIONS[:3])

    with pytest.raises(OutsideWorldFailed, match=r"TW501[\s\S]*pip install --upgrade tradewind"):
        before.runs(None)

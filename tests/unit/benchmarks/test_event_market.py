"""The events of the benchmark are the same for a seed, and as untidy as real ones."""

from pathlib import Path

import duckdb
import pytest
from contest import event_market
from contest.event_market import EVENTS_AN_ACCOUNT, write_project
from contest.market import files_of

ACCOUNTS = 2_000
EVENTS = ACCOUNTS * EVENTS_AN_ACCOUNT


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some thousand events."""
    folder = tmp_path_factory.mktemp("events") / "project"
    write_project(folder, accounts=ACCOUNTS)
    return folder


def answer(project: Path, question: str) -> int:
    """Count something in the events."""
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW events AS FROM read_parquet({files_of(project, 'events')})")
    connection.execute(
        f"CREATE VIEW accounts AS FROM read_parquet({files_of(project, 'accounts')})"
    )
    ((found,),) = connection.execute(question).fetchall()
    return int(found)


def test_events_are_made_anew_to_the_last_byte(project: Path, tmp_path: Path) -> None:
    """Two runs of one seed write the same rows."""
    write_project(tmp_path / "again", accounts=ACCOUNTS)

    rows = "SELECT bit_xor(hash(events)) FROM events"

    assert answer(project, rows) == answer(tmp_path / "again", rows)


def test_many_files_hold_the_same_events_as_one(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the tables are cut into files makes no difference."""
    monkeypatch.setattr(event_market, "ROWS_A_FILE", {"accounts": 700, "events": 9_000})
    write_project(tmp_path / "parts", accounts=ACCOUNTS)

    rows = "SELECT bit_xor(hash(events)) FROM events"

    assert len(files_of(tmp_path / "parts", "events")) == 5
    assert answer(project, rows) == answer(tmp_path / "parts", rows)


def test_a_thousandth_of_the_deliveries_repeats_an_event_to_the_letter(project: Path) -> None:
    """Distinct event_ids are as many as distinct rows, and about 40 of 40,000 fewer than rows."""
    distinct_ids = answer(project, "SELECT count(DISTINCT event_id) FROM events")
    distinct_rows = answer(project, "SELECT count(*) FROM (SELECT DISTINCT * FROM events)")

    assert distinct_ids == distinct_rows
    assert 20 <= EVENTS - distinct_ids <= 60


def test_some_events_are_of_nobody_later_or_known_later(project: Path) -> None:
    """Accounts that are not there, the future, and knowledge after the fact all occur."""
    of_nobody = "SELECT count(*) FROM events ANTI JOIN accounts USING (account_id)"
    later = "SELECT count(*) FROM events WHERE occurred_at > TIMESTAMP '2026-06-30'"
    known_later = (
        "SELECT count(*) FROM events WHERE occurred_at <= TIMESTAMP '2026-06-30' "
        "AND known_at > TIMESTAMP '2026-06-30'"
    )

    assert all(answer(project, question) > 0 for question in (of_nobody, later, known_later))

"""What is published can be read again; what is not, cannot be seen."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tradewind.problems import OutsideWorldFailed
from tradewind.store.interface import RUN_TABLES, PendingRun, Run, ScorecardVersion, Store
from tradewind.store.local import LocalStore
from tradewind.version import __version__

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)
Publish = Callable[..., Run]


def test_a_local_store_is_a_store(store: LocalStore) -> None:
    """The type checker holds the local store to what every store offers."""
    as_store: Store = store

    assert as_store.current() is None


def test_reading_a_store_that_is_not_there_gives_nothing_and_makes_nothing(
    store: LocalStore,
) -> None:
    """Whoever only reads leaves no folder and no file behind."""
    found = (store.current(), store.runs(), store.run("x"), store.scorecard_version("x"))

    assert found == (None, (), None, None)
    assert store.sweep() == ()
    assert not store.folder.exists()


def test_a_published_run_reads_as_it_was_written(
    store: LocalStore, write_tables: Callable[[PendingRun], None]
) -> None:
    """Every field comes back, moments in UTC, whatever zone they were given in."""
    berlin = timezone(timedelta(hours=1))
    counts = {"accounts": 85, "scored": 80, "excluded": 5}

    with store.begin(
        scorecard="größte", content_hash="h", as_of=MORNING.astimezone(berlin), started_at=MORNING
    ) as pending:
        write_tables(pending)
        run = store.publish(
            pending,
            counts=counts,
            scorecard_text="name: größte\n",
            author="Ana",
            finished_at=MORNING + timedelta(seconds=2),
        )

    assert store.run(run.run_id) == store.current("größte") == store.current() == run
    assert (run.as_of, run.finished_at) == (MORNING, MORNING + timedelta(seconds=2))
    assert (run.counts, run.version) == (counts, __version__)
    assert store.scorecard_version("h") == ScorecardVersion(
        "h", "größte", "name: größte\n", "Ana", MORNING + timedelta(seconds=2)
    )


def test_the_tables_of_a_published_run_are_found(store: LocalStore, publish: Publish) -> None:
    """Each table is a Parquet file in the folder that bears the run's id."""
    run = publish(store)

    paths = [store.path_of(run, table) for table in RUN_TABLES]

    assert paths == [store.folder / "runs" / run.run_id / f"{t}.parquet" for t in RUN_TABLES]
    assert all(pq.read_table(path)["run_id"].to_pylist() == [run.run_id] for path in paths)


def test_a_pending_run_cannot_be_seen(
    store: LocalStore, publish: Publish, write_tables: Callable[[PendingRun], None]
) -> None:
    """Until it is published, readers see the run before."""
    before = publish(store)

    with store.begin(
        scorecard="growth", content_hash="h2", as_of=MORNING, started_at=MORNING
    ) as pending:
        write_tables(pending)

        assert store.current("growth") == before
        assert store.run(pending.run_id) is None


def test_what_is_not_published_is_removed(store: LocalStore) -> None:
    """A run that fails leaves no folder and no lock, and its error reaches the caller."""
    with (
        pytest.raises(RuntimeError, match="statement failed"),
        store.begin(scorecard="g", content_hash="h", as_of=MORNING, started_at=MORNING),
    ):
        raise RuntimeError("statement failed")

    assert list((store.folder / "runs").iterdir()) == []


def test_a_published_run_leaves_no_lock(store: LocalStore, publish: Publish) -> None:
    """After publishing, the folder of runs holds the run alone."""
    run = publish(store)

    assert [path.name for path in (store.folder / "runs").iterdir()] == [run.run_id]


def test_current_is_the_last_published_of_a_scorecard(store: LocalStore, publish: Publish) -> None:
    """Each scorecard has its own current run; without a name, the last of all counts."""
    publish(store, "growth")
    growth = publish(store, "growth")
    renewal = publish(store, "renewal")

    assert store.current("growth") == growth
    assert store.current("renewal") == store.current() == renewal
    assert store.current("other") is None


def test_runs_come_latest_first(store: LocalStore, publish: Publish) -> None:
    """The history of a store, or of one scorecard, starts with the latest run."""
    first, other, last = (publish(store, name) for name in ("growth", "renewal", "growth"))

    assert store.runs() == (last, other, first)
    assert store.runs("growth") == (last, first)


def test_a_scorecard_version_keeps_its_first_publication(
    store: LocalStore, publish: Publish
) -> None:
    """Publishing the same content again adds a run, not a version."""
    publish(store, "growth", "a\n")
    version = store.scorecard_version("hash of a\n")
    publish(store, "growth", "a\n")

    assert store.scorecard_version("hash of a\n") == version
    assert len(store.runs()) == 2


def test_run_ids_sort_by_time(store: LocalStore) -> None:
    """Names of folders read as UTC time, so that a file browser shows them in order."""
    ids = []
    for minutes in (0, 1, 60 * 24):
        with store.begin(
            scorecard="g",
            content_hash="h",
            as_of=MORNING,
            started_at=MORNING + timedelta(minutes=minutes),
        ) as pending:
            ids.append(pending.run_id)

    assert ids == sorted(ids)
    assert ids[0].startswith("20260131T060000.000000Z-")


def test_a_moment_without_a_zone_is_refused(store: LocalStore) -> None:
    """The store does not guess what a clock on some wall meant."""
    naive = MORNING.replace(tzinfo=None)

    with (
        pytest.raises(ValueError, match="needs a time zone"),
        store.begin(scorecard="g", content_hash="h", as_of=naive, started_at=MORNING),
    ):
        pass


@pytest.mark.parametrize("table", ["runs", "scorecard_versions", "publications"])
def test_published_rows_are_never_rewritten(
    store: LocalStore, publish: Publish, table: str
) -> None:
    """The file itself refuses to change what was published."""
    publish(store)

    with (
        sqlite3.connect(store.folder / "store.sqlite") as connection,
        pytest.raises(sqlite3.IntegrityError, match="never changes"),
    ):
        connection.execute(f"UPDATE {table} SET rowid = rowid")
    connection.close()


@pytest.mark.parametrize("damage", ["removed", "cut", "emptied"])
def test_a_broken_table_is_named(store: LocalStore, publish: Publish, damage: str) -> None:
    """A Parquet file that was removed or cut by hand is said, with what to do."""
    run = publish(store)
    path = store.path_of(run, "scores")
    whole = path.read_bytes()
    path.unlink()
    if damage != "removed":
        path.write_bytes(whole[:-1] if damage == "cut" else b"")

    with pytest.raises(OutsideWorldFailed, match=r"TW503\n.*are missing or cut short") as raised:
        store.path_of(run, "scores")

    assert raised.value.problem.place.file == str(path)
    assert "tradewind score" in raised.value.problem.fix
    assert store.path_of(run, "contributions").exists()


def test_a_run_without_its_tables_is_not_published(store: LocalStore, publish: Publish) -> None:
    """What would be half a run stays unseen."""
    before = publish(store)

    with (
        pytest.raises(OutsideWorldFailed, match="TW503"),
        store.begin(
            scorecard="growth", content_hash="h", as_of=MORNING, started_at=MORNING
        ) as pending,
    ):
        store.publish(pending, counts={}, scorecard_text="", finished_at=MORNING)

    assert store.runs() == (before,)


def test_any_folder_name_will_do(tmp_path: Path, publish: Publish) -> None:
    """Blanks, question marks, percent signs and other scripts in a path do no harm."""
    store = LocalStore(tmp_path / "50% off? a#b ünï 市場" / "store")

    run = publish(store)

    assert store.current() == run
    assert (store.folder / "store.sqlite").is_file()

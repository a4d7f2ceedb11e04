"""The store knows how runs hang on each other, what is current again, and what is kept of them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tradewind.problems import OutsideWorldFailed
from tradewind.store.interface import RUN_TABLES, Link, PendingRun, Run, ScorecardVersion
from tradewind.store.ledger import Ledger
from tradewind.store.local import LocalStore
from tradewind.store.migrations import MIGRATIONS

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)
Publish = Callable[..., Run]
WHOLE = frozenset(RUN_TABLES)


@pytest.fixture
def publish_after(write_tables: Callable[[PendingRun], None]) -> Publish:
    """Publish a run with a history that starts from another run."""

    def run(store: LocalStore, previous: Run, *, has_history: bool = True) -> Run:
        with store.begin(
            scorecard="growth", content_hash="h2", as_of=MORNING, started_at=MORNING
        ) as pending:
            write_tables(pending)
            if has_history:
                pq.write_table(pa.table({"run_id": ["r"]}), pending.path_of("history"))
            return store.publish(
                pending, counts={}, scorecard_text="", finished_at=MORNING, author="Ann",
                previous=previous, has_todays_attributes=False,
            )  # fmt: skip

    return run


def test_a_run_knows_the_one_before(
    store: LocalStore, publish: Publish, publish_after: Publish
) -> None:
    """The first stands on its own, the second has a history that starts from it."""
    first = publish(store)
    second = publish_after(store, first)

    assert store.links("growth") == {
        first.run_id: Link(None, True, WHOLE),
        second.run_id: Link(first.run_id, False, WHOLE | {"history"}),
    }
    assert store.links("another") == {}


def test_a_run_without_the_history_it_speaks_of_is_not_published(
    store: LocalStore, publish: Publish, publish_after: Publish
) -> None:
    """Half a run is never seen."""
    first = publish(store)

    with pytest.raises(OutsideWorldFailed, match=r"TW503\n.*The history of run"):
        publish_after(store, first, has_history=False)

    assert store.runs() == (first,)


def test_an_older_run_can_be_current_again(store: LocalStore, publish: Publish) -> None:
    """What was current in between stays listed, and the past of publishing can be read."""
    first, second = publish(store, text="a"), publish(store, text="b")

    store.make_current(first, at=MORNING + timedelta(days=1))

    assert store.current("growth") == first
    assert store.runs() == (second, first)
    published = [one.run_id for one in store.publications("growth")]
    assert published == [first.run_id, second.run_id, first.run_id]
    assert [one.text for one in store.scorecard_versions()] == ["a", "b"]


def test_a_run_with_lost_tables_cannot_be_current_again(
    store: LocalStore, publish: Publish
) -> None:
    """Readers never meet a current run that is not whole."""
    first, second = publish(store), publish(store)
    store.place_of(first, "attributes").unlink()

    with pytest.raises(OutsideWorldFailed, match="TW503"):
        store.make_current(first, at=MORNING)

    assert store.current() == second


def test_what_is_not_kept_is_removed_and_said_to_be_compacted(
    store: LocalStore, publish: Publish, publish_after: Publish
) -> None:
    """The rest of the run, and all other runs, stay."""
    first = publish(store)
    second = publish_after(store, first)

    store.compact({second.run_id: frozenset({"history"})}, at=MORNING)

    assert store.links()[second.run_id].files == {"history"}
    assert store.path_of(second, "history").exists()
    with pytest.raises(OutsideWorldFailed, match=r"TW550\n.*dropped by `tradewind compact`"):
        store.path_of(second, "scores")
    assert store.path_of(first, "scores").exists()


def test_a_keyframe_that_is_cut_short_is_not_relied_on(
    store: LocalStore, publish: Publish, publish_after: Publish
) -> None:
    """Nothing is removed where something that must be kept is not whole."""
    second = publish_after(store, publish(store))
    store.place_of(second, "keyframe").write_bytes(b"PAR1 and no more")

    with pytest.raises(OutsideWorldFailed, match="TW503"):
        store.compact({second.run_id: frozenset({"keyframe"})}, at=MORNING)

    assert store.links()[second.run_id].files == WHOLE | {"history"}
    assert store.path_of(second, "scores").exists()


def test_one_at_a_time_has_the_turn(store: LocalStore) -> None:
    """The lock is held inside the block, and gone after it."""
    with store.turn():
        assert (store.folder / "turn.lock").exists()

    assert not (store.folder / "turn.lock").exists()


def test_a_store_of_before_has_runs_without_links(tmp_path: Path) -> None:
    """An older file is brought up to date; its runs stand on their own."""
    path = tmp_path / "store.sqlite"
    old = Ledger(path, patience_s=1, migrations=MIGRATIONS[:1])
    old.create()
    run = Run("r", "growth", "h", MORNING, MORNING, MORNING, "0.1", {})
    with closing(sqlite3.connect(path)) as connection, connection:
        version = ("h", "growth", "", None, MORNING.isoformat())
        connection.execute("INSERT INTO scorecard_versions VALUES (?, ?, ?, ?, ?)", version)
        moments = [MORNING.isoformat()] * 3
        row = ("r", "growth", "h", *moments, "0.1", "{}")
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    new = Ledger(path, patience_s=1)

    assert new.links(None) == {"r": Link(None, True, WHOLE)}
    assert new.runs(None) == (run,)


@pytest.mark.parametrize("table", ["run_links", "compactions"])
def test_links_and_compactions_never_change(tmp_path: Path, table: str) -> None:
    """The ledger only grows."""
    ledger = Ledger(tmp_path / "store.sqlite", patience_s=1)
    ledger.create()
    run = Run("r", "growth", "h", MORNING, MORNING, MORNING, "0.1", {})
    ledger.add(run, ScorecardVersion("h", "growth", "", None, MORNING))
    ledger.compact({"r": WHOLE}, at=MORNING)

    with (
        closing(sqlite3.connect(ledger.path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="never changes"),
    ):
        connection.execute(f"UPDATE {table} SET run_id = 'x'")

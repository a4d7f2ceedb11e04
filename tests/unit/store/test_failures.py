"""Each thing the outside world can do to a store is one clear problem, and loses nothing."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tradewind.problems import OutsideWorldFailed
from tradewind.store.interface import PendingRun, Run
from tradewind.store.local import LocalStore

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)
PROGRAM = Path(__file__).with_name("one_run.py")
Publish = Callable[..., Run]
ReadOnly = Callable[[Path], None]


def begin(store: LocalStore) -> None:
    """Begin a run and throw it away."""
    with store.begin(scorecard="g", content_hash="h", as_of=MORNING, started_at=MORNING):
        pass


@pytest.mark.parametrize("ask", [LocalStore.current, begin])
def test_a_file_in_the_stores_place_is_named(
    store: LocalStore, ask: Callable[[LocalStore], None]
) -> None:
    """A file where the folder should be is told to readers and writers alike."""
    store.folder.write_text("not a folder")

    with pytest.raises(OutsideWorldFailed, match=r"TW504\n.*is a file, where") as raised:
        ask(store)

    assert raised.value.problem.place.file == str(store.folder)
    assert store.folder.read_text() == "not a folder"


@pytest.mark.parametrize("ask", [LocalStore.current, begin])
@pytest.mark.parametrize(
    "content", [b"not a database " * 99, b"SQLite format 3\x00" + b"\xff" * 999]
)
def test_a_damaged_ledger_is_named(
    store: LocalStore, ask: Callable[[LocalStore], None], content: bytes
) -> None:
    """A store.sqlite that is no database is refused and left as it is."""
    store.folder.mkdir()
    path = store.folder / "store.sqlite"
    path.write_bytes(content)

    with pytest.raises(OutsideWorldFailed, match=r'TW502\n.*"store.sqlite" is damaged'):
        ask(store)

    assert path.read_bytes() == content


def test_another_programs_database_is_refused(store: LocalStore) -> None:
    """An SQLite file that somebody else made is not taken over."""
    store.folder.mkdir()
    with closing(sqlite3.connect(store.folder / "store.sqlite")) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")

    with pytest.raises(OutsideWorldFailed, match=r"TW502"):
        begin(store)


@pytest.mark.parametrize("ask", [LocalStore.current, begin])
def test_a_newer_store_is_refused(
    store: LocalStore, publish: Publish, ask: Callable[[LocalStore], None]
) -> None:
    """A store that a newer Tradewind wrote is neither read nor changed."""
    publish(store)
    with closing(sqlite3.connect(store.folder / "store.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(OutsideWorldFailed, match=r"TW501\n.*newer Tradewind .form 99") as raised:
        ask(store)

    assert raised.value.problem.fix == "Run `pip install --upgrade tradewind`."


def test_an_empty_ledger_reads_as_an_empty_store(store: LocalStore, publish: Publish) -> None:
    """A process stopped while it made the store leaves nothing that is in the way."""
    store.folder.mkdir()
    (store.folder / "store.sqlite").touch()

    assert store.current() is None
    assert store.current() != publish(store)


def test_a_lock_that_lasts_is_named(store: LocalStore, publish: Publish) -> None:
    """Where another program holds the file for longer than our patience, it is said."""
    before = publish(store)

    with closing(sqlite3.connect(store.folder / "store.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutsideWorldFailed, match=r"TW903\n.*keeps .store.sqlite. locked"):
            publish(store)
        other.execute("ROLLBACK")

    assert store.runs() == (before,)
    assert len(list((store.folder / "runs").iterdir())) == 1


def test_a_read_only_disk_can_be_read(
    store: LocalStore, publish: Publish, read_only: ReadOnly
) -> None:
    """Scores on a disk that cannot be written are read as ever."""
    run = publish(store)
    read_only(store.folder)

    assert store.current() == run
    assert store.path_of(run, "scores").exists()


def test_a_read_only_disk_refuses_a_run(
    store: LocalStore, publish: Publish, read_only: ReadOnly
) -> None:
    """Scoring into a store that cannot be written says so at the beginning."""
    publish(store)
    read_only(store.folder)

    with pytest.raises(OutsideWorldFailed, match=r"TW902\n.*read-only or a right is missing"):
        begin(store)


def test_a_new_store_on_a_read_only_disk_is_refused(tmp_path: Path, read_only: ReadOnly) -> None:
    """A project on a read-only disk cannot have a store, and hears it."""
    project = tmp_path / "project"
    project.mkdir()
    read_only(project)

    with pytest.raises(OutsideWorldFailed, match=r"TW902"):
        begin(LocalStore(project / "store"))


def test_a_disk_that_fills_while_publishing_keeps_the_scores_before(
    small_disk: Path, publish: Publish, write_tables: Callable[[PendingRun], None]
) -> None:
    """The transaction that finds no room is undone, and the folder's room is given back."""
    store = LocalStore(small_disk / "store")
    before = publish(store)

    with (
        pytest.raises(OutsideWorldFailed, match=r"TW901\n.*no room"),
        store.begin(
            scorecard="growth", content_hash="h", as_of=MORNING, started_at=MORNING
        ) as pending,
    ):
        write_tables(pending)
        (pending.folder / "filler").write_bytes(b"x" * room_in(small_disk))
        store.publish(pending, counts={}, scorecard_text="x" * 9000, finished_at=MORNING)

    assert store.current() == before
    assert publish(store) == store.current()


def room_in(disk: Path) -> int:
    """Give the free bytes of a disk."""
    return shutil.disk_usage(disk).free


def test_a_disk_without_any_room_is_named_at_the_beginning(
    small_disk: Path, publish: Publish
) -> None:
    """A run that cannot even begin says why."""
    store = LocalStore(small_disk / "store")
    (small_disk / "filler").write_bytes(b"x" * room_in(small_disk))

    with pytest.raises(OutsideWorldFailed, match=r"TW901"):
        publish(store)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file sizes")
def test_a_ledger_that_may_not_grow_keeps_the_scores_before(
    store: LocalStore, publish: Publish
) -> None:
    """Where a file may not grow, the run ends with a problem and the scores before stay."""
    import resource  # not on Windows

    before = publish(store)
    size = (store.folder / "store.sqlite").stat().st_size

    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(store.folder), "40", "never"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        capture_output=True,
        text=True,
        check=False,
    )

    assert "OutsideWorldFailed" in done.stderr
    assert "TW90" in done.stderr
    assert store.runs()[-1] == before
    assert all(store.path_of(run, "scores").exists() for run in store.runs())


def test_a_full_disk_amid_the_tables_gives_the_room_back(
    small_disk: Path, publish: Publish
) -> None:
    """An engine that finds the disk full ends the run; the next one finds the room free."""
    store = LocalStore(small_disk / "store")
    publish(store)

    with (
        pytest.raises(OSError, match=r"No space left"),
        store.begin(
            scorecard="growth", content_hash="h", as_of=MORNING, started_at=MORNING
        ) as pending,
    ):
        big = pa.table({"text": [str(number) * 50 for number in range(20_000)]})
        pq.write_table(big, pending.path_of("scores"), compression="none")

    assert publish(store) == store.current()

"""Whenever a run is killed, the scores before it stay whole, and its rest can be swept."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tradewind.store.interface import RUN_TABLES, Run
from tradewind.store.local import LocalStore

PROGRAM = Path(__file__).with_name("one_run.py")
Publish = Callable[..., Run]
Start = Callable[[LocalStore, str], subprocess.Popen[str]]

if sys.platform == "win32":
    pytest.skip("SIGKILL is a thing of POSIX", allow_module_level=True)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process that publishes one run and waits at a place; it is killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def run(store: LocalStore, stop: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(PROGRAM), str(store.folder), "1", stop]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(process)
        if stop != "never":
            assert process.stdout is not None
            assert process.stdout.readline() == f"{stop}\n"
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def kill(process: subprocess.Popen[str]) -> None:
    """End a process as a power cut would, and wait until it is gone."""
    process.kill()
    process.wait()


def is_whole(store: LocalStore, run: Run) -> bool:
    """Say whether all tables of a run are there and are its own."""
    return all(
        pq.read_table(store.path_of(run, table))["run_id"].to_pylist() == [run.run_id]
        for table in RUN_TABLES
    )


@pytest.mark.parametrize("place", ["folder", "files", "written"])
def test_a_killed_run_leaves_the_scores_before_it(
    store: LocalStore, publish: Publish, start: Start, place: str
) -> None:
    """Before, amid and after its files: nothing of it is seen, and a sweep takes it away."""
    before = publish(store)

    kill(start(store, place))

    assert store.current() == before
    assert len(store.sweep()) == 1
    assert [path.name for path in (store.folder / "runs").iterdir()] == [before.run_id]
    assert is_whole(store, before)


def test_a_run_killed_after_publishing_is_published(
    store: LocalStore, publish: Publish, start: Start
) -> None:
    """Once the transaction is done the run stands, and a sweep removes its lock alone."""
    before = publish(store)

    kill(start(store, "published"))
    after = store.current()

    assert store.sweep() == ()
    assert after is not None
    assert after != before
    assert is_whole(store, after)
    assert list((store.folder / "runs").glob("*.lock")) == []


def test_a_run_killed_amid_its_transaction_is_undone(
    store: LocalStore, publish: Publish, start: Start
) -> None:
    """A file left half written is put right by whoever comes next, be it to read."""
    before = publish(store)
    size = (store.folder / "store.sqlite").stat().st_size

    kill(start(store, "transaction"))

    assert (store.folder / "store.sqlite").stat().st_size > size
    assert (store.folder / "store.sqlite-journal").exists()
    assert LocalStore(store.folder).current() == before
    assert (store.folder / "store.sqlite").stat().st_size == size
    assert len(store.sweep()) == 1


def test_a_run_killed_while_its_commit_waits_is_undone(
    store: LocalStore, publish: Publish, start: Start
) -> None:
    """A writer that waits for a reader can be killed without a trace."""
    before = publish(store)
    journal = store.folder / "store.sqlite-journal"

    with closing(sqlite3.connect(store.folder / "store.sqlite")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM runs").fetchall()  # keeps the commit waiting
        process = start(store, "never")
        while not journal.exists():
            assert process.poll() is None
            time.sleep(0.01)
        kill(process)

    assert store.current() == before
    assert len(store.sweep()) == 1


def test_a_living_run_is_not_swept(store: LocalStore, start: Start) -> None:
    """While its process lives, a run keeps its folder and can still be published."""
    process = start(store, "written")

    assert store.sweep() == ()
    assert len(list((store.folder / "runs").glob("*/scores.parquet"))) == 1

    kill(process)
    assert len(store.sweep()) == 1


def test_a_sweep_leaves_what_is_not_its_own(store: LocalStore, publish: Publish) -> None:
    """Files that people put into the folder of runs stay, as do runs the ledger has lost."""
    run = publish(store)
    (store.folder / "runs" / "notes.lock").write_text("mine")
    (store.folder / "store.sqlite").unlink()

    assert store.sweep() == ()
    assert is_whole(store, run)
    assert (store.folder / "runs" / "notes.lock").read_text() == "mine"


def test_readers_and_writers_in_many_processes_see_whole_runs(store: LocalStore) -> None:
    """Two processes publish while a third reads and sweeps: every run is complete."""
    command = [sys.executable, str(PROGRAM), str(store.folder), "12", "never"]
    patient = LocalStore(store.folder)

    writers = [subprocess.Popen(command) for _ in range(2)]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        assert patient.sweep() == ()
        run = patient.current()
        if run is not None:
            assert is_whole(patient, run)
            seen.add(run.run_id)

    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(patient.runs()) == 24
    assert seen <= {run.run_id for run in patient.runs()}
    assert patient.sweep() == ()

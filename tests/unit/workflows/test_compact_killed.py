"""Wherever a compaction is killed, what is to be kept can be read, and the next one ends it."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from support.runs_over_time import GROWTH, YAML, Rows, rows_of, scored
from tradewind.store.interface import RUN_FILES, Run
from tradewind.store.local import LocalStore
from tradewind.workflows.compact import compact
from tradewind.workflows.explain import explain

PROGRAM = Path(__file__).with_name("one_compaction.py")
Write = Callable[[Mapping[str, str]], Path]
Before = list[tuple[Run, Rows]]

if sys.platform == "win32":
    pytest.skip("SIGKILL is a thing of POSIX", allow_module_level=True)


@pytest.fixture
def folder(write: Write) -> Path:
    """Give a project with five runs, of which three were compacted to their histories."""
    return write({"tradewind.yaml": YAML, "scorecards/growth.yaml": GROWTH.replace("WEIGHT", "3")})


@pytest.fixture
def before(folder: Path) -> Before:
    """Give the runs and their rows; only the last and the first have tables."""
    found = []
    for number in (7, 50, 60, 500, 8):
        rows = f"id,employees,industry,is_customer,score\na1,{number},Software,yes,x\n"
        (folder / "accounts.csv").write_text(rows)
        run = scored(folder)
        found.append((run, rows_of(folder, run)))
    compact(folder)
    return found


def kill_at(folder: Path, border: Run, place: str) -> None:
    """Start a compaction that lets go of what started before a run, and kill it at a place."""
    now = (border.started_at + timedelta(days=1)).isoformat()
    command = [sys.executable, str(PROGRAM), str(folder), now, place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{place}\n"
        process.kill()


@pytest.mark.parametrize("place", ["keyframe", "written"])
def test_a_compaction_killed_before_its_transaction_has_done_nothing(
    folder: Path, before: Before, place: str
) -> None:
    """A keyframe that nobody names is in nobody's way, be it whole or cut short."""
    kill_at(folder, before[2][0], place)

    assert [rows_of(folder, run) for run, _ in before] == [rows for _, rows in before]


@pytest.mark.parametrize("place", ["committed", "removing"])
def test_a_compaction_killed_after_its_transaction_is_done(
    folder: Path, before: Before, place: str
) -> None:
    """What it let go of is gone, everything else is read as before."""
    kill_at(folder, before[2][0], place)

    links = LocalStore(folder / "store").links()
    assert [len(links[run.run_id].files) for run, _ in before] == [0, 0, 1, 1, 4]
    assert [rows_of(folder, run) for run, _ in before[2:]] == [rows for _, rows in before[2:]]
    assert explain("a1", folder).run_id == before[-1][0].run_id


@pytest.mark.parametrize("place", ["keyframe", "written", "committed", "removing"])
def test_the_next_compaction_ends_what_a_killed_one_began(
    folder: Path, before: Before, place: str
) -> None:
    """Afterwards the disk has what the ledger names, and nothing else."""
    kill_at(folder, before[2][0], place)

    compact(folder, keep="1d", now=before[2][0].started_at + timedelta(days=1))

    store = LocalStore(folder / "store")
    for run, _ in before:
        there = {file for file in RUN_FILES if store.place_of(run, file).exists()}
        assert there == store.links()[run.run_id].files
    assert [rows_of(folder, run) for run, _ in before[2:]] == [rows for _, rows in before[2:]]


def test_a_run_goes_on_after_a_killed_compaction(folder: Path, before: Before) -> None:
    """The turn of a process that was killed is not waited for."""
    kill_at(folder, before[2][0], "written")

    assert scored(folder).scorecard == "growth"

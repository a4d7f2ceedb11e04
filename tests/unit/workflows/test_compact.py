"""Compaction gives room back and keeps what is current, what is needed, and what is young."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.runs_over_time import GROWTH, YAML, rows_of, scored
from tradewind.problems import InvalidInput
from tradewind.store.interface import RUN_TABLES, Link, Run, RunFile
from tradewind.store.local import LocalStore
from tradewind.workflows.compact import compact
from tradewind.workflows.explain import explain
from tradewind.workflows.runs.compaction import files_to_keep

Write = Callable[[Mapping[str, str]], Path]
HEADER = "id,employees,industry,is_customer,score"
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
WHOLE: frozenset[RunFile] = frozenset(RUN_TABLES)
HISTORY: frozenset[RunFile] = frozenset({"history"})


@pytest.fixture
def folder(write: Write) -> Path:
    """Give a project of two accounts."""
    card = GROWTH.replace("WEIGHT", "3")
    return write({"tradewind.yaml": YAML, "scorecards/growth.yaml": card})


@pytest.fixture
def runs(folder: Path) -> list[Run]:
    """Give five runs, each of which saw something else."""
    found = []
    for number in (7, 50, 60, 500, 8):
        rows = f"{HEADER}\na1,{number},Software,yes,x\na{number},3,Mining,no,y\n"
        (folder / "accounts.csv").write_text(rows)
        found.append(scored(folder))
    return found


def files_of(folder: Path, run: Run) -> set[str]:
    """List the files of a run on the disk."""
    return {path.stem for path in (folder / "store/runs" / run.run_id).glob("*.parquet")}


def contents(folder: Path) -> dict[Path, bytes]:
    """Read all files of the store."""
    files = [path for path in (folder / "store").rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in files}


def test_tables_that_history_can_put_together_are_dropped(folder: Path, runs: list[Run]) -> None:
    """The first run and the current one stay whole, those between keep their history."""
    before = [rows_of(folder, run) for run in runs]

    result = compact(folder)

    assert (result.reduced, result.let_go, result.keyframes) == (3, 0, 0)
    assert [files_of(folder, run) for run in runs] == [
        {*RUN_TABLES}, {"history"}, {"history"}, {"history"}, {*RUN_TABLES, "history"},
    ]  # fmt: skip
    assert [rows_of(folder, run) for run in runs] == before
    assert LocalStore(folder / "store").runs() == tuple(runs[::-1])


def test_a_dry_run_says_what_would_be_freed_and_touches_nothing(
    folder: Path, runs: list[Run]
) -> None:
    """What is told is what is done afterwards."""
    before = contents(folder)

    plan = compact(folder, dry_run=True)

    assert contents(folder) == before
    assert compact(folder) == plan
    freed = sum(len(content) for path, content in before.items() if not path.exists())
    assert plan.freed_bytes == freed > 0


def test_the_second_time_there_is_nothing_to_do(folder: Path, runs: list[Run]) -> None:
    """What is compacted stays as it is."""
    compact(folder)

    assert not compact(folder, dry_run=True).changes_anything


@pytest.mark.parametrize("is_reduced_before", [False, True])
def test_rows_before_the_border_are_folded_into_a_keyframe(
    folder: Path, runs: list[Run], is_reduced_before: bool
) -> None:
    """The first run behind the border stands on its own, and all after it stay readable."""
    before = [rows_of(folder, run) for run in runs]
    if is_reduced_before:
        compact(folder)

    result = compact(folder, keep="30d", now=runs[2].started_at + timedelta(days=30))

    assert (result.let_go, result.keyframes) == (2, int(is_reduced_before))
    assert [files_of(folder, run) for run in runs[:2]] == [set(), set()]
    assert files_of(folder, runs[2]) == ({"keyframe"} if is_reduced_before else {*RUN_TABLES})
    assert [rows_of(folder, run) for run in runs[2:]] == before[2:]


def test_a_border_moves_on(folder: Path, runs: list[Run]) -> None:
    """A keyframe that has become old makes way for a younger one."""
    before = rows_of(folder, runs[3])
    compact(folder)
    compact(folder, keep="30d", now=runs[2].started_at + timedelta(days=30))

    compact(folder, keep="30d", now=runs[3].started_at + timedelta(days=30))

    assert [files_of(folder, run) for run in runs[2:4]] == [set(), {"keyframe"}]
    assert rows_of(folder, runs[3]) == before


def test_the_current_scores_stay_however_old_they_are(folder: Path, runs: list[Run]) -> None:
    """When everything is behind the border, the current run is whole, and is explained."""
    compact(folder, keep="1d", now=datetime(2100, 1, 1, tzinfo=UTC))

    assert [files_of(folder, run) for run in runs] == [set()] * 4 + [{*RUN_TABLES}]
    assert explain("a1", folder).run_id == runs[-1].run_id


def test_a_run_after_a_compaction_goes_on_where_it_was(folder: Path, runs: list[Run]) -> None:
    """The next run compares with the current one, as ever."""
    compact(folder, keep="1d", now=datetime(2100, 1, 1, tzinfo=UTC))

    after = scored(folder)

    assert LocalStore(folder / "store").links()[after.run_id].previous_id == runs[-1].run_id


@pytest.mark.parametrize("keep", ["soon", "-3d", "12"])
def test_a_time_that_is_none_is_refused(folder: Path, keep: str) -> None:
    """The message quotes it and shows how it is written."""
    with pytest.raises(InvalidInput, match=rf'TW552\n  "{keep}" .*\n  fix: .*--keep 24mo'):
        compact(folder, keep=keep)


def test_a_project_without_runs_has_nothing_to_compact(folder: Path) -> None:
    """Nothing is done, and no store is made."""
    assert not compact(folder).changes_anything
    assert not (folder / "store").exists()


def made(*hashes: str) -> tuple[list[Run], dict[str, Link]]:
    """Build whole runs of scorecards with these hashes, one a day, in a chain."""
    runs = []
    for day, content in enumerate(hashes):
        at = NOON + timedelta(days=day)
        runs.append(Run(f"r{day}", "growth", content, at, at, at, "0.1", {}))
    ids = [None, *(run.run_id for run in runs)]
    return runs, {
        run.run_id: Link(previous, True, WHOLE | HISTORY if previous else WHOLE)
        for run, previous in zip(runs, ids, strict=False)
    }


def test_the_latest_run_of_every_version_stays_whole() -> None:
    """Any version can be rolled back to."""
    runs, links = made("a", "a", "a", "b", "b", "c")

    kept = files_to_keep(runs, links, current_id="r5", border=None)

    assert kept == {"r1": HISTORY, "r3": HISTORY}


def test_what_was_rolled_back_to_stays_whole() -> None:
    """An old run that is current is never touched."""
    runs, links = made("a", "a", "a", "a")

    kept = files_to_keep(runs, links, current_id="r1", border=None)

    assert kept == {"r2": HISTORY}


def test_versions_before_the_border_keep_their_tables_and_no_history() -> None:
    """A history that starts from what is let go of is of no use."""
    runs, links = made("a", "a", "b", "b", "b")

    kept = files_to_keep(runs, links, current_id="r4", border=runs[3].started_at)

    assert kept == {"r0": frozenset(), "r1": WHOLE, "r2": frozenset(), "r3": WHOLE}

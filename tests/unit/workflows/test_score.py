"""Scoring a project: what stops it, what it counts, and what it leaves behind."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tradewind.problems import InvalidInput
from tradewind.store.interface import RUN_TABLES, Run
from tradewind.store.local import LocalStore
from tradewind.workflows.list_scores import list_scores
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]


def test_accounts_are_ranked_and_counted(few: Path, as_of: datetime) -> None:
    """The best first, the unscored and then the excluded last; every row is counted once."""
    found = score(few, as_of=as_of)

    ids = [row["account_id"] for row in found.scores.rows()]
    assert ids == ["a1", "a3", "a5", "a2", "a6", "a4"]
    assert found.counts == {
        "accounts": 6,
        "scored": 5,
        "excluded": 1,
        "unscored": 0,
        "tier A": 1,
        "tier B": 4,
        "tier C": 0,
    }


def test_errors_stop_scoring_and_publish_nothing(
    write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """Duplicate ids would make two scores of one account."""
    files["accounts.csv"] += "a1,Copy,,,,,,,,\n"
    folder = write(files)

    with pytest.raises(InvalidInput, match="TW452"):
        score(folder, as_of=as_of)

    assert not (folder / "store").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("scorecards/few.yaml", "industry: [Soft", "industy: [Soft", "TW232"),
        ("scorecards/few.yaml", "weight: 60", "weight: 0", "TW215"),
        ("tradewind.yaml", "accounts.csv", "gone.csv", "TW401"),
        ("tradewind.yaml", "account_id: id", "account_id: idd", "TW3"),
    ],
)
def test_every_layer_can_stop_scoring(
    write: Write, files: dict[str, str], file: str, old: str, new: str, code: str
) -> None:
    """Scorecards, rules, sources and bindings."""
    files[file] = files[file].replace(old, new)

    with pytest.raises(InvalidInput, match=code):
        score(write(files))


def test_unreadable_values_are_warnings_and_count_as_missing(
    write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """The account is scored by the rest."""
    files["accounts.csv"] += "b1,Bee,,,many,Software,no,soon,,x\n"

    found = score(write(files), as_of=as_of)

    assert sorted(problem.code for problem in found.warnings) == [
        "TW451",
        "TW451",
        "TW478",
        "TW478",
    ]
    (row,) = [row for row in found.scores.rows() if row["account_id"] == "b1"]
    assert row["score"] is not None
    assert row["engagement_score"] is None


def test_the_same_moment_gives_the_same_tables_and_exports(
    few: Path, tmp_path: Path, as_of: datetime
) -> None:
    """Apart from the run's id, two runs of the same inputs are equal row by row."""
    paths = [tmp_path / f"{number}.{ending}" for ending in ("csv", "xlsx") for number in (1, 2)]
    runs = [score(few, as_of=as_of, output=path).run for path in paths]

    first, second = (_tables(few, run) for run in runs[:2])
    assert first == second
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[2].read_bytes() == paths[3].read_bytes()


def _tables(folder: Path, run: Run | None) -> dict[str, Any]:
    assert run is not None
    store = LocalStore(folder / "store")
    tables = {name: pq.read_table(store.path_of(run, name)) for name in RUN_TABLES}
    return {name: table.drop_columns(["run_id"]).to_pylist() for name, table in tables.items()}


def test_every_row_says_of_which_run_it_is(few: Path, as_of: datetime) -> None:
    """The run, the scorecard, the hash of its content and the moment."""
    run = score(few, as_of=as_of).run
    assert run is not None

    for name in RUN_TABLES:
        table = pq.read_table(LocalStore(few / "store").path_of(run, name))
        for row in table.to_pylist():
            assert (row["run_id"], row["scorecard"], row["as_of"]) == (run.run_id, "few", as_of)
            assert row["scorecard_hash"] == run.hash


def test_publishing_again_replaces_what_is_current(
    few: Path, write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """The later run is read; the earlier one stays in the store."""
    first = score(few, as_of=as_of).run
    files["accounts.csv"] = files["accounts.csv"].replace("a1,Ann Ltd", "a9,New Ltd")
    second = score(write(files), as_of=as_of).run

    assert list_scores(few, top=1).scores.rows()[0]["account_id"] == "a9"
    assert list_scores(few).run == second
    assert LocalStore(few / "store").runs() == (second, first)


def test_without_publishing_nothing_is_written(few: Path, as_of: datetime) -> None:
    """The scores are computed and given all the same."""
    found = score(few, as_of=as_of, publish=False)

    assert (len(found.scores), found.run) == (6, None)
    assert not (few / "store").exists()


def test_an_unknown_export_format_is_refused_before_anything_runs(few: Path) -> None:
    """Nobody waits for a run whose result cannot be written."""
    with pytest.raises(InvalidInput, match=r"scores\.pdf"):
        score(few, output=few / "scores.pdf")

    assert not (few / "store").exists()


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 31),  # noqa: DTZ001  no zone means UTC, which is what is tested
        datetime(2026, 3, 30, 20, tzinfo=timezone(timedelta(hours=-4))),
    ],
)
def test_a_moment_is_taken_in_utc(few: Path, moment: datetime, as_of: datetime) -> None:
    """Without a zone it is UTC; with one it is the same moment."""
    found = score(few, as_of=moment, publish=False)

    assert found.as_of == as_of
    assert found.as_of.tzinfo is UTC


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"])
def test_a_score_does_not_depend_on_the_machines_time_zone(
    write: Write, files: dict[str, str], as_of: datetime, zone: str
) -> None:
    """Dates, also in the hour that New York skips, are in UTC everywhere."""
    files["accounts.csv"] = files["accounts.csv"].replace("2026-01-01", "2026-03-08T02:30")
    folder = write(files)
    here = score(folder, as_of=as_of, publish=False).scores.rows()
    program = (
        "import sys; from datetime import datetime, UTC; from tradewind import score;"
        "print(score(sys.argv[1], as_of=datetime(2026, 3, 31, tzinfo=UTC)).scores.rows())"
    )

    there = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env=os.environ | {"TZ": zone},
        capture_output=True,
        check=True,
        text=True,
    )

    assert there.stdout.strip() == str(here)


def test_several_scorecards_need_a_name(
    write: Write, files: dict[str, str], cards: dict[str, str], as_of: datetime
) -> None:
    """The file's name and the name inside both do; without one, all are listed."""
    files["scorecards/file-name.yaml"] = cards["flag"]
    folder = write(files)

    assert score(folder, scorecard="file-name", as_of=as_of).scorecard == "flag"
    assert score(folder, scorecard="flag", as_of=as_of).scorecard == "flag"
    with pytest.raises(InvalidInput, match="There are 2 scorecards: "):
        score(folder)
    with pytest.raises(InvalidInput, match="Write few"):
        score(folder, scorecard="fwe")

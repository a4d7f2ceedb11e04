from collections.abc import Callable
from pathlib import Path

import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import InvalidInput, Problem
from tradewind.project.sources import FileSource

OpenFile = Callable[..., Relation]
ProblemWith = Callable[..., Problem]


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a,b\n1,2\n")


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("acounts.csv", 'Write "accounts.csv".'),
        ("Accounts.CSV", 'Write "accounts.csv".'),
        ("dta/people.csv", 'Write "data/people.csv".'),
        ("data/peple.csv", 'Write "data/people.csv".'),
    ],
)
def test_a_missing_file_names_the_nearest(
    written: str, fix: str, folder: Path, problem_with: ProblemWith
) -> None:
    """A slip in any part of the path is repaired by the message."""
    _write(folder, "accounts.csv", "data/people.csv")

    problem = problem_with(written)

    assert (str(problem.place), problem.code, problem.fix) == (written, "TW401", fix)


@pytest.mark.parametrize("written", ["zzz.csv", "x" * 5_000 + ".csv", "a\0b.csv"])
def test_a_missing_file_without_a_like_says_where_it_was_looked_for(
    written: str, problem_with: ProblemWith
) -> None:
    """Even a name that no disk can hold is only a missing file."""
    problem = problem_with(written)

    assert problem.code == "TW401"
    assert "it is looked for at" in problem.fix


def test_a_folder_is_not_a_file(folder: Path, problem_with: ProblemWith) -> None:
    """A folder, even one that ends in .csv, is refused with a way to name its files."""
    (folder / "data.csv").mkdir()

    problem = problem_with("data.csv")

    assert problem.what == '"data.csv" is a folder, not a file.'
    assert '"data.csv/*.csv"' in problem.fix


@pytest.mark.parametrize("written", ["*.csv", "data/**/*.csv", "[x]?.csv"])
def test_a_glob_that_finds_nothing_is_refused(written: str, problem_with: ProblemWith) -> None:
    """Nothing found is not an empty table."""
    problem = problem_with(written)

    assert (problem.code, problem.what) == ("TW401", f'No file matches "{written}".')


@pytest.mark.parametrize("name", ["data.foo", "data", "book.xls", "data.json"])
def test_an_unknown_ending_lists_the_known(name: str, problem_with: ProblemWith) -> None:
    """The ending says the format; one that says none is refused."""
    problem = problem_with(name, b"a,b\n1,2\n")

    assert problem.code == "TW402"
    assert ".csv, .tsv" in problem.fix


def test_endings_are_read_in_any_case(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """EXPORT.CSV is a CSV file."""
    open_file("EXPORT.CSV", b"a,b\n1,2\n")

    assert engine.rows("FROM t") == [("1", "2")]


def test_a_glob_of_two_formats_is_refused(folder: Path, problem_with: ProblemWith) -> None:
    """Files that are read differently are not one table."""
    _write(folder, "a.csv", "b.parquet")

    problem = problem_with("*")

    assert (str(problem.place), problem.code) == ("b.parquet", "TW402")


def test_signs_of_a_glob_may_stand_in_a_name(
    engine: DuckdbEngine, folder: Path, open_file: OpenFile
) -> None:
    """A file that exists under the very name is that file, and no other."""
    _write(folder, "q1.csv")

    open_file("q[1].csv", b"a,b\nright,2\n")

    assert engine.rows("SELECT a FROM t") == [("right",)]


def test_folders_named_like_partitions_add_no_columns(engine: DuckdbEngine, folder: Path) -> None:
    """Only what stands in the files is in the table."""
    _write(folder, "year=2025/a.csv", "year=2026/a.csv")

    opened = engine.open_source("t", FileSource(file="**/*.csv"), folder=folder)

    assert list(opened.columns) == ["a", "b"]
    assert len(engine.rows("FROM t")) == 2


def test_an_empty_file_of_a_glob_is_named(folder: Path, open_file: OpenFile) -> None:
    """It is not passed over."""
    _write(folder, "a.csv")
    (folder / "b.csv").write_bytes(b"")

    with pytest.raises(InvalidInput, match=r"^b\.csv TW403"):
        open_file("*.csv")

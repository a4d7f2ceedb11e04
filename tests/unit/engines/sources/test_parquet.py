import os
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import InvalidInput, Problem
from tradewind.project.canonical import Kind

OpenFile = Callable[..., Relation]
ProblemWith = Callable[..., Problem]


def test_columns_keep_their_types(engine: DuckdbEngine, open_file: OpenFile, folder: Path) -> None:
    """Numbers, dates and yes/no are known as such; small whole numbers widen."""
    table = pa.table(
        {
            "n": pa.array([127], pa.int8()),
            "d": [Decimal("1.50")],
            "f": [2.5],
            "t": pa.array(["x"]).dictionary_encode(),
            "at": pa.array([datetime(2026, 1, 1, tzinfo=UTC)], pa.timestamp("us", "Asia/Tokyo")),
            "y": [True],
            "l": [[1]],
            "b": [b"x"],
        }
    )
    pq.write_table(table, folder / "a.parquet")

    opened = open_file("a.parquet")

    kinds = ["number", "number", "number", "text", "date", "yes_no", "other", "other"]
    assert list(opened.columns.values()) == [Kind(kind) for kind in kinds]
    assert engine.rows('SELECT n * 1000000, d, f, t, "at", y FROM t') == [
        (127_000_000, Decimal("1.50"), 2.5, "x", datetime(2026, 1, 1), True)  # noqa: DTZ001  UTC
    ]


def test_stated_missing_values_hold_for_typed_columns(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """-1 and 1900-01-01 stand for unknown in numbers and dates too."""
    table = pa.table(
        {"n": [-1, 2], "d": [datetime(1900, 1, 1), datetime(2026, 1, 1)], "t": ["-1", " "]}  # noqa: DTZ001  UTC
    )
    pq.write_table(table, folder / "a.parquet")

    open_file("a.parquet", missing_values=("-1", "1900-01-01"))

    assert engine.rows("SELECT n, d IS NULL, t FROM t") == [(None, True, None), (2, False, None)]


def test_a_table_without_rows_opens(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """Zero rows are no mistake."""
    pq.write_table(pa.table({"a": pa.array([], pa.int64())}), folder / "a.parquet")

    assert dict(open_file("a.parquet").columns) == {"a": Kind.NUMBER}
    assert engine.rows("FROM t") == []


def test_a_file_cut_short_is_refused(problem_with: ProblemWith, folder: Path) -> None:
    """The end of a Parquet file says what is in it; without it nothing is read."""
    pq.write_table(pa.table({"a": [1]}), folder / "whole.parquet")
    content = (folder / "whole.parquet").read_bytes()

    cut = problem_with("a.parquet", content[:-20])
    other = problem_with("a.parquet", b"not parquet")

    assert cut.code == other.code == "TW407"
    assert '"a.parquet" is not a whole Parquet file' in cut.what


def test_damaged_pages_are_blamed_on_the_file(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """A file whose end is sound and whose middle is not is named when it is read."""
    pq.write_table(pa.table({"a": [f"text {i}" for i in range(50_000)]}), folder / "a.parquet")
    content = bytearray((folder / "a.parquet").read_bytes())
    content[1_000:100_000] = os.urandom(99_000)
    open_file("a.parquet", bytes(content))

    with pytest.raises(InvalidInput, match=r'^a\.parquet TW407\n  "a.parquet" is not a whole'):
        engine.rows("SELECT max(a) FROM t")


def test_names_that_differ_by_case_only_are_refused(
    problem_with: ProblemWith, folder: Path
) -> None:
    """SQL cannot tell them apart."""
    pq.write_table(pa.table({"a": [1], "A": [2]}), folder / "a.parquet")

    assert problem_with("a.parquet").code == "TW404"


def test_files_of_a_glob_are_joined_by_name(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """A column that a file lacks is null in its rows, and said."""
    pq.write_table(pa.table({"a": [1], "b": [1]}), folder / "p1.parquet")
    pq.write_table(pa.table({"b": [2], "a": [2]}), folder / "p2.parquet")
    pq.write_table(pa.table({"a": [3]}), folder / "p3.parquet")

    opened = open_file("p*.parquet")

    assert engine.rows("SELECT a, b FROM t ORDER BY a") == [(1, 1), (2, 2), (3, None)]
    assert [str(warning.place) for warning in opened.warnings] == ["p3.parquet"]


def test_files_whose_types_cannot_be_joined_are_refused(
    problem_with: ProblemWith, folder: Path
) -> None:
    """A number in one file and a structure in the next is the files' fault."""
    pq.write_table(pa.table({"a": [1]}), folder / "p1.parquet")
    pq.write_table(pa.table({"a": [[1]]}), folder / "p2.parquet")

    problem = problem_with("p*.parquet")

    assert (str(problem.place), problem.code) == ("p2.parquet", "TW411")
    assert '"a" is list<' in problem.what
    assert "and int64 in p1.parquet" in problem.what

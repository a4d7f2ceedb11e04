import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Engine, Relation
from tradewind.problems import InvalidInput, OutsideWorldFailed, Problem
from tradewind.project.sources import FileSource


def test_the_engine_satisfies_the_protocol(engine: DuckdbEngine) -> None:
    """DuckdbEngine can stand wherever an Engine is asked for."""
    asked: Engine = engine

    assert asked.dialect == "duckdb"


def test_queries_give_arrow_and_python_rows(engine: DuckdbEngine) -> None:
    """The same query gives the same values in both forms."""
    engine.execute("CREATE TABLE one AS SELECT 1 AS a, 'x' AS b")

    assert engine.rows("FROM one") == [(1, "x")]
    assert engine.arrow("FROM one").to_pylist() == [{"a": 1, "b": "x"}]


def test_the_engine_never_loads_extensions(engine: DuckdbEngine) -> None:
    """Nothing is downloaded behind the user's back."""
    settings = engine.rows(
        "SELECT value FROM duckdb_settings() "
        "WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions')"
    )

    assert settings == [("false",), ("false",)]


def test_variables_of_the_caller_are_no_tables(engine: DuckdbEngine) -> None:
    """A name in a statement is a table or an error, never a Python variable."""
    secret = engine.arrow("SELECT 1 AS a")

    with pytest.raises(duckdb.CatalogException, match="secret"):
        engine.rows("FROM secret")

    assert secret.num_rows == 1


def test_moments_are_utc(engine: DuckdbEngine) -> None:
    """A moment with an offset is compared and shown in UTC."""
    moments = engine.rows("SELECT CAST(TIMESTAMPTZ '2026-01-01 02:00:00+02' AS VARCHAR)")

    assert moments == [("2026-01-01 00:00:00+00",)]


def test_a_wrong_row_deep_in_a_file_is_named_when_it_is_read(
    engine: DuckdbEngine, folder: Path
) -> None:
    """A file that turns bad after it was opened is refused with its line."""
    (folder / "a.csv").write_bytes(b"a,b\n1,2\n")
    engine.open_source("t", FileSource(file="a.csv"), folder=folder)
    (folder / "a.csv").write_bytes(b"a,b\n1,2\n3,4,5\n")

    for read in (engine.arrow, engine.rows, engine.execute):
        with pytest.raises(InvalidInput, match=r"^a\.csv:3 TW405\n  Line 3 has 3 cells"):
            read("SELECT count(a) FROM t")


def test_a_file_that_vanished_is_named_when_it_is_read(engine: DuckdbEngine, folder: Path) -> None:
    """A file deleted after it was opened gives a problem, not a traceback."""
    (folder / "a.csv").write_bytes(b"a,b\n1,2\n")
    engine.open_source("t", FileSource(file="a.csv"), folder=folder)
    (folder / "a.csv").unlink()

    with pytest.raises(InvalidInput, match=r'There is no file "a\.csv"'):
        engine.rows("FROM t")


def test_mistakes_in_statements_of_ours_stay_errors(
    engine: DuckdbEngine, open_file: Callable[..., Relation]
) -> None:
    """A bug is not blamed on a source that is sound."""
    open_file("a.csv", b"a,b\n1,2\n")

    with pytest.raises(duckdb.ConversionException, match="x"):
        engine.rows("SELECT CAST('x' AS INTEGER) FROM t")
    with pytest.raises(duckdb.BinderException, match="nope"):
        engine.rows("SELECT nope FROM t")


def test_spent_memory_is_the_outside_world(tmp_path: Path) -> None:
    """A query that cannot fit says so, and what to do."""
    with (
        DuckdbEngine(memory_limit="60MB", temp_folder=tmp_path, threads=1) as small,
        pytest.raises(OutsideWorldFailed, match=r"TW913\n  The memory(.|\n)*fix: "),
    ):
        small.rows("SELECT list(range ORDER BY hash(range)) FROM range(30000000)")


def test_a_missing_temporary_folder_is_the_outside_world(tmp_path: Path) -> None:
    """An engine that has no place to spill says so at once."""
    with pytest.raises(OutsideWorldFailed, match=r"TW914\n  No temporary folder"):
        DuckdbEngine(temp_folder=tmp_path / "nowhere")


def test_closing_leaves_no_files(tmp_path: Path, folder: Path) -> None:
    """Rewritten copies go with the engine."""
    (folder / "a.csv").write_bytes("a,b\né,2\n".encode("utf-16"))
    engine = DuckdbEngine(temp_folder=tmp_path)
    engine.open_source("t", FileSource(file="a.csv"), folder=folder)
    during = list(tmp_path.glob("tradewind-*/*"))

    engine.close()

    assert during
    assert not list(tmp_path.glob("tradewind-*"))


@contextmanager
def _file_size_limited(size_bytes: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_is_the_outside_world(engine: DuckdbEngine, folder: Path) -> None:
    """A copy that cannot be written whole is a failing disk, not bad input."""
    content = "a,b\n" + "é,2\n" * 100_000
    (folder / "a.csv").write_bytes(content.encode("utf-16"))

    with (
        _file_size_limited(50_000),
        pytest.raises(OutsideWorldFailed, match=r"TW914\n  The disk(.|\n)*fix: Free space"),
    ):
        engine.open_source("t", FileSource(file="a.csv"), folder=folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_of_another_user_is_the_outside_world(
    open_file: Callable[..., Relation], folder: Path
) -> None:
    """A file without the right to read it says which, and how to get the right."""
    open_file("a.csv", b"a,b\n1,2\n")
    for path in (folder, *folder.parents[:3]):
        path.chmod(0o755)
    (folder / "a.csv").chmod(0)
    os.seteuid(65534)
    try:
        with pytest.raises(OutsideWorldFailed, match=r"^a\.csv TW912(.|\n)*chmod u\+r"):
            open_file("a.csv")
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_read_permission_is_the_outside_world(
    open_file: Callable[..., Relation], folder: Path
) -> None:
    """A file that its owner may not read says so, and how to get the right."""
    (folder / "a.csv").write_bytes(b"a,b\n1,2\n")
    (folder / "a.csv").chmod(0)

    with pytest.raises(OutsideWorldFailed, match=r"^a\.csv TW912(.|\n)*chmod u\+r"):
        open_file("a.csv")


def test_options_that_mean_nothing_are_refused(problem_with: Callable[..., Problem]) -> None:
    """A sheet of a CSV file is a mistake that is said, not ignored."""
    problem = problem_with("a.csv", b"a,b\n1,2\n", sheet="Accounts")

    assert problem.code == "TW412"
    assert problem.fix == "Delete `sheet` from the source."


def test_a_relation_can_be_opened_again_under_its_name(
    engine: DuckdbEngine, open_file: Callable[..., Relation]
) -> None:
    """The later source stands."""
    open_file("a.csv", b"a,b\n1,2\n")

    open_file("b.csv", b"c\nx\n")

    assert engine.rows("FROM t") == [("x",)]


def test_the_definition_can_be_pasted(
    engine: DuckdbEngine, open_file: Callable[..., Relation]
) -> None:
    """What `defined_by` says makes the same relation in any DuckDB."""
    opened = open_file("it's [1].csv", b"a,b\n1,N/A\n", missing_values=("N/A",))

    with duckdb.connect() as other:
        other.execute(opened.defined_by or "")
        assert other.execute('FROM "t"').fetchall() == engine.rows("FROM t") == [("1", None)]

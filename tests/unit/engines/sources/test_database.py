import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import InvalidInput, OutsideWorldFailed
from tradewind.project.canonical import Kind
from tradewind.project.sources import DuckdbSource

OpenDatabase = Callable[..., Relation]

_HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def warehouse(folder: Path) -> Path:
    """A DuckDB file with a schema, two tables and a view."""
    path = folder / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "CREATE SCHEMA crm;"
            "CREATE TABLE crm.accounts AS SELECT 1::SMALLINT AS id, 'x' AS name, uuid() AS key,"
            " 'a'::ENUM ('a', 'b') AS tier;"
            "CREATE TABLE owners AS SELECT range AS i, ' ' AS name FROM range(3);"
            "CREATE VIEW named AS SELECT id, name FROM crm.accounts"
        )
    return path


def test_tables_and_views_open(
    warehouse: Path, engine: DuckdbEngine, open_database: OpenDatabase
) -> None:
    """With or without a schema, whatever the case; several of one file at once."""
    accounts = open_database(warehouse.name, table="CRM.Accounts")
    rows = engine.rows("SELECT id * 100000, tier FROM t")
    open_database(warehouse.name, table='"named"')

    assert list(accounts.columns.values()) == [Kind.NUMBER, Kind.TEXT, Kind.TEXT, Kind.TEXT]
    assert rows == [(100_000, "a")]
    assert engine.rows("FROM t") == [(1, "x")]


def test_the_definition_can_be_pasted(warehouse: Path, open_database: OpenDatabase) -> None:
    """It attaches the file and makes the view."""
    opened = open_database(warehouse.name, query="SELECT i, name FROM owners")

    with duckdb.connect() as other:
        other.execute(opened.defined_by or "")
        assert other.execute('SELECT count(*), count(name) FROM "t"').fetchall() == [(3, 0)]


@pytest.mark.parametrize("table", ["acounts", "crm.acounts"])
def test_a_missing_table_names_the_nearest(
    table: str, warehouse: Path, open_database: OpenDatabase
) -> None:
    """A slip in the name of a table is repaired by the message."""
    with pytest.raises(InvalidInput, match=r'TW408(.|\n)*fix: Write "crm.accounts"'):
        open_database(warehouse.name, table=table)


def test_a_query_that_fails_says_why(warehouse: Path, open_database: OpenDatabase) -> None:
    """What DuckDB says about the query reaches the user."""
    with pytest.raises(InvalidInput, match=r'^w\.duckdb TW409\n  .*"nope" not found'):
        open_database(warehouse.name, query="SELECT nope FROM owners")


def test_a_query_that_fails_on_its_rows_is_blamed(
    warehouse: Path, engine: DuckdbEngine, open_database: OpenDatabase
) -> None:
    """A cast that fails while rows are read is the query's fault, not ours."""
    open_database(warehouse.name, query="SELECT CAST(name AS INT) AS n FROM crm.accounts")

    with pytest.raises(InvalidInput, match=r"TW409\n  The table or query fails.*'x'"):
        engine.rows("FROM t")


@pytest.mark.parametrize(
    ("content", "code"), [(None, "TW401"), (b"", "TW403"), (b"not a database" * 999, "TW407")]
)
def test_what_is_no_database_is_refused(
    content: bytes | None, code: str, folder: Path, open_database: OpenDatabase
) -> None:
    """A missing file, an empty one and another kind of file are told apart."""
    if content is not None:
        (folder / "a.duckdb").write_bytes(content)

    with pytest.raises(InvalidInput, match=rf"^a\.duckdb {code}"):
        open_database("a.duckdb", table="accounts")


def test_a_database_cut_short_is_refused_when_it_is_read(
    engine: DuckdbEngine, folder: Path
) -> None:
    """A file that lost its end opens, and is named when its rows are asked for."""
    path = folder / "a.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE big AS SELECT hash(range) AS n FROM range(200000)")
    path.write_bytes(path.read_bytes()[:300_000])

    with pytest.raises(InvalidInput, match=r"^a\.duckdb TW40[79]"):
        engine.open_source("t", DuckdbSource(database="a.duckdb", table="big"), folder=folder)
        engine.rows("SELECT sum(n) FROM t")


def test_a_database_held_by_another_process_is_the_outside_world(
    warehouse: Path, open_database: OpenDatabase
) -> None:
    """The message names the process, and the file opens once it lets go."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(OutsideWorldFailed, match=rf"TW911\n.*process {holder.pid}\) holds"):
            open_database(warehouse.name, table="owners")
        holder.communicate()

    assert "i" in open_database(warehouse.name, table="owners").columns


def test_the_file_is_never_written(
    warehouse: Path, engine: DuckdbEngine, open_database: OpenDatabase
) -> None:
    """It is attached read-only."""
    before = warehouse.read_bytes()
    open_database(warehouse.name, table="owners")

    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        engine.execute("CREATE TABLE source_1.main.new AS SELECT 1")

    assert warehouse.read_bytes() == before

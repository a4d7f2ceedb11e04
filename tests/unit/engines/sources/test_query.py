from pathlib import Path

import pytest

from tradewind.engines.sources.interface import SourceFile
from tradewind.engines.sources.query import checked_query
from tradewind.problems import InvalidInput

_TABLES = [("main", "t"), ("crm", "accounts")]


def _checked(query: str) -> str:
    file = SourceFile(Path("w.duckdb"), "w.duckdb")
    written = checked_query(file, query, catalog="w", tables=_TABLES)
    return " ".join(written.split())


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("SELECT i FROM t", 'SELECT i FROM "w"."main".t'),
        ("-- mine\nFROM T;", 'SELECT * FROM "w"."main".T'),
        ("SELECT 1 FROM crm.accounts AS a", 'SELECT 1 FROM "w"."crm".accounts AS a'),
        ("WITH t AS (SELECT * FROM t) SELECT * FROM t", None),
        ("SELECT i FROM t UNION ALL SELECT id FROM crm.accounts", None),
        ("WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) FROM r", None),
        ("SELECT (SELECT max(i) FROM t) AS m", None),
        ("SELECT u FROM t, unnest([1, 2]) AS x(u)", None),
    ],
)
def test_one_select_over_tables_is_allowed(query: str, written: str | None) -> None:
    """Its tables are named in full, so that nothing else can be meant."""
    checked = _checked(query)

    assert written is None or checked == written


def test_the_name_of_a_with_clause_is_no_table() -> None:
    """Inside the clause the name means the table, after it the clause."""
    checked = _checked("WITH t AS (SELECT * FROM t) SELECT * FROM t")

    assert checked == 'WITH t AS ( SELECT * FROM "w"."main".t ) SELECT * FROM t'


@pytest.mark.parametrize(
    "query",
    [
        "",
        "nonsense",
        "SELECT 1; SELECT 2",
        "SELECT (i FROM t",
        "SELECT 'open FROM t",
        "ATTACH 'x' AS y",
        "COPY t TO 'x'",
        "PRAGMA version",
        "INSERT INTO t SELECT 1",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
        "SELECT * INTO z FROM t",
        "SELECT * FROM (DESCRIBE t)",
        "EXPLAIN SELECT 1",
        "SELECT * FROM read_csv('x.csv')",
        "SELECT * FROM read_text('secret')",
        "SELECT * FROM parquet_scan('x')",
        "SELECT * FROM glob('*')",
        "SELECT * FROM range(3)",
        "SELECT * FROM query_table('t')",
        "SELECT * FROM other.main.t",
        "SELECT getenv('HOME')",
        "SELECT current_setting('temp_directory')",
    ],
)
def test_anything_else_is_refused(query: str) -> None:
    """Statements, files, functions that give tables, and other databases are not read."""
    with pytest.raises(InvalidInput, match=r"^w\.duckdb TW409\n  The query cannot be used: "):
        _checked(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM 'x.csv'",
        'SELECT * FROM "x.parquet"',
        "SELECT * FROM t WHERE i IN (FROM 'x.csv')",
        "SELECT * FROM information_schema.tables",
    ],
)
def test_names_that_are_no_tables_of_the_database_are_refused(query: str) -> None:
    """A file in the place of a table is a table that is not there."""
    with pytest.raises(InvalidInput, match=r"TW408\n  There is no table"):
        _checked(query)

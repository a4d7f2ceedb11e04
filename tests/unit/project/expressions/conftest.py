"""Two engines with the same few rows, to run what expressions become."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import psycopg
import pytest
import sqlglot

from tradewind.project.canonical import Kind

COLUMNS = {
    "word": Kind.TEXT,
    "Other Word": Kind.TEXT,
    "amount": Kind.TEXT,
    "flag": Kind.TEXT,
    "day": Kind.TEXT,
    "whole": Kind.NUMBER,
    "ratio": Kind.NUMBER,
    "opened": Kind.DATE,
    "touched": Kind.DATE,
    "is_won": Kind.YES_NO,
}
TYPES = ("TEXT",) * 5 + ("BIGINT", "DOUBLE PRECISION", "DATE", "TIMESTAMP", "BOOLEAN")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("  Straße@x.de ", "Won", "$1,250.50", "Yes", "2026-03-31", 7, 2.5, "2024-02-29",
     "2024-02-29 13:45:10.5", True),
    ("a_b%c'd\"e", "wonder", "-3", "0", "2026-02-30", 0, -2.5, "1999-12-31",
     "1999-12-31 23:59:59", False),
    ("ÅÉ😀 日本", "", "n/a", "perhaps", "31.12.2025", -12, 0.1, "2026-01-01",
     "2026-01-01 00:00:00", None),
    ("", "  won", "", "", "", 9007199254740993, 1e300, "2020-06-15", "2020-06-15 12:00:00", True),
    (None,) * 10,
)  # fmt: skip

Texts = list[str]
Readings = list[Any]


@pytest.fixture(scope="session")
def columns() -> dict[str, Kind]:
    """Give the columns of the rows and their kinds."""
    return COLUMNS


@pytest.fixture(scope="session")
def on_duckdb() -> Iterator[Callable[[str], Readings]]:
    """Run an expression on the rows in DuckDB."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    _fill(connection, "?")

    def run(sql: str) -> Readings:
        rows = connection.execute(f"SELECT {sql} FROM sample ORDER BY nth").fetchall()
        return [row[0] for row in rows]

    yield run
    connection.close()


@pytest.fixture(scope="session")
def on_postgres(postgres: str) -> Iterator[Callable[[str], Readings]]:
    """Run an expression, written for DuckDB, on the rows in PostgreSQL."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET search_path TO pg_temp")
        _fill(connection, "%s")

        def run(sql: str) -> Readings:
            statement = f"SELECT {sql} FROM sample ORDER BY nth"
            (translated,) = sqlglot.transpile(statement, read="duckdb", write="postgres")
            rows = connection.execute(translated.encode()).fetchall()
            return [row[0] for row in rows]

        yield run


@pytest.fixture(scope="session")
def texts_on_duckdb() -> Iterator[Callable[[str, Texts], Readings]]:
    """Run an expression over the column x of texts in DuckDB."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")

    def run(sql: str, texts: Texts) -> Readings:
        statement = f"SELECT {sql} FROM (SELECT unnest(?::VARCHAR[]) AS x)"
        return [row[0] for row in connection.execute(statement, [texts]).fetchall()]

    yield run
    connection.close()


@pytest.fixture(scope="session")
def texts_on_postgres(postgres: str) -> Iterator[Callable[[str, Texts], Readings]]:
    """Run an expression, written for DuckDB, over the column x of texts in PostgreSQL."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")

        def run(sql: str, texts: Texts) -> Readings:
            (translated,) = sqlglot.transpile(sql, read="duckdb", write="postgres")
            escaped = translated.replace("%", "%%")
            rows = "unnest(%s::text[]) WITH ORDINALITY AS texts(x, nth)"
            statement = f"SELECT {escaped} FROM {rows} ORDER BY nth"
            return [row[0] for row in connection.execute(statement.encode(), [texts]).fetchall()]

        yield run


def _fill(connection: Any, mark: str) -> None:
    columns = ", ".join(f'"{name}" {sql}' for name, sql in zip(COLUMNS, TYPES, strict=True))
    connection.execute(f"CREATE TEMPORARY TABLE sample (nth INTEGER, {columns})")
    marks = ", ".join([mark] * (len(COLUMNS) + 1))
    for nth, row in enumerate(ROWS):
        connection.execute(f"INSERT INTO sample VALUES ({marks})", [nth, *row])

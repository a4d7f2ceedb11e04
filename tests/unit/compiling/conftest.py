"""Real engines with a few accounts, on which compiled scorecards run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import psycopg
import pytest

from support.markets import AS_OF
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.compiling.write import identifier
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard

KINDS = {
    "VARCHAR": Kind.TEXT,
    "BIGINT": Kind.NUMBER,
    "DOUBLE PRECISION": Kind.NUMBER,
    "BOOLEAN": Kind.YES_NO,
    "DATE": Kind.DATE,
    "TIMESTAMP": Kind.DATE,
    "TIMESTAMP WITH TIME ZONE": Kind.DATE,
}
Columns = Mapping[str, str]
Rows = Sequence[Sequence[Any]]
Scored = dict[str, dict[str, Any]]
Run = Callable[..., Scored]


def bound(table: str, relation: str, columns: Columns) -> BoundTable:
    """Bind columns, given with their SQL types, under their own names."""
    return BoundTable(
        table,
        relation,
        {name: BoundColumn(name, identifier(name), KINDS[t], name) for name, t in columns.items()},
    )


def project_of(columns: Columns, seen: Columns | None = None) -> BoundProject:
    """Bind an accounts table, and a technologies table where its columns are given."""
    return BoundProject(
        bound("accounts", "few_accounts", {"account_id": "VARCHAR"} | dict(columns)),
        bound("technologies", "few_technologies", seen) if seen else None,
    )


def _filled(connection: Any, table: BoundTable, columns: Columns, rows: Rows, mark: str) -> None:
    shape = ", ".join(f"{identifier(name)} {sql}" for name, sql in columns.items())
    connection.execute(f"DROP TABLE IF EXISTS {table.relation}")
    connection.execute(f"CREATE TEMPORARY TABLE {table.relation} ({shape})")
    marks = ", ".join([mark] * len(columns))
    for row in rows:
        connection.execute(f"INSERT INTO {table.relation} VALUES ({marks})", list(row))


def _runner(connection: Any, mark: str, dialect: str) -> Run:
    def run(
        card: Scorecard,
        columns: Columns,
        rows: Rows,
        *,
        seen: Columns | None = None,
        sightings: Rows = (),
        zone: str = "UTC",
    ) -> Scored:
        connection.execute("SET TimeZone = 'UTC'")
        project = project_of(columns, seen)
        columns = {"account_id": "VARCHAR"} | dict(columns)
        _filled(connection, project.accounts, columns, rows, mark)
        if project.technologies is not None and seen is not None:
            _filled(connection, project.technologies, seen, sightings, mark)
        sql = translated(compile_scorecard(card, project, as_of=AS_OF).sql, dialect)
        connection.execute(f"SET TimeZone = '{zone}'")
        cursor = connection.execute(sql if dialect == "duckdb" else sql.encode())
        names = [column[0] for column in cursor.description]
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}

    return run


@pytest.fixture(scope="session")
def on_duckdb() -> Iterator[Run]:
    """Score accounts given as rows, whose first value is the account_id, in DuckDB."""
    connection = duckdb.connect()
    yield _runner(connection, "?", "duckdb")
    connection.close()


@pytest.fixture(scope="session")
def on_postgres(postgres: str) -> Iterator[Run]:
    """Score accounts given as rows, whose first value is the account_id, in PostgreSQL."""
    # Statements are not prepared, because the tables behind them change.
    with psycopg.connect(postgres, autocommit=True, prepare_threshold=None) as connection:
        yield _runner(connection, "%s", "postgres")


@pytest.fixture(params=["duckdb", "postgres"])
def run(request: pytest.FixtureRequest) -> Run:
    """Score on one engine, then on the other."""
    chosen: Run = request.getfixturevalue(f"on_{request.param}")
    return chosen

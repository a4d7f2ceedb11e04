"""Open a table or a query of a DuckDB file, read-only."""

import re

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tradewind.engines.sources.codes import BAD_QUERY, LOCKED, NO_PERMISSION, NOT_READABLE
from tradewind.engines.sources.definition import identifier, literal
from tradewind.engines.sources.header import check_names
from tradewind.engines.sources.interface import Opened, SourceFile, Workbench
from tradewind.engines.sources.query import checked_query, no_such_table
from tradewind.problems import Problem
from tradewind.project.sources import DuckdbSource


def open_database(
    file: SourceFile, source: DuckdbSource, bench: Workbench, *, catalog: str, is_attached: bool
) -> Opened:
    """Attach the database as `catalog`, unless it is, and find the columns of what is asked.

    Raises:
        InvalidInput: It is not a DuckDB database, has no such table, or the query is refused.
        OutsideWorldFailed: Another process holds the file.
    """
    attach = _attachment(file, catalog)
    if not is_attached:
        _attach(file, attach, bench)
    tables = _tables_in(catalog, bench)
    if source.query is not None:
        query = checked_query(file, source.query, catalog=catalog, tables=tables)
        rows = f"(\n{query}\n)"
    else:
        rows = _full_name(file, source.table or "", catalog, tables)
    try:
        found = bench.connection.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()
    except (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError) as error:
        raise file.refusal(BAD_QUERY, *_query_failed(file, str(error))) from None
    columns = [column for column, *_ in found]
    check_names(file, columns)
    return Opened(rows, {column: type_name for column, type_name, *_ in found}, setup=attach)


def table_names(
    file: SourceFile, bench: Workbench, *, catalog: str, is_attached: bool
) -> list[str]:
    """Give the tables and views of a database, with their schema unless it is `main`; raises as
    `open_database` does.
    """
    if not is_attached:
        _attach(file, _attachment(file, catalog), bench)
    return [
        name if schema == "main" else f"{schema}.{name}"
        for schema, name in _tables_in(catalog, bench)
    ]


def _attachment(file: SourceFile, catalog: str) -> str:
    path = literal(str(file.path))
    return f"ATTACH {path} AS {identifier(catalog)} (READ_ONLY, TYPE duckdb)"


def explain(file: SourceFile, message: str) -> Problem:
    """Say why rows of the database cannot be read, of which DuckDB says `message`."""
    if message.startswith("IO Error"):
        return file.problem(NOT_READABLE, *_not_a_database(file, message))
    return file.problem(BAD_QUERY, *_query_failed(file, message))


def _query_failed(file: SourceFile, message: str) -> tuple[str, str]:
    what = f"The table or query fails in DuckDB: {file.reason_in(message)}."
    return what, "Correct the query; try it in the DuckDB shell on the same file."


def _not_a_database(file: SourceFile, message: str) -> tuple[str, str]:
    what = f'"{file.written}" cannot be read as a DuckDB database: {file.reason_in(message)}.'
    return what, "Name a file that DuckDB wrote, or copy it again."


def _attach(file: SourceFile, statement: str, bench: Workbench) -> None:
    try:
        bench.connection.execute(statement)
    except duckdb.Error as error:
        raise _not_attached(file, str(error)) from None


def _not_attached(file: SourceFile, message: str) -> Exception:
    """Tell a lock and a missing right from a file that is no database."""
    holder = re.search(r"\(PID (\d+)\)", message)
    if "lock" in message or "Unique file handle conflict" in message:
        by = f" (process {holder[1]})" if holder else ""
        what = f'Another program{by} holds "{file.written}" open for writing.'
        fix = "Close that program or its connection, then run this again."
        return file.failure(LOCKED, what, fix)
    if "Permission denied" in message:
        what = f'The system does not let this user open "{file.written}".'
        fix = f"Give yourself the right to read it, such as `chmod u+r '{file.written}'`."
        return file.failure(NO_PERMISSION, what, fix)
    return file.refusal(NOT_READABLE, *_not_a_database(file, message))


def _tables_in(catalog: str, bench: Workbench) -> list[tuple[str, str]]:
    """Give schema and name of every table and view of the attached database."""
    found = bench.connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = $1 "
        "UNION ALL SELECT schema_name, view_name FROM duckdb_views() "
        "WHERE database_name = $1 AND NOT internal ORDER BY ALL",
        [catalog],
    ).fetchall()
    return [(schema, name) for schema, name in found]


def _full_name(file: SourceFile, table: str, catalog: str, tables: list[tuple[str, str]]) -> str:
    """Write the table's name in full; a schema may stand before it, quotes around each part."""
    try:
        named = sqlglot.to_table(table, dialect="duckdb")
    except SqlglotError:
        named = exp.Table(this=exp.to_identifier(table))
    for schema, name in tables:
        if (schema.lower(), name.lower()) == ((named.db or "main").lower(), named.name.lower()):
            return ".".join(identifier(part) for part in (catalog, schema, name))
    raise no_such_table(file, named.name or table, schema=named.db, tables=tables)

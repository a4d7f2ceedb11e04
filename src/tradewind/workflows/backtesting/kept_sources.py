"""Keep slow sources in the engine, so that many statements need not parse them again."""

from collections.abc import Iterable
from dataclasses import replace

from tradewind.compiling.write import identifier
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.project.expressions.conversions import date_from_text
from tradewind.project.sources import DuckdbSource
from tradewind.scorecard.card import Scorecard
from tradewind.workflows.projects.opening import OpenProject

KEPT = "kept_"
"""What the relation of a kept table begins with."""
_SCANNED = ".parquet"


def keep_sources(project: OpenProject, cards: Iterable[Scorecard]) -> None:
    """Read every table that is slow to read once, and let the project use what was read.

    A table of a Parquet file or of a DuckDB database is left where it is, because only the
    columns and rows that a statement asks for are read of it. A table that is kept already is
    left alone, too. Dates that are kept as text are read as dates once.

    Args:
        project: The open project; its tables get other relations, and the same columns.
        cards: The scorecards that will read it; a date that one of them reads as something else
            stays as it is.

    Raises:
        InvalidInput: A source turns out to be malformed while it is read.
        OutsideWorldFailed: Memory or disk is spent.
    """
    used = {
        (use.table, use.column)
        for card in cards
        for _, use in card.table_uses()
        if use.use != "date"
    }
    for name, table in list(project.tables.items()):
        if not table.relation.startswith(KEPT) and not _is_scanned(project, table):
            as_written = frozenset(column for of, column in used if of == name)
            project.tables[name] = _kept(project, table, as_written)


def _is_scanned(project: OpenProject, table: BoundTable) -> bool:
    """Tell whether a statement reads only what it needs of a table's source."""
    opened = project.relations.get(table.table)
    if opened is None or opened.name != table.relation:
        return False  # a view over more than the source
    source = project.file.project.tables[table.table].source
    if isinstance(source, DuckdbSource):
        return source.query is None
    return source.file.lower().endswith(_SCANNED)


def _kept(project: OpenProject, table: BoundTable, as_written: frozenset[str]) -> BoundTable:
    relation = f"{KEPT}{table.table}"
    dates = {
        f"{name}, read as a date": column
        for name, column in _dates(table).items()
        if name not in as_written
    }
    read = "".join(
        f", {date_from_text(column.sql, column.dates or table.dates)} AS {identifier(name)}"
        for name, column in dates.items()
    )
    project.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {identifier(relation)} AS "
        f"SELECT *{read} FROM {identifier(table.relation)}"
    )
    if not dates:
        return replace(table, relation=relation)
    as_dates = {
        column.name: replace(column, sql=identifier(name), kind=Kind.DATE)
        for name, column in dates.items()
    }
    return replace(table, relation=relation, columns={**table.columns, **as_dates})


def _dates(table: BoundTable) -> dict[str, BoundColumn]:
    """Give the columns that are dates by their meaning, and texts in the source.

    Those of accounts and of people may be read as anything by a scorecard, and stay.
    """
    if table.table in ("accounts", "people"):
        return {}
    own = {one.name for one in CANONICAL_TABLES[table.table].columns if one.kind is Kind.DATE}
    return {
        name: column
        for name, column in table.columns.items()
        if name in own and column.kind is Kind.TEXT
    }

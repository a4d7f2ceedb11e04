"""Load a random market into an engine, and read a statement's rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from support.markets import (
    COLUMNS,
    EVENT_COLUMNS,
    HISTORY_COLUMNS,
    OPPORTUNITY_COLUMNS,
    PERSON_COLUMNS,
    TECHNOLOGY_COLUMNS,
    Market,
    bound_project,
)
from tradewind.project.bound import BoundProject
from tradewind.project.canonical import Kind

Shape = Mapping[str, tuple[Kind, str]]
SHAPES: Mapping[str, Shape] = {
    "drawn_accounts": COLUMNS,
    "drawn_technologies": TECHNOLOGY_COLUMNS,
    "drawn_events": EVENT_COLUMNS,
    "drawn_people": PERSON_COLUMNS,
    "drawn_opportunities": OPPORTUNITY_COLUMNS,
    "drawn_account_history": HISTORY_COLUMNS,
}


def drawn_project() -> BoundProject:
    """Bind the tables that `load` makes."""
    accounts, technologies, events, people, opportunities, account_history = SHAPES
    return bound_project(
        accounts,
        technologies,
        events,
        people,
        opportunities=opportunities,
        account_history=account_history,
    )


def load(connection: Any, market: Market, mark: str) -> None:
    """Fill the tables with a market, in place of what they held; make them where they are missing.

    Args:
        connection: A connection with `execute`.
        market: The rows.
        mark: How the engine's driver writes a parameter.
    """
    rows: Sequence[Sequence[tuple[Any, ...]]] = (
        _tuples(market.accounts, COLUMNS),
        market.technologies,
        _tuples(market.events, EVENT_COLUMNS),
        list(market.people.items()),
        _tuples(market.opportunities, OPPORTUNITY_COLUMNS),
        _tuples(market.account_history, HISTORY_COLUMNS),
    )
    for (table, columns), own in zip(SHAPES.items(), rows, strict=True):
        load_table(connection, table, columns, own, mark)


def load_table(
    connection: Any, table: str, columns: Shape, rows: Sequence[tuple[Any, ...]], mark: str
) -> None:
    """Fill one table, in place of what it held; make it where it is missing."""
    shape = ", ".join(f'"{name}" {sql}' for name, (_, sql) in columns.items())
    connection.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {table} ({shape})")
    connection.execute(f"TRUNCATE {table}")
    if rows:
        # One statement for all rows, because planning it takes far longer than a row does.
        marks = f"({', '.join([mark] * len(columns))})"
        values = [value for row in rows for value in row]
        connection.execute(f"INSERT INTO {table} VALUES {', '.join([marks] * len(rows))}", values)


def _tuples(rows: Sequence[Mapping[str, Any]], columns: Shape) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in columns) for row in rows]


def rows_by_account(cursor: Any) -> dict[str, dict[str, Any]]:
    """Give the rows of a statement by account_id."""
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}

"""A scorecard may ask only for tables that are bound, and in them only for columns they have."""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.project.expressions.columns import nearest_to
from tradewind.workflows.checks.interface import DataInSight

UNBOUND_TABLE = "TW244"
"""A scorecard asks for events, opportunities or people, but no such table is bound."""
NO_HISTORY_YET = "TW248"
"""A scorecard asks for growth, and there is no account history yet: it is unknown everywhere."""
UNKNOWN_TABLE_COLUMN = "TW245"
"""A scorecard tests a column that a table other than the accounts does not have."""
WORDS = {
    "events": "events",
    "opportunities": "opportunities",
    "people": "people",
}


def unbound_tables(data: DataInSight) -> Iterator[Problem]:
    """Find components whose table is not bound; one that cannot be opened is told elsewhere."""
    if data.scorecard is None:
        return
    for placed in data.scorecard.card.placed():
        table = placed.component.table
        written = data.places.places
        is_written = ("tables", table) in written
        if table == "account_history" and table not in data.tables and not is_written:
            yield Problem(
                code=NO_HISTORY_YET,
                place=data.scorecard.places.at(*placed.path),
                what=f'"{placed.component.name}" asks for account history, and there is none yet: '
                "it is unknown for every account.",
                fix="Bind an `account_history:` in tradewind.yaml, or wait: every published run "
                "adds to a history of its own.",
                severity="warning",
            )
        asked = [table, "events"] if placed.component.event_needs is not None else [table]
        for name in dict.fromkeys(asked):
            if name in WORDS and name not in data.tables and ("tables", name) not in written:
                yield Problem(
                    code=UNBOUND_TABLE,
                    place=data.scorecard.places.at(*placed.path),
                    what=f'"{placed.component.name}" asks for {WORDS[name]}, but tradewind.yaml '
                    "binds no such table.",
                    fix=f"Add `{name}:` with its `source:` below `tables:`, or take the component "
                    "out.",
                )


def unknown_table_columns(data: DataInSight) -> Iterator[Problem]:
    """Find columns that a filter or a growth reads and that its table does not have."""
    if data.scorecard is None:
        return
    for path, use in data.scorecard.card.table_uses():
        table = data.tables.get(use.table)
        if table is None or use.column in table.columns:
            continue
        near = nearest_to(use.column, table.columns)
        listed = ", ".join(sorted(table.columns)[:12])
        yield Problem(
            code=UNKNOWN_TABLE_COLUMN,
            place=data.scorecard.places.key(*path, "where", use.column),
            what=f'"{use.column}" is not a column of the {use.table} table.',
            fix=f'Write "{near}".' if near else f"Bind it, or write one of {listed}.",
        )

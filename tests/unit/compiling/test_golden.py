"""The statement of one short scorecard, to the letter: what `tradewind sql` shows to people.

`TRADEWIND_GOLDEN=write pytest tests/unit/compiling/test_golden.py` writes the files anew; read
the difference before you keep it.
"""

import os
from pathlib import Path

import pytest

from support.markets import AS_OF
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.files.scorecard_file import read_scorecard
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind

GOLDEN = Path(__file__).parent / "golden"
ACCOUNTS = {
    "account_id": ("Account ID", Kind.TEXT),
    "industry": ("industry", Kind.TEXT),
    "employees": ("Employees", Kind.NUMBER),
    "growth": ("growth", Kind.NUMBER),
    "last_activity_at": ("last_activity_at", Kind.DATE),
}
TECHNOLOGIES = {
    "account_id": ("account_id", Kind.TEXT),
    "product": ("product", Kind.TEXT),
    "last_seen_at": ("last_seen_at", Kind.DATE),
}
EVENTS = {
    "event_id": ("event_id", Kind.TEXT),
    "stream": ("stream", Kind.TEXT),
    "kind": ("kind", Kind.TEXT),
    "account_id": ("account_id", Kind.TEXT),
    "person_id": ("person_id", Kind.TEXT),
    "occurred_at": ("occurred_at", Kind.DATE),
    "known_at": ("known_at", Kind.DATE),
}
OPPORTUNITIES = {
    "opportunity_id": ("Id", Kind.TEXT),
    "account_id": ("AccountId", Kind.TEXT),
    "opened_at": ("CreatedDate", Kind.DATE),
    "closed_at": ("CloseDate", Kind.DATE),
    "outcome": ("StageName", Kind.TEXT),
}


def bound(table: str, columns: dict[str, tuple[str, Kind]]) -> BoundTable:
    """Bind columns of a source under our names."""
    found = {
        name: BoundColumn(name, f'"{theirs}"', kind, theirs)
        for name, (theirs, kind) in columns.items()
    }
    return BoundTable(table, f"source_{table}", found)


@pytest.mark.parametrize("dialect", ["duckdb", "postgres"])
def test_the_statement_is_the_one_that_was_reviewed(dialect: str) -> None:
    """Nobody changes what people read without seeing it."""
    card = read_scorecard(GOLDEN / "short.yaml", shown_as="short.yaml").card
    project = BoundProject(
        bound("accounts", ACCOUNTS),
        technologies=bound("technologies", TECHNOLOGIES),
        events=bound("events", EVENTS),
        opportunities=bound("opportunities", OPPORTUNITIES),
    )

    sql = translated(compile_scorecard(card, project, as_of=AS_OF).sql, dialect)

    golden = GOLDEN / f"short.{dialect}.sql"
    if os.environ.get("TRADEWIND_GOLDEN") == "write":
        golden.write_text(sql, encoding="utf-8")
    assert sql == golden.read_text(encoding="utf-8")

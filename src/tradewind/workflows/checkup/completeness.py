"""How much is known, by tier: of each column that is read, and of each other table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundProject, BoundTable
from tradewind.scorecard.card import Scorecard

_DATES: Mapping[str, tuple[str, ...]] = {
    "technologies": ("first_seen_at",),
    "events": ("occurred_at", "known_at"),
    "people": ("created_at",),
    "opportunities": ("opened_at",),
    "account_history": ("valid_from",),
}
"""The dates that must not be later than the moment for a row to be known by then."""


@dataclass(frozen=True, slots=True)
class TableLookedAt:
    """A table that components look at beside the accounts.

    Attributes:
        name: Its canonical name.
        components: The names of these components.
        is_bound: Whether the project binds it.
    """

    name: str
    components: tuple[str, ...]
    is_bound: bool


def tables_looked_at(card: Scorecard, project: BoundProject) -> tuple[TableLookedAt, ...]:
    """Find the other tables that components look at, in the order of the scorecard."""
    found: dict[str, dict[str, None]] = {}
    for component in (placed.component for placed in card.placed()):
        tables = {component.table: None, **({"events": None} if component.event_needs else {})}
        for table in tables:
            if table in _DATES:
                found.setdefault(table, {})[component.name] = None
    return tuple(
        TableLookedAt(name, tuple(components), project.table(name) is not None)
        for name, components in found.items()
    )


def counts_by_tier(engine: Engine, scored: str, test: str) -> dict[str, int]:
    """Count the accounts that pass a test, by tier; tiers in which none does are left out.

    Args:
        engine: The engine.
        scored: The relation of the scores.
        test: The test, over the columns of that relation.
    """
    rows = engine.rows(f"SELECT tier, COUNT(*) FROM {scored} WHERE {test} GROUP BY tier")
    return {str(tier): int(count) for tier, count in rows}


def has_rows(project: BoundProject, table: str, scored: str, by: datetime) -> str:
    """Write the test that a table has anything about an account that was known by a moment.

    Args:
        project: The bound tables; the table is bound.
        table: Its canonical name.
        scored: The relation of the scores.
        by: The moment.
    """
    bound = project.table(table)
    assert bound is not None, f"{table} is bound"
    seconds = literal(by.timestamp())
    known = [f"({term} IS NULL OR {term} <= {seconds})" for term in _dates(bound)]
    where = f"WHERE {' AND '.join(known)}" if known else ""
    accounts = f"SELECT {_text(bound, 'account_id')} FROM {identifier(bound.relation)} {where}"
    people = project.people
    if table == "events" and people is not None and project.people_place_events:
        # An event that names no account is at that of its person.
        accounts += (
            f" UNION SELECT {_text(people, 'account_id')} FROM {identifier(people.relation)} "
            f"WHERE {_text(people, 'person_id')} IN (SELECT {_text(bound, 'person_id')} "
            f"FROM {identifier(bound.relation)} "
            f"{where or 'WHERE TRUE'} AND {_text(bound, 'account_id')} IS NULL)"
        )
    return (
        f"{scored}.account_id IN (SELECT * FROM ({accounts}) AS found(account_key) "
        "WHERE account_key IS NOT NULL)"
    )


def _dates(table: BoundTable) -> Iterator[str]:
    for column in _DATES[table.table]:
        if column in table.columns:
            yield expression(read_if_there(table, column, "date"))


def _text(table: BoundTable, column: str) -> str:
    return expression(read_if_there(table, column, "text"))

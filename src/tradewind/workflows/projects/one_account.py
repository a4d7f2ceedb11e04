"""Narrow a project's tables to the rows on which one account's score rests."""

from dataclasses import replace

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundProject, BoundTable
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.early_adopter import EarlyAdopterComponent
from tradewind.scorecard.hierarchy import MOST_LEVELS, PARENT_COLUMN

ROW_KEYS = {"events": "event_id", "opportunities": "opportunity_id"}
"""Tables of which a row that stands twice counts once, wherever its copies stand."""


def needs_others(card: Scorecard) -> bool:
    """Tell whether what an account's components give depends on other accounts."""
    if card.scores == "people" or card.scorecards:
        return True  # others may decide the tier that a used scorecard gives
    return any(isinstance(placed.component, EarlyAdopterComponent) for placed in card.placed())


def needs_relatives(card: Scorecard) -> bool:
    """Tell whether an account counts rows of its subsidiaries or parents."""
    return any(placed.component.parent_uses for placed in card.placed())


def narrowed(
    project: BoundProject, engine: Engine, account_id: str, *, with_relatives: bool = False
) -> BoundProject:
    """Give a project of one account, whose tables are copies in the engine.

    People stay whole, as they tell whose an event is that names a person only.

    Args:
        project: The bound tables.
        engine: The engine that holds them.
        account_id: Key of the account.
        with_relatives: Whether to bring along the accounts that are, or once were, above or below
            it, with their rows; the statement tells which of them count.
    """
    wanted = f"= {literal(account_id)}"
    if with_relatives:
        _find_family(project, engine, account_id)
        wanted = "IN (SELECT account_key FROM own_family)"
    persons = None
    if project.people is not None:
        of_person = f"{_text(project.people, 'account_id')} {wanted}"
        person = _text(project.people, "person_id")
        persons = f"SELECT {person} FROM {_relation(project.people)} WHERE {of_person}"
    narrow: dict[str, BoundTable] = {}
    for name in ("accounts", "technologies", "events", "opportunities", "account_history"):
        table = project.table(name)
        if table is not None:
            own = f"{_text(table, 'account_id')} {wanted}"
            if name == "events" and persons is not None:
                own = f"({own} OR {_text(table, 'person_id')} IN ({persons}))"
            narrow[name] = _copied(table, engine, own)
    return replace(project, **narrow)  # type: ignore[arg-type]  # the keys are those of tables


def _find_family(project: BoundProject, engine: Engine, account_id: str) -> None:
    """Make the relation `own_family`: the account, and whoever is above or below it."""
    links = [
        f"SELECT {_text(table, 'account_id')} AS account_key, "
        f"{_text(table, PARENT_COLUMN)} AS parent_key FROM {_relation(table)}"
        for table in (project.accounts, project.account_history)
        if table is not None
    ]
    engine.execute(f"CREATE TEMP TABLE family_links AS {' UNION '.join(links)}")
    engine.execute(f"CREATE TEMP TABLE own_family AS SELECT {literal(account_id)} AS account_key")
    for near, far in (("parent_key", "account_key"), ("account_key", "parent_key")):
        engine.execute(
            f"CREATE OR REPLACE TEMP TABLE family_edge AS SELECT {literal(account_id)} AS met"
        )
        for _ in range(MOST_LEVELS):
            engine.execute(
                f"CREATE OR REPLACE TEMP TABLE family_edge AS SELECT DISTINCT {far} AS met "
                f"FROM family_links WHERE {near} IN (SELECT met FROM family_edge) "
                f"AND {far} IS NOT NULL AND {far} NOT IN (SELECT account_key FROM own_family)"
            )
            engine.execute("INSERT INTO own_family FROM family_edge")


def _copied(table: BoundTable, engine: Engine, own: str) -> BoundTable:
    """Copy the account's own rows, and the copies of them that stand at other accounts."""
    key = ROW_KEYS.get(table.table)
    if key is not None and key in table.columns:
        term = _text(table, key)
        ids = f"SELECT {term} FROM {_relation(table)} WHERE {own}"
        own = f"({own} OR {term} IN ({ids}))"
    name = f"own_{table.table}"
    engine.execute(
        f"CREATE TEMP TABLE {identifier(name)} AS SELECT * FROM {_relation(table)} WHERE {own}"
    )
    return replace(table, relation=name)


def _relation(table: BoundTable) -> str:
    return identifier(table.relation)


def _text(table: BoundTable, column: str) -> str:
    return expression(read_if_there(table, column, "text"))

"""The tables of a project as tables of people: their own events, and what their accounts have."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    All,
    Checked,
    Column,
    IsNull,
    Join,
    Node,
    Opposite,
    Pair,
    Step,
    Text,
)
from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import identifier
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.scorecard.account_columns import PREFIX, OfAccount, asked_of_account
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.versions import KEYS

READ_PEOPLE = "read_people"
"""The step with person_key and account_of_person; one row per person."""
_HOMES = "homes_of_people"
_PERSON = Column("person_of_account")
TAKEN = ("person_key", "account_key", "person_of_account", "home_account")
"""Names of columns of the steps that are made here, or that they read."""
LONGEST_ALIAS = 50
"""Engines cut names at 63 bytes."""


class Aliases:
    """Plain names of columns, each given once.

    Args:
        taken: Names that are never given.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def of(self, label: str) -> str:
        """Give a name that tells of the label, unlike all before.

        Examples:
            >>> aliases = Aliases()
            >>> aliases.of("account.Employees"), aliases.of("account employees")
            ('account_employees', 'account_employees_2')
        """
        plain = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:LONGEST_ALIAS] or "x"
        stem = f"n{plain}" if plain[0].isdigit() else plain
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}_{number}"
        self._taken.add(name)
        return name


def tables_of_people(
    card: Scorecard, project: BoundProject, layout: Layout, aliases: Aliases, accounts: Join
) -> tuple[list[Step], BoundProject]:
    """Give the tables beside the people themselves, as if each person were an account.

    Args:
        card: The scorecard of people.
        project: The bound tables.
        layout: The names of the columns.
        aliases: Gives names that no column of `READ_PEOPLE` has.
        accounts: How the people join their accounts; what is told of an account that is not
            among the accounts tells of nobody.

    Returns:
        The steps that read `READ_PEOPLE`, and the project with the tables they give. A table
        at which the scorecard does not look is not bound in it.
    """
    looked_at = {placed.component.table for placed in card.placed()}
    steps: list[Step] = []
    tables: dict[str, BoundTable | None] = {"events": None, "account_history": None}
    if project.events is not None and "events" in looked_at:
        tables["events"] = _own_events(project.events)
    for name in ("technologies", "opportunities"):
        table = project.table(name) if name in looked_at else None
        columns = _columns(table, layout) if table else {}
        tables[name] = _of_accounts(table, columns, steps, aliases) if table else None
    versions = _versions(project.account_history, layout)
    history = project.account_history if versions else None
    if history is not None:
        tables["account_history"] = _of_accounts(history, versions, steps, aliases)
    if steps:
        steps.insert(0, _homes(accounts))
    return steps, replace(project, **tables)  # type: ignore[arg-type]  # the names are those of tables


def _homes(accounts: Join) -> Step:
    account = Column(accounts.key)
    return Step(
        name=_HOMES,
        comment="The account of every person of one; one row per person.",
        columns=(("person_of_account", Column("person_key")), ("home_account", account)),
        source=READ_PEOPLE,
        joins=(accounts,),
        where=All((Opposite(IsNull(account)), Opposite(IsNull(Column("person_key"))))),
    )


def _own_events(events: BoundTable) -> BoundTable:
    """Give every event to the person who did it; others are nobody's."""
    others = {name: one for name, one in events.columns.items() if name != "account_id"}
    if (person := events.columns.get("person_id")) is not None:
        others["account_id"] = replace(person, name="account_id")
    return replace(events, columns=others)


def _columns(table: BoundTable, layout: Layout) -> dict[str, BoundColumn]:
    """Give the columns that scoring reads, by the names they keep."""
    canonical = [column.name for column in CANONICAL_TABLES[table.table].columns]
    read = [use.column for use in layout.table_reads if use.table == table.table]
    names = dict.fromkeys([*canonical, *read])
    return {
        name: table.columns[name]
        for name in names
        if name in table.columns and name != "account_id"
    }


def _versions(history: BoundTable | None, layout: Layout) -> dict[str, BoundColumn]:
    """Give the attributes of accounts of which the history tells; none where nobody asks."""
    if history is None:
        return {}
    asked = (asked_of_account(use.column) for use in layout.reads)
    named = {one.column for one in asked if isinstance(one, OfAccount)}
    told = {
        f"{PREFIX}{name}": column
        for name, column in history.columns.items()
        if name in named and name not in KEYS
    }
    moments = {name: history.columns[name] for name in sorted(KEYS) if name in history.columns}
    return {**moments, **told} if told else {}


def _of_accounts(
    table: BoundTable, columns: dict[str, BoundColumn], steps: list[Step], aliases: Aliases
) -> BoundTable:
    """Add the steps that give every row of an account to each of its people."""
    named = {name: aliases.of(name) for name in columns if name != "account_id"}
    account = read_if_there(table, "account_id", "text")
    read = Step(
        name=f"{table.table}_of_accounts",
        comment=f"The {table.table.replace('_', ' ')}, the columns that are used as they are.",
        columns=(
            ("account_key", account),
            *((alias, _raw(table, columns[name])) for name, alias in named.items()),
        ),
        source=table.relation,
        where=Opposite(IsNull(account)),
    )
    given = Step(
        name=f"{table.table}_of_people",
        comment="The same for every person of the account.",
        columns=(
            ("person_key", _PERSON),
            *((alias, _own(name, alias)) for name, alias in named.items()),
        ),
        source=read.name,
        joins=(Join(_HOMES, key="home_account", to="account_key"),),
        where=Opposite(IsNull(_PERSON)),
    )
    steps += [read, given]
    bound = {
        name: replace(columns[name], name=name, sql=identifier(alias), kind=_kind(columns[name]))
        for name, alias in named.items()
    }
    key = BoundColumn("account_id", identifier("person_key"), Kind.TEXT, "")
    return replace(table, relation=given.name, columns={"account_id": key, **bound})


def _raw(table: BoundTable, column: BoundColumn) -> Node:
    """Give a column as it is kept; the id of an opportunity as the text that it is read as."""
    if column.name == "opportunity_id":
        return read_if_there(table, column.name, "text")
    return Checked(column.sql)


def _own(name: str, alias: str) -> Node:
    """Give a column; an opportunity counts once for each person, so that its id is theirs."""
    if name != "opportunity_id":
        return Column(alias)
    return Pair(Pair(Column(alias), "||", Text("\n")), "||", _PERSON)


def _kind(column: BoundColumn) -> Kind:
    return Kind.TEXT if column.name == "opportunity_id" else column.kind

"""The first steps: read the bound columns, sum up the sightings, give every component a value."""

from tradewind.compiling.components import known_value
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.technology import first_position
from tradewind.compiling.conditions import condition_term
from tradewind.compiling.layout import ComponentColumns, Layout
from tradewind.compiling.nodes import (
    Call,
    Case,
    Cast,
    Column,
    Either,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
    Truth,
)
from tradewind.compiling.reading import read_as
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse, Use
from tradewind.scorecard.components.technology import TechnologyComponent
from tradewind.scorecard.facts import SECONDS_A_DAY

LABELS = ("name", "domain", "owner")
"""Columns that say which account it is; null where the accounts table has no such column."""


def bound(accounts: BoundTable, layout: Layout) -> Step:
    """Read the accounts under our names, each column as it is used."""
    columns: list[tuple[str, Node]] = [("account_id", _read(accounts, "account_id", "text"))]
    for label in LABELS:
        is_there = label in accounts.columns
        term = _read(accounts, label, "text") if is_there else Cast(Null(), "VARCHAR")
        columns.append((label, term))
    for use, name in layout.reads.items():
        columns.append((name, _read(accounts, use.column, use.use)))
    return Step(
        name="bound_accounts",
        comment="Accounts under our names, columns read as they are used; one row per account.",
        columns=tuple(columns),
        source=accounts.relation,
        where=Opposite(IsNull(_read(accounts, "account_id", "text"))),
    )


def _read(table: BoundTable, column: str, use: Use) -> Node:
    return read_as(table.columns[column], use, table.dates)


def technology_parts(layout: Layout) -> list[tuple[ComponentColumns, TechnologyComponent]]:
    """Give the technology components of a layout."""
    return [
        (part, part.component)
        for part in layout.components()
        if isinstance(part.component, TechnologyComponent)
    ]


def sightings(technologies: BoundTable, layout: Layout, as_of_seconds: float) -> list[Step]:
    """Read what is installed, and sum it up for each account in one pass."""
    dates = [
        (name, _read_if_there(technologies, column))
        for name, column in (("first_seen", "first_seen_at"), ("last_seen", "last_seen_at"))
    ]
    read = Step(
        name="read_technologies",
        comment="The products under our names, dates in seconds; one row per product and account.",
        columns=(
            ("account_key", _read(technologies, "account_id", "text")),
            ("product_name", _read(technologies, "product", "text")),
            *dates,
        ),
        source=technologies.relation,
    )
    first_seen = Column("first_seen")
    positions: list[tuple[str, Node]] = [
        (part.sighting, first_position(component, as_of_seconds=as_of_seconds))
        for part, component in technology_parts(layout)
    ]
    summed = Step(
        name="sighted_technologies",
        comment="Which of the named products is in use; one row per account with any technology.",
        columns=(("account_key", Column("account_key")), *positions),
        source=read.name,
        where=Either((IsNull(first_seen), Pair(first_seen, "<=", Number(as_of_seconds)))),
        grouped_by=(Column("account_key"),),
    )
    return [read, summed]


def _read_if_there(technologies: BoundTable, column: str) -> Node:
    if column in technologies.columns:
        return _read(technologies, column, "date")
    return Cast(Null(), "DOUBLE")


def aged(layout: Layout, source: str, as_of_seconds: float) -> Step | None:
    """Give the age of every date whose age counts, in days."""
    columns: list[tuple[str, Node]] = []
    for column, name in layout.ages.items():
        seconds = Column(layout.reads[ColumnUse(column, "date")])
        age_seconds = Pair(Number(as_of_seconds), "-", seconds)
        columns.append((name, Pair(age_seconds, "/", Number(SECONDS_A_DAY))))
    if not columns:
        return None
    return Step(
        name="aged_accounts",
        comment="The days from each date to the as-of moment.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )


def valued(card: Scorecard, layout: Layout, *, source: str, joined: str | None) -> Step:
    """Give every component its value, and tell which profiles fit and which gates close."""

    def column(name: str, use: Use) -> Node:
        return Column(layout.reads[ColumnUse(name, use)])

    columns: list[tuple[str, Node]] = []
    for dimension in layout.dimensions:
        for profile in dimension.profiles:
            if profile.profile.where is not None:
                columns.append((profile.fits, condition_term(profile.profile.where, column)))
    for gate, name in zip(card.gates, layout.gates, strict=True):
        closed = condition_term(gate.when, column)
        columns.append((name, Case(((closed, Truth(True)),), Truth(False))))
    if joined:
        columns += [(part.sighting, Column(part.sighting)) for part, _ in technology_parts(layout)]
    for part in layout.components():
        # Without a technologies table nothing is known of any account's technologies.
        sighting: Node = Column(part.sighting) if joined else Cast(Null(), "DOUBLE")
        reader = Reader(column, sighting, lambda name: Column(layout.ages[name]))
        columns.append((part.known, known_value(part.component, reader)))
    return Step(
        name="valued_accounts",
        comment="The value of every component; null where the fact is unknown.",
        columns=tuple(columns),
        source=source,
        keeps=True,
        joined=joined,
    )


def filled(layout: Layout, source: str) -> Step | None:
    """Give components with an unknown fact the value that their `missing` states."""
    columns: list[tuple[str, Node]] = []
    for part in layout.components():
        missing = part.component.value_if_missing
        if missing is not None:
            columns.append((part.value, Call("COALESCE", (Column(part.known), Number(missing)))))
    if not columns:
        return None
    return Step(
        name="filled_accounts",
        comment="Unknown facts get the value that the component states for them.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )

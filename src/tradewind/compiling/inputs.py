"""The first steps: read the bound columns, sum up the sightings, give every component a value."""

from collections.abc import Mapping

from tradewind.compiling.components import known_value
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.conditions import condition_term
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    Call,
    Case,
    Cast,
    Column,
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
from tradewind.compiling.summing import Summed
from tradewind.compiling.totals import first_half
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Scorecard, Scores
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import Use
from tradewind.scorecard.facts import SECONDS_A_DAY


def bound(accounts: BoundTable, layout: Layout) -> Step:
    """Read the accounts (or people) under our names, each column as it is used."""
    key = _read(accounts, layout.key, "text")
    columns: list[tuple[str, Node]] = [("account_id", key)]
    for label in layout.labels:
        is_there = label in accounts.columns
        term = _read(accounts, label, "text") if is_there else Cast(Null(), "VARCHAR")
        columns.append((label, term))
    for use, name in layout.reads.items():
        columns.append((name, _read(accounts, use.column, use.use)))
    return Step(
        name="bound_accounts",
        comment=_COMMENTS[layout.scores],
        columns=tuple(columns),
        source=accounts.relation,
        where=Opposite(IsNull(key)),
    )


_COMMENTS: Mapping[Scores, str] = {
    "accounts": "Accounts under our names, columns read as they are used; one row per account.",
    "people": "People as what is scored, their id as account_id; from here on the steps are those "
    "of accounts.",
}


def _read(table: BoundTable, column: str, use: Use) -> Node:
    return read_as(table.columns[column], use, table.dates)


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


def valued(card: Scorecard, layout: Layout, sums: Summed, source: str) -> Step:
    """Give every component its value, and tell which profiles fit and which gates close."""

    def column(name: str, use: Use) -> Node:
        return Column(layout.reads[ColumnUse(name, use)])

    columns: list[tuple[str, Node]] = []
    for dimension in layout.dimensions:
        for profile in dimension.profiles:
            if profile.profile.where is not None:
                columns.append((profile.fits, condition_term(profile.profile.where, column)))
    for gate, name in zip(card.gates, layout.gates, strict=True):
        if gate.when is not None:
            closed = condition_term(gate.when, column)
            named = name if gate.when_scores is None else first_half(name)
            columns.append((named, Case(((closed, Truth(True)),), Truth(False))))
    columns += (*sums.columns.items(), *sums.counts.items())
    for part in layout.components():
        reader = Reader(
            column=column,
            measure=lambda ending, part=part: sums.term_of(part.measured(ending)),  # type: ignore[misc]
            has_rows=part.stem in sums.stems,
            age_days=lambda name: Column(layout.ages[name]),
        )
        columns.append((part.known, known_value(part.component, reader)))
    return Step(
        name="valued_accounts",
        comment="The value of every component; null where the fact is unknown.",
        columns=tuple(columns),
        source=source,
        keeps=True,
        joins=tuple(sums.joins),
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

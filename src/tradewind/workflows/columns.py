"""List the columns of the accounts, or of the people, which scorecards may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.reading import USUAL_USES, read_as
from tradewind.compiling.write import expression, identifier
from tradewind.problems import InvalidInput, Problem
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import CANONICAL_TABLES, CanonicalTable, Kind
from tradewind.workflows.checks.people import NO_PEOPLE
from tradewind.workflows.projects.opening import OpenProject, opened


@dataclass(frozen=True, slots=True)
class AccountColumn:
    """One column of the accounts, or of the people, as scorecards name it.

    Attributes:
        name: Its name.
        kind: What its values are read as: the canonical kind of our own columns; for others what
            the source says. A column of a text format is a number, a date or yes/no where each
            of its values can be read so.
        known: Accounts (or people) of which it is known; what cannot be read as `kind` is not.
        source: The column or expression of the source it is read from.
        meaning: What it means, for our own columns; empty for others.
    """

    name: str
    kind: Kind
    known: int
    source: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ColumnsResult:
    """The columns of the accounts, or of the people.

    Attributes:
        rows: Rows of the table.
        columns: Its columns, ours first, otherwise in the order of the source.
    """

    rows: int
    columns: tuple[AccountColumn, ...]


def columns(project: str | Path = ".", *, people: bool = False) -> ColumnsResult:
    """List the columns of the accounts or of the people, with of how many each is known.

    Args:
        project: The project's folder.
        people: Whether the columns of people are wanted; what their titles tell is among them.

    Raises:
        InvalidInput: tradewind.yaml has problems, the accounts cannot be read, or no people are
            bound and theirs are wanted.
        OutsideWorldFailed: A source cannot be reached.
    """
    tables = ("accounts", "people") if people else ("accounts",)
    with opened(Path(project), tables=tables) as in_sight:
        table = in_sight.bound.people if people else in_sight.bound.accounts
        if table is None:
            raise InvalidInput([_no_people(in_sight)])
        ours = CANONICAL_TABLES[table.table]
        found = sorted(table.columns.values(), key=lambda one: not ours.column(one.name))
        readings = [(column, kind) for column in found for kind in _kinds(column, ours)]
        terms = ", ".join(f"COUNT({_term(table, *reading)})" for reading in readings)
        ((rows, *known),) = in_sight.engine.rows(
            f"SELECT COUNT(*), {terms} FROM {identifier(table.relation)}"
        )
    counted = zip(readings, known, strict=True)
    counts = {(column.name, kind): int(count) for (column, kind), count in counted}
    return ColumnsResult(rows, tuple(_described(column, ours, counts) for column in found))


def _no_people(project: OpenProject) -> Problem:
    return Problem(
        NO_PEOPLE,
        project.file.places.at("tables"),
        "tradewind.yaml binds no people.",
        "Add `people:` with its `source:` below `tables:`.",
    )


def _kinds(column: BoundColumn, of: CanonicalTable) -> tuple[Kind, ...]:
    """Give the kinds that its values may be of, the first of which is beyond doubt."""
    ours = of.column(column.name)
    if ours:
        return (ours.kind,)
    if column.kind is Kind.TEXT:
        return Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.YES_NO
    return (column.kind,)


def _term(table: BoundTable, column: BoundColumn, kind: Kind) -> str:
    """Give the term that is null where the column is unknown."""
    if kind is Kind.OTHER:
        return column.sql
    return expression(read_as(column, USUAL_USES[kind], table.dates))


def _described(
    column: BoundColumn, of: CanonicalTable, counts: Mapping[tuple[str, Kind], int]
) -> AccountColumn:
    first, *closer = _kinds(column, of)
    known = counts[column.name, first]
    fitting = (kind for kind in closer if known and counts[column.name, kind] == known)
    ours = of.column(column.name)
    meaning = ours.meaning if ours else ""
    return AccountColumn(column.name, next(fitting, first), known, column.source, meaning)

"""List the columns of the accounts, which scorecards may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.reading import USUAL_USES, read_as
from tradewind.compiling.write import expression, identifier
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import ACCOUNTS, Kind
from tradewind.workflows.opening import opened


@dataclass(frozen=True, slots=True)
class AccountColumn:
    """One column of the accounts, as scorecards name it.

    Attributes:
        name: Its name.
        kind: What its values are read as: the canonical kind of our own columns; for others what
            the source says. A column of a text format is a number, a date or yes/no where each
            of its values can be read so.
        known: Accounts of which it is known; what cannot be read as `kind` is not.
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
    """The columns of the accounts.

    Attributes:
        rows: Rows of the accounts table.
        columns: Its columns, ours first, otherwise in the order of the source.
    """

    rows: int
    columns: tuple[AccountColumn, ...]


def columns(project: str | Path = ".") -> ColumnsResult:
    """List the columns of the accounts, with how many accounts each is known of.

    Args:
        project: The project's folder.

    Raises:
        InvalidInput: tradewind.yaml has problems, or the accounts cannot be read.
        OutsideWorldFailed: A source cannot be reached.
    """
    with opened(Path(project), tables=("accounts",)) as in_sight:
        accounts = in_sight.bound.accounts
        found = sorted(accounts.columns.values(), key=lambda one: not ACCOUNTS.column(one.name))
        readings = [(column, kind) for column in found for kind in _kinds(column)]
        terms = ", ".join(f"COUNT({_term(accounts, *reading)})" for reading in readings)
        ((rows, *known),) = in_sight.engine.rows(
            f"SELECT COUNT(*), {terms} FROM {identifier(accounts.relation)}"
        )
    counted = zip(readings, known, strict=True)
    counts = {(column.name, kind): int(count) for (column, kind), count in counted}
    return ColumnsResult(rows, tuple(_described(column, counts) for column in found))


def _kinds(column: BoundColumn) -> tuple[Kind, ...]:
    """Give the kinds that its values may be of, the first of which is beyond doubt."""
    ours = ACCOUNTS.column(column.name)
    if ours:
        return (ours.kind,)
    if column.kind is Kind.TEXT:
        return Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.YES_NO
    return (column.kind,)


def _term(accounts: BoundTable, column: BoundColumn, kind: Kind) -> str:
    """Give the term that is null where the column is unknown."""
    if kind is Kind.OTHER:
        return column.sql
    return expression(read_as(column, USUAL_USES[kind], accounts.dates))


def _described(column: BoundColumn, counts: Mapping[tuple[str, Kind], int]) -> AccountColumn:
    first, *closer = _kinds(column)
    known = counts[column.name, first]
    fitting = (kind for kind in closer if known and counts[column.name, kind] == known)
    ours = ACCOUNTS.column(column.name)
    meaning = ours.meaning if ours else ""
    return AccountColumn(column.name, next(fitting, first), known, column.source, meaning)

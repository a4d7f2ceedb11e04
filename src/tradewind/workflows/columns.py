"""List the columns of the accounts, which scorecards may read."""

from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression, identifier
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import ACCOUNTS, Kind
from tradewind.scorecard.components.interface import Use
from tradewind.workflows.opening import opened

_USES: dict[Kind, Use] = {
    Kind.TEXT: "text",
    Kind.NUMBER: "number",
    Kind.DATE: "date",
    Kind.YES_NO: "yes_no",
}


@dataclass(frozen=True, slots=True)
class AccountColumn:
    """One column of the accounts, as scorecards name it.

    Attributes:
        name: Its name.
        kind: What its values are read as: the canonical kind of our own columns; for others what
            the source says, where every column of a text format is text.
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
        columns: Its columns, in the order of the source, ours first.
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
        bound = sorted(accounts.columns.values(), key=lambda column: not ACCOUNTS.column(column.name))
        terms = ", ".join(f"COUNT({_term(accounts, column)})" for column in bound)
        ((rows, *known),) = in_sight.engine.rows(
            f"SELECT COUNT(*), {terms} FROM {identifier(accounts.relation)}"
        )
    found = zip(bound, known, strict=True)
    return ColumnsResult(rows, tuple(_described(column, int(count)) for column, count in found))


def _kind(column: BoundColumn) -> Kind:
    ours = ACCOUNTS.column(column.name)
    return ours.kind if ours else column.kind


def _term(accounts: BoundTable, column: BoundColumn) -> str:
    """Give the term that is null where the column is unknown."""
    kind = _kind(column)
    if kind is Kind.OTHER:
        return column.sql
    return expression(read_as(column, _USES[kind], accounts.dates))


def _described(column: BoundColumn, known: int) -> AccountColumn:
    ours = ACCOUNTS.column(column.name)
    meaning = ours.meaning if ours else ""
    return AccountColumn(column.name, _kind(column), known, column.source, meaning)

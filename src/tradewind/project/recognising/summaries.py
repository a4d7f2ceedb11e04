"""What is known of a user's accounts when their first scorecard is written."""

from dataclasses import dataclass

from tradewind.project.canonical import Kind


@dataclass(frozen=True, slots=True)
class ValueCount:
    """One text of a column, or one product.

    Attributes:
        value: The text.
        accounts: Accounts that have it.
        won: Opportunities won with such accounts; None where outcomes are not known.
        closed: Opportunities won or lost with such accounts; None where outcomes are not known.
    """

    value: str
    accounts: int
    won: int | None = None
    closed: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """One column of the accounts table, under the name that a scorecard uses.

    Attributes:
        name: Our column where it is bound, else the source's own.
        kind: What its values look like, whatever the source calls them.
        known_share: Share (0–1) of accounts with a value.
        distinct: Number of different values.
        deciles: For numbers, the eleven values that cut the known ones into tenths, from the
            smallest to the largest; empty for other kinds.
        top: For texts, the most frequent values, the most frequent first.
        yes_share: For yes/no columns, the share (0–1) of yes among the known; else None.
        first: For dates, the earliest, as text; else None.
        last: For dates, the latest, as text; else None.
    """

    name: str
    kind: Kind
    known_share: float
    distinct: int
    deciles: tuple[float, ...] = ()
    top: tuple[ValueCount, ...] = ()
    yes_share: float | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class AccountsSummary:
    """All accounts.

    Attributes:
        row_count: Number of accounts.
        columns: Bound and unbound columns.
        products: The most frequent products of the technologies table, the most frequent first.
        won: Opportunities won with any account; None where outcomes are not known.
        closed: Opportunities won or lost with any account; None where outcomes are not known.
    """

    row_count: int
    columns: tuple[ColumnSummary, ...]
    products: tuple[ValueCount, ...] = ()
    won: int | None = None
    closed: int | None = None

    def column(self, name: str) -> ColumnSummary | None:
        """Give the column of that name, or None where there is no such column."""
        return next((column for column in self.columns if column.name == name), None)

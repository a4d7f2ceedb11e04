"""The columns of the accounts that a scorecard reads, and the one form in which each is carried."""

from collections.abc import Iterator
from dataclasses import dataclass

from tradewind.compiling.layout import Layout
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.account_columns import OfAccount, asked_of_account
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import Use

_KINDS: dict[Use, Kind] = {
    "number": Kind.NUMBER,
    "text": Kind.TEXT,
    "date": Kind.DATE,
    "yes_no": Kind.YES_NO,
}


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of the accounts that the scorecard, or one that it uses, reads.

    Attributes:
        name: The column's name.
        uses: As what it is read; it is unknown where one of these readings is.
        carried: The reading from which all others follow: the only one, or its text.
    """

    name: str
    uses: tuple[Use, ...]
    carried: Use

    @property
    def is_ordered(self) -> bool:
        """Whether its values have an order, as numbers and dates do."""
        return self.ordered_by in ("number", "date")

    @property
    def ordered_by(self) -> Use:
        """The reading by which its values are sorted."""
        return next((use for use in self.uses if use in ("number", "date")), self.carried)

    def read(self, layout: Layout, use: Use) -> str:
        """Give the name of the statement's column that holds a reading of it."""
        return layout.reads[ColumnUse(self.name, use)]

    def bound(self, sql: str, table: BoundTable) -> BoundColumn:
        """Bind it to a term that gives the carried reading.

        Args:
            sql: The term; a date as seconds since 1970.
            table: The accounts as the project binds them.
        """
        own = table.columns[self.name]
        kind = _KINDS[self.carried]
        if kind is Kind.DATE:
            sql = timestamp(sql)
        # Texts of a source keep its way of writing dates; those made of dates are ISO 8601.
        dates = own.dates or table.dates if own.kind is Kind.TEXT else "iso"
        return BoundColumn(self.name, sql, kind, own.source, dates, is_tidy=kind is Kind.TEXT)


def timestamp(seconds: str) -> str:
    """Write the term of the moment so many seconds after 1970, to the microsecond."""
    return f"make_timestamp(CAST(ROUND(1e6 * {seconds}) AS BIGINT))"


def read_columns(card: Scorecard, accounts: BoundTable) -> tuple[ReadColumn, ...]:
    """Find the columns of the accounts that scoring reads, in the order of the scorecard.

    Args:
        card: A scorecard of accounts.
        accounts: The accounts; what an earlier account history alone has is left out.
    """
    uses: dict[str, dict[Use, None]] = {}
    for use in _asked(card):
        if use.column in accounts.columns:
            uses.setdefault(use.column, {})[use.use] = None
    return tuple(
        ReadColumn(name, tuple(found), next(iter(found)) if len(found) == 1 else "text")
        for name, found in uses.items()
    )


def carried_uses(columns: tuple[ReadColumn, ...]) -> tuple[ColumnUse, ...]:
    """Give all readings that are to be published beside the scores."""
    return tuple(
        ColumnUse(one.name, use)
        for one in columns
        for use in dict.fromkeys((*one.uses, one.carried))
    )


def _asked(card: Scorecard) -> Iterator[ColumnUse]:
    yield from (use for _, use in card.column_uses())
    for used in (card.scorecards or {}).values():
        for _, use in used.column_uses():
            if used.scores == "accounts":
                yield use
            elif isinstance(asked := asked_of_account(use.column), OfAccount):
                yield ColumnUse(asked.column, use.use)

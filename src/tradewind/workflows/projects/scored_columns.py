"""The columns that a scorecard may name: those of the accounts, or of people and their accounts."""

from collections.abc import Mapping

from tradewind.compiling.rooting import of_account
from tradewind.compiling.titles import with_titles
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.account_columns import (
    OfAccount,
    ScoreOfAccount,
    TierOfAccount,
    UsesProduct,
    asked_of_account,
)
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.title_words import vocabulary_of

Tables = Mapping[str, BoundTable]


def scored_columns(tables: Tables, card: Scorecard) -> dict[str, BoundColumn]:
    """Give the columns by the names that a scorecard has for them, with where they come from.

    Args:
        tables: The bound tables by canonical name; the accounts, or the people, may be missing.
        card: The scorecard. Of scores, tiers and products of accounts only those are given that
            it asks for, as their number has no end.
    """
    accounts = tables.get("accounts")
    if card.scores == "accounts":
        return dict(accounts.columns) if accounts else {}
    people = people_of(tables, card)
    columns = dict(people.columns) if people else {}
    if accounts is not None:
        told = (of_account(column, accounts) for column in accounts.columns.values())
        columns |= {column.name: column for column in told}
    for _, use in card.column_uses():
        asked = asked_of_account(use.column)
        if isinstance(asked, ScoreOfAccount | TierOfAccount):
            kind = Kind.NUMBER if isinstance(asked, ScoreOfAccount) else Kind.TEXT
            columns[use.column] = BoundColumn(use.column, "", kind, f"scorecard {asked.scorecard}")
        elif isinstance(asked, UsesProduct):
            source = _source(tables.get("technologies"), "product")
            columns[use.column] = BoundColumn(use.column, "", Kind.YES_NO, source)
    return columns


def people_of(tables: Tables, card: Scorecard) -> BoundTable | None:
    """Give the people with what a scorecard reads in their titles; None where none are bound."""
    people = tables.get("people")
    return with_titles(people, vocabulary_of(card.titles)) if people else None


def read_from(card: Scorecard, column: str) -> tuple[str, str] | None:
    """Give the table and the column that a name means; None for what is in no table.

    Args:
        card: The scorecard.
        column: The name.
    """
    asked = asked_of_account(column) if card.scores == "people" else OfAccount(column)
    match asked:
        case None:
            return "people", column
        case OfAccount(name):
            return "accounts", name
    return None


def _source(table: BoundTable | None, column: str) -> str:
    return table.columns[column].source if table and column in table.columns else ""

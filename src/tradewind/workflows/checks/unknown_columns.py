"""A scorecard may read only columns that are there, and technologies only if they are bound."""

from collections.abc import Iterator

from tradewind.problems import Path, Problem
from tradewind.project.expressions.columns import nearest_to
from tradewind.scorecard.account_columns import UsesProduct, asked_of_account
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.scored_columns import read_from, scored_columns

UNKNOWN_COLUMN = "TW232"
"""A scorecard reads a column that the accounts (or people) table does not have."""
NO_TECHNOLOGIES = "TW233"
"""A scorecard asks for technologies, but no technologies table is bound."""


def unknown_columns(data: DataInSight) -> Iterator[Problem]:
    """Find columns that the accounts table, or that of people, does not have."""
    if data.scorecard is None:
        return
    card = data.scorecard.card
    columns = scored_columns(data.tables, card)
    for path, use in card.column_uses():
        if use.column in columns or path[-1] == "hierarchy":  # which has a check of its own
            continue
        near = nearest_to(use.column, columns)
        table, _ = read_from(card, use.column) or ("accounts", "")
        yield Problem(
            code=UNKNOWN_COLUMN,
            place=data.scorecard.places.at(*path),
            what=f'"{use.column}" is not a column of the {table} table.',
            fix=f'Write "{near}".' if near else f"Write one of {', '.join(sorted(columns)[:12])}.",
        )


def unbound_technologies(data: DataInSight) -> Iterator[Problem]:
    """Find technology components where no technologies table is bound."""
    if data.scorecard is None or "technologies" in data.tables:
        return
    card = data.scorecard.card
    asking: list[tuple[Path, str]] = [
        (placed.path, placed.component.name)
        for placed in card.placed()
        if isinstance(placed.component, ProductsComponent)
    ]
    for path, use in card.column_uses() if card.scores == "people" else ():
        if isinstance(asked_of_account(use.column), UsesProduct):
            asking.append((path, use.column))
    for path, name in asking:
        yield Problem(
            code=NO_TECHNOLOGIES,
            place=data.scorecard.places.at(*path),
            what=f'"{name}" asks for technologies, but no table has them: it is unknown for every '
            "account.",
            fix="Bind a technologies table in tradewind.yaml, or take the component out.",
            severity="warning",
        )

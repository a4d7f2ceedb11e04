"""A scorecard may read only columns that are there, and technologies only if they are bound."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import Path, Problem
from tradewind.project.expressions.columns import nearest_to
from tradewind.scorecard.account_columns import FUNCTIONS, PREFIX, UsesProduct, asked_of_account
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.scored_columns import read_from, scored_columns

UNKNOWN_COLUMN = "TW232"
"""A scorecard reads a column that the accounts (or people) table does not have."""
NO_TECHNOLOGIES = "TW233"
"""A scorecard asks for technologies, but no technologies table is bound."""
_CALL = re.compile(r"account\.(\w+)\(\s*(.*?)\s*\)", re.DOTALL)


def unknown_columns(data: DataInSight) -> Iterator[Problem]:
    """Find columns that the accounts table, or that of people, does not have."""
    if data.scorecard is None:
        return
    card = data.scorecard.card
    columns = scored_columns(data.tables, card)
    for path, use in card.column_uses():
        if use.column in columns or path[-1] == "hierarchy":  # which has a check of its own
            continue
        near = _function_meant(use.column) or nearest_to(use.column, columns)
        table, _ = read_from(card, use.column) or ("accounts", "")
        yield Problem(
            code=UNKNOWN_COLUMN,
            place=data.scorecard.places.at(*path),
            what=f'"{use.column}" is not a column of the {table} table.',
            fix=f'Write "{near}".' if near else f"Write one of {', '.join(sorted(columns)[:12])}.",
        )


def _function_meant(column: str) -> str | None:
    """Give what asks an account with the name of its function mended; None where none is near.

    The function's name is compared alone: what stands in the brackets is long, and often alike.
    """
    parts = _CALL.fullmatch(column)
    near = get_close_matches(parts[1], FUNCTIONS, n=1) if parts else []
    return f"{PREFIX}{near[0]}({parts[2]})" if parts and near else None


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

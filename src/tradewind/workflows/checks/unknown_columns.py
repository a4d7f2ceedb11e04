"""A scorecard may read only columns that the accounts have, and technologies only if bound."""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.project.expressions.columns import nearest_to
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.workflows.checks.interface import DataInSight

UNKNOWN_COLUMN = "TW232"
"""A scorecard reads a column that the accounts table does not have."""
NO_TECHNOLOGIES = "TW233"
"""A scorecard asks for technologies, but no technologies table is bound."""


def unknown_columns(data: DataInSight) -> Iterator[Problem]:
    """Find columns that the accounts table does not have."""
    if data.scorecard is None:
        return
    columns = data.accounts.columns
    for path, use in data.scorecard.card.column_uses():
        if use.column in columns:
            continue
        near = nearest_to(use.column, columns)
        yield Problem(
            code=UNKNOWN_COLUMN,
            place=data.scorecard.places.at(*path),
            what=f'"{use.column}" is not a column of the accounts table.',
            fix=f'Write "{near}".' if near else f"Write one of {', '.join(sorted(columns)[:12])}.",
        )


def unbound_technologies(data: DataInSight) -> Iterator[Problem]:
    """Find technology components where no technologies table is bound."""
    if data.scorecard is None or "technologies" in data.tables:
        return
    for placed in data.scorecard.card.placed():
        if isinstance(placed.component, ProductsComponent):
            yield Problem(
                code=NO_TECHNOLOGIES,
                place=data.scorecard.places.at(*placed.path),
                what=f'"{placed.component.name}" asks for technologies, but no table has them: '
                "it is unknown for every account.",
                fix="Bind a technologies table in tradewind.yaml, or take the component out.",
                severity="warning",
            )

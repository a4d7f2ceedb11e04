"""A table that fits the terminal: columns of least worth go, together, where there is no room."""

from collections.abc import Sequence

from rich.table import Table as Grid

from tradewind.cli.rendering.ranking import ESSENTIAL, Column, Row

LEAST_OF_A_TEXT = 16
"""Columns of the terminal that a text keeps before it is cut further."""
_GAP = 2


def fitted_table(
    columns: Sequence[Column], rows: Sequence[Row], *, width: int
) -> tuple[Grid, list[str]]:
    """Lay out rows.

    Args:
        columns: The columns in their order.
        rows: The rows.
        width: Columns of the terminal.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    widths = {column.title: column.width(rows) for column in columns}
    kept = list(columns)
    for worth in sorted({column.worth for column in columns if column.worth < ESSENTIAL}):
        if _excess(kept, widths, width) > 0:
            kept = [column for column in kept if column.worth != worth]
    # The widest texts give way first: a name cut short is still known, a number is not.
    for column in sorted(kept, key=lambda column: -widths[column.title]):
        excess = _excess(kept, widths, width)
        if excess > 0 and column.justify == "left":
            size = widths[column.title]
            widths[column.title] = max(size - excess, min(size, LEAST_OF_A_TEXT))
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    for column in kept:
        size = widths[column.title]
        grid.add_column(column.title, justify=column.justify, width=size, no_wrap=True)
    for row in rows:
        grid.add_row(*(column.cell(row) for column in kept))
    return grid, [column.title for column in columns if column not in kept]


def _excess(kept: Sequence[Column], widths: dict[str, int], width: int) -> int:
    """Give by how many columns of the terminal the table is too wide."""
    return sum(widths[column.title] + _GAP for column in kept) - _GAP - width

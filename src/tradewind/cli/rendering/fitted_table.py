"""A table that fits the terminal: columns of least worth go, together, where there is no room."""

from collections.abc import Sequence

from rich.table import Table as Grid

from tradewind.cli.rendering.ranking import ESSENTIAL, Column, Row

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
        if sum(widths[one.title] + _GAP for one in kept) - _GAP > width:
            kept = [column for column in kept if column.worth != worth]
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    for column in kept:
        grid.add_column(column.title, justify=column.justify, max_width=column.most, no_wrap=True)
    for row in rows:
        grid.add_row(*(column.cell(row) for column in kept))
    return grid, [column.title for column in columns if column not in kept]

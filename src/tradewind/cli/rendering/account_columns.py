"""The columns of accounts, or of people, as a table to read and as one for other programs."""

from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.terminal import visible
from tradewind.workflows.columns import ColumnsResult

if TYPE_CHECKING:
    import pyarrow as pa


def columns_view(result: ColumnsResult) -> Grid:
    """Lay out the columns, with the share of accounts (or people) each is known of."""
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column("column", overflow="fold")
    grid.add_column("kind", no_wrap=True)
    grid.add_column("known", justify="right", no_wrap=True)
    grid.add_column("read from", overflow="fold", style="dim")
    for column in result.columns:
        share = f"{int(100 * column.known / result.rows)}%" if result.rows else ""
        kind = column.kind.value.replace("_", "/")
        grid.add_row(
            Text(visible(column.name)), Text(kind), Text(share), Text(visible(column.source))
        )
    return grid


def columns_table(result: ColumnsResult) -> "pa.Table":
    """Give one row per column: name, kind, known and rows, source, meaning."""
    import pyarrow as pa

    return pa.table(
        {
            "name": [column.name for column in result.columns],
            "kind": [column.kind.value for column in result.columns],
            "known": [column.known for column in result.columns],
            "rows": [result.rows for _ in result.columns],
            "source": [column.source for column in result.columns],
            "meaning": [column.meaning for column in result.columns],
        }
    )

"""Print a table as wide as the terminal, and beside it what it has no room for."""

from collections.abc import Sequence

from rich.console import Console

from tradewind.cli.rendering.fitted_table import fitted_table
from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.terminal import tell


def print_table(columns: Sequence[Column], rows: Sequence[Row], *, on: Console) -> None:
    """Print rows on a terminal; columns for which it has no room are named."""
    grid, left_out = fitted_table(columns, rows, width=on.width)
    on.print(grid)
    tell(*no_room(left_out))

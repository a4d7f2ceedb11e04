"""What is said where a terminal has no room for all columns of a table."""

from collections.abc import Iterator, Sequence

from rich.text import Text


def no_room(left_out: Sequence[str]) -> Iterator[Text]:
    """Say which columns a table had no room for, where there are any."""
    if left_out:
        yield Text(f"No room in this terminal for: {', '.join(left_out)}.", style="dim")

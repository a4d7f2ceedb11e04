"""A statement with colours, for a terminal."""

from rich.syntax import Syntax
from rich.text import Text


def highlighted(statement: str) -> Text:
    """Give the statement with the colours of its words; its text is the same."""
    return Syntax("", "sql", theme="ansi_dark", background_color="default").highlight(statement)

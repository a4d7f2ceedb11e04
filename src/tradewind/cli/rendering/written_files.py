"""What is said of a file that a command wrote."""

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text


def file_texts(output: Path | None, made_harmless: int) -> Iterator[Text]:
    """Say where a file went, and what in it was kept from running.

    Args:
        output: The file; None where none was written.
        made_harmless: Texts of it that a spreadsheet would have run as a formula.
    """
    if output is not None:
        yield Text(f"Written to {output}.")
    if made_harmless:
        yield Text(harmless_words(made_harmless), style="yellow")


def harmless_words(count: int) -> str:
    """Say how many texts were kept from being run by a spreadsheet."""
    are = "1 text starts" if count == 1 else f"{count:,} texts start"
    return f"{are} like a formula and will stay text in a spreadsheet."

"""What every chart of the report gives: a drawing, what it says, and its numbers."""

import re
from dataclasses import dataclass

_UNDRAWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers as text; the first column names the row.

    Attributes:
        title: What the table shows.
        columns: The headings.
        rows: One text per column; all as long as `columns`.
        note: What must be known to read it; empty where nothing must.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def in_words(self) -> str:
        """Tell all numbers in words, for those who do not see the drawing."""
        return " ".join(
            f"{row[0]}: "
            + ", ".join(
                f"{name} {value}" for name, value in zip(self.columns[1:], row[1:], strict=True)
            )
            + "."
            for row in self.rows
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    Attributes:
        key: Its name in the page, of letters and hyphens; no two charts share one.
        title: What is drawn.
        caption: What it shows, in a sentence.
        svg: The drawing; it holds `title` and the numbers in words.
        table: The numbers that are drawn.
    """

    key: str
    title: str
    caption: str
    svg: str
    table: Table


def label(name: str, *, most: int = 30) -> str:
    r"""Make a name fit for a drawing: on one line, and cut where it is too long.

    Examples:
        >>> label("mid-market\nsoftware"), label("abcdefgh", most=5)
        ('mid-market software', 'abcd…')
    """
    one_line = drawable(name)
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"


def drawable(text: str) -> str:
    r"""Put a text on one line, without what no drawing can hold.

    Examples:
        >>> drawable("a\x00 b\u202ec")
        'a b c'
    """
    return " ".join(_UNDRAWABLE.sub(" ", text).split())

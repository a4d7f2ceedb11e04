"""A curve that falls with age, drawn with the signs that the terminal has.

Rich and a few lines do it. A plotting library would bring its own colours, sizes and checks of
the terminal, to be kept in step with ours, for one filled curve.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

ROWS = 8
MOST_COLUMNS = 100
"""A wider curve is no easier to read."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a chart is drawn with.

    Attributes:
        rising: Fillings of one cell from its bottom, from empty to full.
        hanging: Fillings of one cell from its top, from empty to full.
        axis: The line beside the curve.
        base: The line at 0.
        corner: Where the two lines meet.
    """

    rising: str
    hanging: str
    axis: str
    base: str
    corner: str


BLOCKS = Signs(" ▁▂▃▄▅▆▇█", " ▀█", "│", "─", "┼")
PLAIN = Signs(" .:#", " ':#", "|", "-", "+")


@dataclass(frozen=True, slots=True)
class Scale:
    """What stands beside and below a curve.

    Attributes:
        top: The text of a share of 1.
        middle: The text of a share of one half.
        bottom: The text of a share of 0.
        days: The last age.
        ticks: Ages that are named below the curve.
        hangs: Whether what is left counts against the account, so that the curve hangs from 0.
    """

    top: str
    middle: str
    bottom: str
    days: int
    ticks: Sequence[int]
    hangs: bool = False


def signs_for(terminal: Console) -> Signs:
    """Give blocks where the terminal has them, plain signs elsewhere."""
    try:
        (BLOCKS.rising + BLOCKS.hanging).encode(terminal.encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return PLAIN if terminal.is_dumb_terminal else BLOCKS


def chart(share_at: Callable[[float], float], scale: Scale, *, width: int, signs: Signs) -> Text:
    """Draw a curve over the days of a scale.

    Args:
        share_at: Gives the share (0–1) that is left at an age in days.
        scale: What stands beside and below it.
        width: Columns of the terminal.
        signs: What it is drawn with.
    """
    margin = max(map(len, (scale.top, scale.middle, scale.bottom))) + 1
    columns = min(width - margin - 1, MOST_COLUMNS)
    shares = [share_at(scale.days * column / (columns - 1)) for column in range(columns)]
    labels = {ROWS - 1: scale.top, ROWS // 2 - 1: scale.middle}
    base = Text(f"{scale.bottom:>{margin - 1}} {signs.corner}{signs.base * columns}", "dim")
    fillings = signs.hanging if scale.hangs else signs.rising
    rows = [
        Text.assemble(
            (f"{labels.get(row, ''):>{margin - 1}} {signs.axis}", "dim"),
            (_filled(shares, row, fillings), "cyan"),
        )
        for row in range(ROWS)
    ]
    drawn = [base, *rows] if scale.hangs else [*reversed(rows), base]
    return Text("\n").join([*drawn, Text(" " * (margin + 1) + _ticks(scale, columns), "dim")])


def _filled(shares: Sequence[float], row: int, fillings: str) -> str:
    """Give one row of cells, the row at 0 first; a share is rounded to the nearest filling."""
    full = len(fillings) - 1
    levels = (int(share * ROWS * full + 0.5) - row * full for share in shares)
    return "".join(fillings[max(0, min(full, level))] for level in levels).rstrip(" ")


def _ticks(scale: Scale, columns: int) -> str:
    """Name days below the curve; the last one always, others where there is room."""
    last = f"{scale.days} {'day' if scale.days == 1 else 'days'}"
    line, end = "", columns - len(last) - 1
    for day in scale.ticks:
        middle = round(day / scale.days * (columns - 1))
        start = max(0, middle - len(str(day)) // 2)
        if day < scale.days and start + len(str(day)) <= end and (start > len(line) or not line):
            line = line.ljust(start) + str(day)
    return line.ljust(columns - len(last)) + last

"""A share as a bar on which its interval is drawn, with the signs that the terminal has."""

from dataclasses import dataclass
from math import ceil

from rich.console import Console
from rich.text import Text

from tradewind.measuring.estimates import Estimate


@dataclass(frozen=True, slots=True)
class BarSigns:
    """What a bar is drawn with.

    Attributes:
        sure: A cell below the interval.
        unsure: A cell within it.
        mark: The cell in which the number itself lies.
    """

    sure: str
    unsure: str
    mark: str


BLOCKS = BarSigns("█", "▒", "┃")
PLAIN = BarSigns("#", "-", "|")


def bar_signs(terminal: Console) -> BarSigns:
    """Give blocks where the terminal has them, plain signs elsewhere."""
    try:
        (BLOCKS.sure + BLOCKS.unsure + BLOCKS.mark).encode(terminal.encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return PLAIN if terminal.is_dumb_terminal else BLOCKS


def interval_bar(
    found: Estimate | None, *, most: float, width: int, signs: BarSigns, style: str = "default"
) -> Text:
    """Draw a number from 0 on, solid up to the lower end of its interval.

    Args:
        found: The number; nothing is drawn where there is none.
        most: What the full width stands for.
        width: Cells of the bar.
        signs: What it is drawn with.
        style: Colour of it.

    Examples:
        >>> interval_bar(Estimate(0.5, 0.25, 0.75, 9), most=1, width=8, signs=PLAIN).plain
        '##--|-'
        >>> interval_bar(Estimate(0.5, None, None, 9), most=1, width=8, signs=PLAIN).plain
        '####|'
    """
    if found is None or most <= 0:
        return Text()
    low = found.value if found.low is None else found.low
    high = found.value if found.high is None else found.high
    mark = min(int(width * found.value / most), width - 1)
    start = min(int(width * low / most), mark)
    end = min(max(ceil(width * high / most), mark + 1), width)
    bar = Text(signs.sure * start, style)
    bar.append(signs.unsure * (mark - start), f"dim {style}")
    bar.append(signs.mark, f"bold {style}")
    return bar.append(signs.unsure * (end - mark - 1), f"dim {style}")

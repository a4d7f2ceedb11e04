"""A row of numbers as one line of signs, higher for larger ones."""

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console

BLOCKS = "▁▂▃▄▅▆▇█"
PLAIN = "_.-:=+*#"
"""For terminals without block signs: eight signs that get darker."""
UNKNOWN = " "


def levels_for(terminal: Console) -> str:
    """Give the signs that the terminal can show, the lowest first."""
    try:
        BLOCKS.encode(terminal.encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return PLAIN if terminal.is_dumb_terminal else BLOCKS


def spark_line(numbers: Sequence[Decimal | None], *, width: int, levels: str = BLOCKS) -> str:
    """Draw numbers from left to right; what is unknown is a gap.

    Where there are more numbers than room, each sign stands for several and shows the last of
    them that is known.

    Args:
        numbers: In their order.
        width: Most signs of the line.
        levels: The signs from low to high.

    Examples:
        >>> spark_line([Decimal(0), None, Decimal(5), Decimal(10)], width=10)
        '▁ ▅█'
        >>> spark_line([Decimal(3), Decimal(3)], width=10, levels="_-")
        '--'
    """
    kept = _thinned(numbers, width)
    known = [number for number in kept if number is not None]
    if not known:
        return UNKNOWN * len(kept)
    low, span = min(known), max(known) - min(known)

    def sign(number: Decimal) -> str:
        share = (number - low) / span if span else Decimal("0.5")
        return levels[min(int(share * len(levels)), len(levels) - 1)]

    return "".join(UNKNOWN if number is None else sign(number) for number in kept)


def _thinned(numbers: Sequence[Decimal | None], width: int) -> Sequence[Decimal | None]:
    if len(numbers) <= width:
        return numbers
    ends = [round((place + 1) * len(numbers) / width) for place in range(width)]
    starts = [0, *ends[:-1]]
    parts = (numbers[start:end] for start, end in zip(starts, ends, strict=True))
    return [next((one for one in part[::-1] if one is not None), None) for part in parts]

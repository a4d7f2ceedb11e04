"""Bands and their first values: edges at round numbers near the quantiles."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from tradewind.project.recognising.headers import words_of

_CUTS = (2, 4, 6, 8)
"""The deciles that part five groups of equal size."""
_WIDE = 4.0
"""From this ratio of the outer cuts on, edges are 1, 2 or 5 times a power of ten."""
_LOWEST, _HIGHEST = 2, 10
_SMALLEST, _LARGEST = 1e-9, 1e15
"""Numbers beyond are no sizes that a person would cut at."""
_RANGE_START = re.compile(r"([0-9][0-9,.]*)\s*([kKmMbB]?)(?![a-zA-Z])")
_SIZES = {
    word: place
    for place, words in enumerate(
        (
            ("nano", "none"),
            ("micro",),
            ("low", "small"),
            ("mid", "medium", "middle", "midmarket"),
            ("high", "large", "big"),
            ("mega", "enterprise"),
        )
    )
    for word in words
}
_FACTORS = {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9}


def band_edges(deciles: Sequence[float]) -> tuple[Decimal, ...]:
    """Give up to four round numbers that part a column into groups of about equal size.

    Args:
        deciles: The eleven values from the smallest to the largest.

    Returns:
        Edges in ascending order, each above the smallest value and at most the largest; none
        where the column does not vary.

    Examples:
        >>> [plain(edge) for edge in band_edges([1, 8, 11, 19, 48, 90, 210, 400, 990, 5e3, 9e4])]
        ['10', '50', '200', '1000']
        >>> [plain(edge) for edge in band_edges([1979, 1983, 1986, *range(1990, 2006, 2)])]
        ['1985', '1990', '1995', '2000']
    """
    if len(deciles) != 11 or not all(abs(number) < _LARGEST for number in deciles):
        return ()
    cuts = [deciles[place] if abs(deciles[place]) > _SMALLEST else 0.0 for place in _CUTS]
    wide = cuts[0] > 0 and cuts[-1] / cuts[0] > _WIDE
    step = None if wide else _step(cuts)
    rounded = [_near_125(cut) if step is None and cut > 0 else _near(cut, step) for cut in cuts]
    low, high = Decimal(repr(deciles[0])), Decimal(repr(deciles[-1]))
    return tuple(edge for edge in sorted(set(rounded)) if low < edge <= high)


def band_ranges(edges: Sequence[Decimal]) -> tuple[str, ...]:
    """Write the ranges between edges as a scorecard does: without a gap, without overlap.

    Examples:
        >>> band_ranges([Decimal(50), Decimal(500)]), band_ranges([Decimal("0.5"), Decimal(2)])
        (('<50', '50..499', '>=500'), ('<0.5', '0.5..<2', '>=2'))
    """
    whole = all(edge == int(edge) for edge in edges)
    between = [
        f"{plain(low)}..{plain(high - 1)}" if whole else f"{plain(low)}..<{plain(high)}"
        for low, high in pairwise(edges)
    ]
    return (f"<{plain(edges[0])}", *between, f">={plain(edges[-1])}")


def rising_values(count: int) -> tuple[int, ...]:
    """Spread values over so many ordered groups, the lowest 2, the highest 10.

    Examples:
        >>> rising_values(5), rising_values(2)
        ((2, 4, 6, 8, 10), (2, 10))
    """
    if count < 2:
        return (_HIGHEST,) * count
    return tuple(
        round(_LOWEST + (_HIGHEST - _LOWEST) * place / (count - 1)) for place in range(count)
    )


def range_start(text: str) -> float | None:
    """Read where a range written as text begins; None where it is no range.

    Examples:
        >>> range_start("$10M-$50M"), range_start("1,000+"), range_start("< 50")
        (10000000.0, 1000.0, 49.0)
    """
    match = _RANGE_START.search(text)
    if match is None:
        return None
    digits = match[1].rstrip(".,").replace(",", "")
    if digits.count(".") > 1:
        return None
    start = float(digits) * _FACTORS[match[2].casefold()]
    return start - 1 if text.lstrip().startswith(("<", "under", "Under", "up to")) else start


def size_rank(text: str) -> int | None:
    """Read a size in words, such as "Mid Cap" or "high", as a rank; None where it is none.

    Examples:
        >>> size_rank("Micro Cap") < size_rank("Small Cap") < size_rank("Mega Cap")
        True
    """
    first = words_of(text)[:1]
    return _SIZES.get(first[0]) if first else None


def plain(number: Decimal) -> str:
    """Write a number without exponent and without needless zeros.

    Examples:
        >>> plain(Decimal("1E+6")), plain(Decimal("0.50"))
        ('1000000', '0.5')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _step(cuts: Sequence[float]) -> Decimal | None:
    """Give 1, 2 or 5 times a power of ten, near the mean distance of the cuts."""
    distance = (cuts[-1] - cuts[0]) / (len(cuts) - 1)
    return _near_125(distance) if distance > _SMALLEST else None


def _near(cut: float, step: Decimal | None) -> Decimal:
    if step is None:
        return Decimal(repr(cut))
    return (Decimal(repr(cut)) / step).to_integral_value() * step


def _near_125(number: float) -> Decimal:
    power = math.floor(math.log10(number))
    options = [Decimal(digit).scaleb(power) for digit in (1, 2, 5, 10)]
    return min(options, key=lambda option: abs(math.log(float(option) / number)))

"""Whether accounts with one value are won more or less often than all."""

import math
from typing import Literal

Verdict = Literal["more", "less", "not told apart"]

Z_99 = 2.5758293035489004
"""Half-width of a 99% interval in standard deviations: strict, as many values are compared."""
FEWEST_CLOSED = 30
"""Below so many closed opportunities no verdict is given."""


def won_share_interval(won: int, closed: int) -> tuple[float, float]:
    """Give the 99% interval (0–1) of a share of won opportunities.

    Examples:
        >>> [round(end, 4) for end in won_share_interval(50, 100)]
        [0.3753, 0.6247]

    Sources:
        E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
        Journal of the American Statistical Association 22 (1927), 209–212.
    """
    share, squared = won / closed, Z_99 * Z_99
    middle = (share + squared / (2 * closed)) / (1 + squared / closed)
    spread = math.sqrt(share * (1 - share) / closed + squared / (4 * closed * closed))
    half = Z_99 * spread / (1 + squared / closed)
    return middle - half, middle + half


def compare(won: int, closed: int, overall_share: float) -> Verdict:
    """Say whether a value is won more or less often than all; thin counts tell nothing apart.

    Examples:
        >>> compare(90, 100, 0.5), compare(10, 100, 0.5), compare(55, 100, 0.5), compare(9, 9, 0.5)
        ('more', 'less', 'not told apart', 'not told apart')
    """
    if closed < FEWEST_CLOSED:
        return "not told apart"
    low, high = won_share_interval(won, closed)
    return "more" if low > overall_share else "less" if high < overall_share else "not told apart"

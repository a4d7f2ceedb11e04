"""Shares as people write them: one way for findings, tables and the page."""

import math

_NEARLY_ALL = 99.9
_MOST_DECIMALS = 6


def share_written(share: float) -> str:
    """Write a share (0–1) as a percentage with one decimal at most; with two digits below 1%.

    Nearly all is not all, and nothing has no sign.

    Examples:
        >>> [share_written(one) for one in (0, 0.00064, 0.0081, 0.1002, 0.8312, 0.99999, 1)]
        ['0%', '0.064%', '0.81%', '10%', '83.1%', '99.9%', '100%']
        >>> share_written(-0.021), share_written(-1e-12)
        ('-2.1%', '0%')
    """
    return f"{_number(share)}%"


def shares_between(low: float, high: float, between: str = "–") -> str:
    """Write two shares as the ends of a span, with the sign of percent once.

    Examples:
        >>> shares_between(0.0881, 0.1137), shares_between(0.101, 0.148, " to ")
        ('8.8–11.4%', '10.1 to 14.8%')
    """
    return f"{_number(low)}{between}{share_written(high)}"


def _number(share: float) -> str:
    percent = 100 * share
    if 99.95 <= percent < 100:
        return f"{_NEARLY_ALL}"
    is_small = 0 < abs(percent) < 1
    decimals = min(1 - math.floor(math.log10(abs(percent))), _MOST_DECIMALS) if is_small else 1
    written = f"{percent:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written

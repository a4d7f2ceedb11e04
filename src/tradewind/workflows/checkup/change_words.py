"""Write shares, changes of shares and stability indices in words."""

from tradewind.measuring.drift import SLIGHT, STRONG, Stability
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.percentages import share_written

_WHOLE_FROM = 0.1
"""From this share on, percentages are written without places."""


def index_words(found: Stability) -> str:
    """Write an index with its limits and with what chance gives."""
    limit = f"{STRONG} is strong" if found.level == "strong" else f"{SLIGHT} is slight"
    return (
        f"stability index {found.index:.2f}, where {limit} and chance alone seldom gives more than "
        f"{found.noise:.2g}"
    )


def percent_words(share: float) -> str:
    """Write a share (0–1) as a percentage; whole from 10% on, where that does not say all.

    Examples:
        >>> [percent_words(one) for one in (0, 0.00001, 0.00123, 0.0543, 0.254, 0.9999, 1)]
        ['0%', '0.001%', '0.12%', '5.4%', '25%', '99.9%', '100%']
    """
    whole = round(share, 2)
    return share_written(whole if share >= _WHOLE_FROM and whole < 1 else share)


def change_words(change: Estimate) -> str:
    """Write a change of a share in percentage points, with its interval; two places below one.

    Examples:
        >>> change_words(Estimate(0.012, -0.003, 0.027, 900))
        '+1.2 points, -0.3 to +2.7'
        >>> change_words(Estimate(-0.0009, -0.0017, -0.0001, 900))
        '-0.09 points, -0.17 to -0.01'
        >>> change_words(Estimate(-1e-9, -0.001, 0.0, 900)), change_words(Estimate(0, 0, 0, 900))
        ('0.00 points, -0.10 to 0.00', 'none')
    """
    places = 1 if abs(change.value) >= 0.01 else 2
    ends = (change.value, change.low, change.high)
    value, low, high = ("" if end is None else _points(end, places) for end in ends)
    if {value, low, high} == {_points(0.0, places)}:
        return "none"
    return f"{value} points, {low} to {high}" if low and high else f"{value} points"


def _points(share: float, places: int) -> str:
    """Write a difference of shares in points with its sign, and none of what rounds to nothing."""
    points = round(100 * share, places)
    return f"{points:+.{places}f}" if points else f"{0:.{places}f}"

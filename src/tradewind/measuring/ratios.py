"""Ratios as people write them: one way for the headline, the terminal and the page."""


def times_written(ratio: float) -> str:
    """Write how many times as often; with the more places, the nearer to 1 or below.

    Examples:
        >>> [times_written(one) for one in (1204, 12.41, 3.49, 2, 1.996, 1.034, 0.719, 9.97)]
        ['1,204', '12', '3.5', '2.0', '2.0', '1.03', '0.72', '10']
    """
    if round(ratio, 1) >= 10:
        return f"{ratio:,.0f}"
    return f"{ratio:.1f}" if round(ratio, 2) >= 2 else f"{ratio:.2f}"

"""When a difference is more than chance, although many were looked at."""

CONFIDENCE = 0.99
"""In how many backtests chance alone surprises nobody, over all that is looked at. It is more than
the intervals of numbers have, because a false alarm costs an analyst an afternoon."""


def is_surprising(chance: float, *, of: int) -> bool:
    """Tell whether a difference is beyond what the largest of so many would be by chance.

    The interval of each is so wide that all of them together hold the truth in 99% of backtests.

    Args:
        chance: How likely (0–1) chance alone gives as much, on this side.
        of: How many differences are looked at.

    Sources:
        Dunn, Multiple comparisons among means, 1961 (after Bonferroni).

    Examples:
        >>> is_surprising(0.004, of=1), is_surprising(0.004, of=20), is_surprising(1e-9, of=20)
        (True, False, True)
    """
    return chance < (1 - CONFIDENCE) / (2 * max(of, 1))

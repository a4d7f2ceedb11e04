"""What it tells of a row that a column is empty in it."""

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaincc

from tradewind.measuring.observations import Observations, YesNo
from tradewind.measuring.proof import LEAST_POSITIVES


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Conversion where a column is empty, and where it is filled in.

    Attributes:
        share: Share (0–1) of the rows in which it is empty.
        lift_empty: Conversion of these over that of all rows.
        lift_filled: Conversion of the other rows over that of all.
        chance: How likely (0–1) chance alone puts as many positives on the fewer side as there
            are, or more; or as few or fewer, whichever is less likely.
    """

    share: float
    lift_empty: float
    lift_filled: float
    chance: float


def emptiness_of(is_empty: YesNo, rows: Observations) -> Emptiness | None:
    """Compare the rows in which a column is empty with those in which it is filled in.

    Chance is that of drawing the fewer rows, be they empty or filled in, from all. They and their
    positives are divided by the design effect of accounts first: rows of one account come
    together, and mostly are all empty or all filled in.

    Args:
        is_empty: Whether the column is empty in each row.
        rows: The observations.

    Returns:
        None where nothing is empty or nothing filled in, where fewer than `LEAST_POSITIVES` rows
        are positive, or all are.

    Sources:
        Kish, Survey Sampling, 1965, section 8.2: the design effect; Cochran, Sampling
        Techniques, 1977, equation 6.9: the variance of a ratio of totals of clusters; Korn and
        Graubard, Confidence intervals for proportions with small expected number of positive
        counts estimated from survey data, 1998: the exact chance of what is not whole.
    """
    n, empty, positives = len(rows), int(is_empty.sum()), rows.positives
    if positives < LEAST_POSITIVES or positives == n or empty in (0, n):
        return None
    base, both = positives / n, int(np.count_nonzero(is_empty & rows.outcome))
    seen, of = (both, empty) if 2 * empty < n else (positives - both, n - empty)
    effect = _design_effect(is_empty, rows, base)
    return Emptiness(
        share=empty / n,
        lift_empty=both / empty / base,
        lift_filled=(positives - both) / (n - empty) / base,
        chance=_chance(seen / effect, of / effect, base),
    )


def _chance(seen: float, of: float, base: float) -> float:
    """Give the smaller tail of the binomial distribution; its numbers need not be whole."""
    as_many = float(betainc(seen, of - seen + 1, base)) if seen > 0 else 1.0
    as_few = float(betaincc(seen + 1, of - seen, base)) if seen < of else 1.0
    return min(as_many, as_few)


def _design_effect(is_empty: YesNo, rows: Observations, base: float) -> float:
    """Give the variance of the difference with whole accounts over that with single rows."""
    off = (is_empty / is_empty.sum() - 1 / len(rows)) * (rows.outcome - base)
    by_account = np.bincount(rows.account, weights=off)
    return max(1.0, float((by_account**2).sum() / (off**2).sum()))

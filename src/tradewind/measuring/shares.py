"""Shares of yes and no, with intervals that do not take repeated accounts for independent."""

import numpy as np
from scipy.special import ndtri

from tradewind.measuring.estimates import CONFIDENCE, Estimate
from tradewind.measuring.observations import Integers, YesNo

Z = float(ndtri((1 + CONFIDENCE) / 2))
"""Standard deviations of a normal distribution within which `CONFIDENCE` of it lies."""


def share(outcome: YesNo, account: Integers) -> Estimate | None:
    """Give the share of yes, with the Wilson interval on the effective number of rows.

    Rows of one account tell less than as many rows of different accounts; the number of rows is
    divided by the design effect, which is at least 1. With one row an account this is the plain
    Wilson interval.

    Args:
        outcome: Yes or no of each row.
        account: Number of the row's account, from 0.

    Returns:
        The share (0–1); None where there are no rows.

    Sources:
        Wilson, Probable inference, the law of succession, and statistical inference, 1927.
        Korn and Graubard, Confidence intervals for proportions with small expected number of
        positive counts estimated from survey data, 1998: the effective number of rows.

    Examples:
        >>> share(np.array([True, False, False, False]), np.arange(4, dtype=np.int32))
        Estimate(value=0.25, low=0.0455..., high=0.6993..., n=4)
    """
    n = len(outcome)
    if n == 0:
        return None
    value = float(outcome.mean())
    low, high = wilson(value, n / design_effect(outcome, account))
    return Estimate(value, low, high, n)


def wilson(share_seen: float, n: float, z: float = Z) -> tuple[float, float]:
    """Give the ends of Wilson's interval for a share seen in `n` rows, whole or not.

    Args:
        share_seen: The share (0–1).
        n: Rows that are worth as much as independent ones.
        z: Standard deviations that the interval spans to each side.

    Sources:
        Wilson, Probable inference, the law of succession, and statistical inference, 1927.
    """
    spread = z * z / n
    middle = (share_seen + spread / 2) / (1 + spread)
    reach = z * np.sqrt(share_seen * (1 - share_seen) / n + spread / (4 * n)) / (1 + spread)
    # At a share of 0 or 1 the end is that very number, which rounding may miss.
    low = 0.0 if share_seen == 0 else max(0.0, float(middle - reach))
    high = 1.0 if share_seen == 1 else min(1.0, float(middle + reach))
    return low, high


def design_effect(outcome: YesNo, account: Integers) -> float:
    """Tell how many rows count as one, because accounts come back; at least 1.

    It is the variance of the share when whole accounts are drawn, over its variance when rows
    are. Where all rows are alike neither says anything; then rows of one account are taken to
    tell the same thing, which is the worst case: the mean number of rows in a row's account.

    Sources:
        Kish, Survey Sampling, 1965, section 8.2: the design effect.
        Cochran, Sampling Techniques, 1977, chapter 6: the variance of a ratio of the totals of
        clusters.
    """
    n, value = len(outcome), float(outcome.mean())
    rows = np.bincount(account)
    accounts = int((rows > 0).sum())
    if value in (0.0, 1.0) or accounts == 1:
        return float((rows.astype(np.float64) ** 2).sum() / n)
    positives = np.bincount(account, weights=outcome)
    by_account = accounts / (accounts - 1) * ((positives - rows * value) ** 2).sum() / n**2
    by_row = value * (1 - value) / (n - 1)
    return max(1.0, float(by_account / by_row))

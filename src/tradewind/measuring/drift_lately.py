"""Whether a tier converts as it did: the latest snapshots against those before."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from tradewind.measuring.estimates import CONFIDENCE, Estimate
from tradewind.measuring.observations import Floats, Integers, YesNo
from tradewind.measuring.shares import share

LEAST_POSITIVES = 10
"""Fewer outcomes in a tier, both times together, and nothing is concluded from them."""


@dataclass(frozen=True, slots=True)
class Lately:
    """One tier's conversion lately against before.

    Attributes:
        tier: Name of the tier.
        before: Conversion in the earlier snapshots; None where the tier was empty.
        lately: Conversion in the latest snapshots; None where the tier was empty.
        change: Lately less before, with the interval of one tier by itself; None where either is
            missing. Its `n` counts all rows.
        is_sure: Whether the change is beyond chance, even as one of so many tiers.
    """

    tier: str
    before: Estimate | None
    lately: Estimate | None
    change: Estimate | None
    is_sure: bool


def lately_against_before(
    outcome: YesNo, account: Integers, is_late: YesNo, *, tier: str, tiers: int
) -> Lately:
    """Compare the conversion of one tier's rows lately with that of those before.

    Args:
        outcome: Whether it happened, of each row.
        account: Number of the row's account, from 0; the same accounts stand in both times.
        is_late: Whether the row is of the latest snapshots.
        tier: Name of the tier.
        tiers: How many tiers are compared beside each other.

    Sources:
        The interval of the difference draws whole accounts: Cochran, Sampling Techniques, 1977,
        section 6.11, for the difference of two ratios. That of several tiers is Bonferroni's.
    """
    shares = [share(outcome[rows], account[rows]) for rows in (~is_late, is_late)]
    before, lately = shares
    if before is None or lately is None:
        return Lately(tier, before, lately, None, is_sure=False)
    means = np.where(is_late, lately.value, before.value)
    rows = np.where(is_late, lately.n, -before.n).astype(np.float64)
    deviation = _deviation((outcome - means) / rows, account)
    change = lately.value - before.value
    reach = deviation * float(ndtri((1 + CONFIDENCE) / 2))
    strict = deviation * float(ndtri(1 - (1 - CONFIDENCE) / 2 / tiers))
    is_enough = int(outcome.sum()) >= LEAST_POSITIVES
    estimate = Estimate(change, change - reach, change + reach, len(outcome))
    return Lately(tier, before, lately, estimate, is_sure=is_enough and abs(change) > strict)


def _deviation(pull: Floats, account: Integers) -> float:
    """Give the standard deviation of a sum to which the rows of each account add their parts."""
    by_account = np.bincount(account, weights=pull)
    accounts = len(np.unique(account))
    factor = accounts / (accounts - 1) if accounts > 1 else 1.0
    return float(np.sqrt(factor * (by_account**2).sum()))

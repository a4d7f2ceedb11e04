"""What won deals are worth: mean and median amount, with intervals that draw whole accounts."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.observations import Deals, Floats, Integers
from tradewind.measuring.proof import ALL, DealSizes
from tradewind.measuring.resampling import Draws, interval, resampled
from tradewind.measuring.settings import Settings

LEAST_AMOUNTS = 2
"""Amounts below which nothing is told of their size: one would be somebody's deal."""
LEAST_ACCOUNTS = 6
"""Accounts below which there is no interval: of five values, not even the range from the lowest to
the highest holds the median 95% of the time (binomial with a half: 94%)."""
SLIGHT = 1e-12
"""What doubles leave of a difference that is none, as a share of what was subtracted."""

Ends = tuple[float | None, float | None]
Positions = NDArray[np.int64]
_NO_ENDS: Ends = (None, None)


def deal_sizes_of(
    deals: Deals, groups: Integers, names: Sequence[str], settings: Settings
) -> tuple[DealSizes, ...]:
    """Tell what won deals are worth: all of them, then group by group.

    Args:
        deals: One row per opportunity.
        groups: Position of each deal's tier or band in `names`; -1 where it has none.
        names: The tiers or bands.
        settings: Rounds and seed of the bootstrap.

    Returns:
        `all` first, then one row per name, in the order of names.
    """
    account = _each_its_own(deals.account)
    members = [deals.is_won, *(deals.is_won & (groups == at) for at in range(len(names)))]
    sizes = []
    for name, won in zip((ALL, *names), members, strict=True):
        known = won & ~np.isnan(deals.amount)
        sizes.append(_sizes(name, int(won.sum()), deals.amount[known], account[known], settings))
    return tuple(sizes)


def _sizes(name: str, won: int, amounts: Floats, account: Integers, drawn: Settings) -> DealSizes:
    total = float(amounts.sum())
    if len(amounts) < LEAST_AMOUNTS:
        return DealSizes(name, won, None, None, total)
    by_size = np.argsort(amounts, kind="stable")
    ordered = amounts[by_size]
    owners, owner = np.unique(account[by_size], return_inverse=True)
    mean, median = float(ordered.mean()), float(np.median(ordered))
    ends = (_NO_ENDS, _NO_ENDS)
    if len(owners) >= LEAST_ACCOUNTS:
        ends = _mean_ends(ordered, owner, drawn), _median_ends(ordered, owner, drawn)
    return DealSizes(
        name=name,
        won=won,
        mean=Estimate(mean, *ends[0], len(ordered)),
        median=Estimate(median, *ends[1], len(ordered)),
        total=total,
    )


def _mean_ends(amounts: Floats, owner: Positions, drawn: Settings) -> Ends:
    """Give the ends of the mean by how many standard errors it is off in the rounds.

    Amounts are skewed: a few are many times the others. The plain percentiles of the rounds then
    hold the true mean too seldom (of ten log-normal amounts 80% of the time, where these ends do
    91%). An end that cannot be told, because amounts hardly differ, is None.

    Sources:
        Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 12.5: the
        bootstrap-t; the standard error of a ratio of totals of accounts is that of Cochran,
        Sampling Techniques, 1977, equation 6.9.
    """
    totals, deals = np.bincount(owner, weights=amounts), np.bincount(owner).astype(np.float64)
    mean = float(amounts.mean())
    off = totals - mean * deals
    error = float(np.sqrt(off @ off)) / len(amounts)
    if error <= SLIGHT * mean:
        return mean, mean
    # Sparse, because its products do not fight for processors with those of other rounds.
    sums = csc_array(np.stack([off, deals, off * off, off * deals, deals * deals]))

    def errors_off(draws: Draws) -> Floats:
        found: Floats = sums @ draws
        shift = found[0] / found[1]
        squares = found[2] - 2 * shift * found[3] + shift**2 * found[4]
        squares[squares <= SLIGHT * found[2]] = 0.0
        with np.errstate(divide="ignore", invalid="ignore"):  # all drawn accounts were alike
            return np.asarray(shift * found[1] / np.sqrt(squares))

    low, high = interval(_rounds(errors_off, len(deals), drawn))
    return (
        None if high is None else max(mean - high * error, 0.0),
        None if low is None else mean - low * error,
    )


def _median_ends(ordered: Floats, owner: Positions, drawn: Settings) -> Ends:
    """Give the ends of the median of ascending amounts: the percentiles of its rounds."""

    def medians(draws: Draws) -> Floats:
        upto = np.cumsum(draws[owner], axis=0, dtype=np.float64)
        lower = ordered[np.argmax(upto >= upto[-1] / 2, axis=0)]
        upper = ordered[np.argmax(upto > upto[-1] / 2, axis=0)]
        return np.asarray((lower + upper) / 2)

    return interval(_rounds(medians, int(owner.max()) + 1, drawn))


def _rounds(statistic: Callable[[Draws], Floats], accounts: int, drawn: Settings) -> Floats:
    return resampled(statistic, accounts=accounts, rounds=drawn.rounds, seed=drawn.seed)


def _each_its_own(account: Integers) -> Integers:
    """Give every deal without an account (-1) a number that no other has."""
    nobody = account < 0
    own = account.copy()
    own[nobody] = account.max(initial=0) + 1 + np.arange(nobody.sum(), dtype=np.int32)
    return own

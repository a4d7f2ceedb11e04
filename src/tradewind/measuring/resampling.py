"""Rounds that draw accounts with all their rows, and what a statistic is in each of them."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from tradewind.measuring.estimates import CONFIDENCE
from tradewind.measuring.observations import Floats, Integers

Draws = NDArray[np.float32]
"""How often each account was drawn: one row per account, one column per round of a block."""

AccountCounts: TypeAlias = Any
"""How many rows each account has at each position, as a sparse array (scipy's csc_array, which
has no types); times draws, it gives how many rows of each position a round has."""

_ROUNDS_AT_ONCE = 64
_DRAWS_AT_ONCE = 16_000_000
MIDDLE = ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)
"""Between which shares of the rounds, in order, an interval lies."""
_THREADS_AT_MOST = 4


def resampled(
    statistic: Callable[[Draws], Floats],
    *,
    accounts: int,
    rounds: int,
    seed: int,
    progress: Callable[[float], None] | None = None,
    threads: int | None = None,
) -> Floats:
    """Work out a statistic in each round of the bootstrap.

    Each round draws as many accounts as there are, with replacement, and each drawn account
    brings all its rows. The same number of accounts and the same seed give the same draws for
    every statistic, so that differences of statistics can be taken round by round; the number of
    threads changes nothing, for each block of rounds has a generator of its own.

    Args:
        statistic: Takes the draws of a block and gives an array with its rounds first; called
            from several threads.
        accounts: How many there are.
        rounds: How many rounds.
        seed: Not negative.
        progress: Told the share (0–1) of the rounds that are done.
        threads: How many blocks are worked on at once; None for as many as there are processors,
            at most 4, for memory's sake.

    Returns:
        The statistic by round: all blocks, one after the other.

    Sources:
        Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 6.
        Davison and Hinkley, Bootstrap Methods and their Application, 1997, section 3.8: whole
        clusters are drawn.
    """
    at_once = rounds_at_once(accounts)

    def of_block(block: int) -> Floats:
        size = min(at_once, rounds - block * at_once)
        return statistic(_draws(accounts, size, np.random.default_rng([seed, block])))

    blocks = -(-rounds // at_once)
    found: list[Floats] = []
    with ThreadPoolExecutor(threads or min(_THREADS_AT_MOST, os.cpu_count() or 1)) as pool:
        for values in pool.map(of_block, range(blocks)):
            found.append(values)
            if progress is not None:
                progress(len(found) / blocks)
    return np.concatenate(found)


def rounds_at_once(accounts: int) -> int:
    """Give the rounds of a block, so that its draws take 64 MB at most: 64 up to 250,000 accounts.

    Examples:
        >>> [rounds_at_once(accounts) for accounts in (10, 250_000, 1_000_000, 100_000_000)]
        [64, 64, 16, 1]
    """
    return max(1, min(_ROUNDS_AT_ONCE, _DRAWS_AT_ONCE // max(accounts, 1)))


def by_account(position: Integers, account: Integers, shape: tuple[int, int]) -> AccountCounts:
    """Count rows by position (a level, a group) and account.

    Args:
        position: Position of each row.
        account: Account of each row.
        shape: How many positions and accounts there are.
    """
    ones = np.ones(len(position), np.float32)
    return csc_array((ones, (position, account)), shape=shape)


def interval(
    values: Floats, tails: tuple[float, float] = MIDDLE
) -> tuple[float | None, float | None]:
    """Give the percentile interval of a statistic's rounds.

    Rounds without a value (NaN: no positives were drawn, say) do not count. An end that is not
    finite, or rests on no round at all, is None.

    Args:
        values: The statistic by round.
        tails: Shares of the rounds below the lower and below the upper end.

    Examples:
        >>> interval(np.arange(9.0), (0.25, 0.75))
        (2.0, 6.0)
    """
    known = values[~np.isnan(values)]
    if not len(known):
        return None, None
    with np.errstate(invalid="ignore"):  # between two infinite rounds
        low, high = np.quantile(known, tails)
    return (
        float(low) if np.isfinite(low) else None,
        float(high) if np.isfinite(high) else None,
    )


def _draws(accounts: int, rounds: int, generator: np.random.Generator) -> Draws:
    # Numbers of draws fit 16 bits: 65,536 of one account where one is expected do not happen.
    counts = np.empty((rounds, accounts), np.uint16)
    for row in counts:
        drawn = generator.integers(accounts, size=accounts, dtype=np.int64)
        row[:] = np.bincount(drawn, minlength=accounts)
    return np.ascontiguousarray(counts.T, dtype=np.float32)

"""The bootstrap of observations: draws of accounts, and intervals that hold for small samples.

Plain percentile intervals of rankings with some 20 positives hold the truth in 91% to 94% instead
of 95% of simulated worlds, and those of average precision, where accounts come back, in 85%. With
bias and skewness corrected, and expanded, intervals of AUC hold it in 92% to 95%, of lift in 94% to
97%, and of average precision in 88% to 98%. `tests/unit/measuring/test_coverage.py` repeats the
measurement with fewer worlds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

from tradewind.measuring.estimates import CONFIDENCE, Estimate
from tradewind.measuring.observations import Floats, Integers, Observations
from tradewind.measuring.resampling import Draws, interval, resampled, rounds_at_once

PARTS = 128
"""Parts of the accounts that are left out in turn, to see how skewed a statistic is."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How the rows of one backtest are drawn.

    Attributes:
        account: Number of each row's account among those that have rows, without gaps.
        accounts: How many have rows.
        with_positives: How many have a row where what is asked happened.
        rounds: Rounds.
        seed: Their seed.
    """

    account: Integers
    accounts: int
    with_positives: int
    rounds: int
    seed: int

    @classmethod
    def of(cls, observations: Observations, *, rounds: int, seed: int) -> Self:
        """Prepare the rounds; they are the same for the same observations and seed."""
        rows = np.bincount(observations.account, minlength=observations.accounts)
        number = (np.cumsum(rows > 0) - 1).astype(np.int32)
        account = number[observations.account]
        with_positives = len(np.unique(account[observations.outcome]))
        return cls(account, int((rows > 0).sum()), with_positives, rounds, seed)

    def values(
        self,
        statistic: Callable[[Draws], Floats],
        progress: Callable[[float], None] | None = None,
    ) -> Floats:
        """Work out a statistic without each part of the accounts, and in each round.

        Args:
            statistic: As for `resampled`.
            progress: As for `resampled`.

        Returns:
            `self.parts` rows, each without that part of the accounts, then one row per round.
        """
        at_once = rounds_at_once(self.accounts)
        without = [
            statistic(self._without(range(part, min(part + at_once, self.parts))))
            for part in range(0, self.parts, at_once)
        ]
        in_rounds = resampled(
            statistic,
            accounts=self.accounts,
            rounds=self.rounds,
            seed=self.seed,
            progress=progress,
        )
        return np.concatenate([*without, in_rounds])

    @property
    def parts(self) -> int:
        """How many parts of the accounts are left out in turn: each account, if there are few."""
        return min(PARTS, self.accounts)

    def estimate(self, exact: float, values: Floats, n: int) -> Estimate:
        """Give a number with the interval that its `values` tell.

        The ends are percentiles of the rounds: those that correct for bias and skewness (BCa),
        further out as the t distribution is beyond the normal one for as few accounts with
        positives. Rounds without a value (NaN) do not count; an end that is not finite is None,
        and so are both where one account alone has positives, for its rows differ from none.

        Sources:
            Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 14.3: BCa, its
            acceleration here from leaving out parts of the accounts rather than single ones.
            Hesterberg, What teachers should know about the bootstrap, The American Statistician
            69(4), 2015: the expanded percentile interval.
        """
        if self.with_positives < 2:
            return Estimate(exact, None, None, n)
        without, rounds = values[: self.parts], values[self.parts :]
        bias = _bias(exact, rounds)
        shifted = bias + _expanded(self.with_positives) * np.array([-1.0, 1.0])
        stretch = np.maximum(1 - _acceleration(without) * shifted, 1e-9)
        tails = ndtr(bias + shifted / stretch)
        return Estimate(exact, *interval(rounds, (float(tails[0]), float(tails[1]))), n)

    def _without(self, parts: range) -> Draws:
        kept = np.ones((self.accounts, len(parts)), np.float32)
        for column, part in enumerate(parts):
            kept[part :: self.parts, column] = 0
        return kept


def _expanded(units: int) -> float:
    tail = (1 + CONFIDENCE) / 2
    return float(stdtrit(units - 1, tail) * np.sqrt(units / (units - 1)))


def _bias(exact: float, rounds: Floats) -> float:
    known = rounds[~np.isnan(rounds)]
    if not len(known):
        return 0.0
    below = (known < exact).mean() + (known == exact).mean() / 2
    return float(ndtri(np.clip(below, 0.5 / len(known), 1 - 0.5 / len(known))))


def _acceleration(without: Floats) -> float:
    known = without[np.isfinite(without)]
    if not len(known):
        return 0.0
    pull = known.mean() - known
    spread = float((pull**2).sum())
    return float((pull**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0

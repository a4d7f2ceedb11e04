"""Measure how often chance alone makes a surge: the table of false alarms in docs/intent.md.

Accounts that never change have events at one rate, whatever the day, so their numbers follow a
Poisson law. A false alarm is an index at or above a threshold on one day that is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tradewind.scorecard.surges import surge_index

RECENT_DAYS, BEFORE_DAYS = 14, 56
RATES_A_DAY = (0.02, 0.1, 0.5, 1.0, 3.0, 10.0)
THRESHOLDS = (60, 70, 80)
ACCOUNTS = 1_000_000
SEED = 20260331
STANDARD_ERRORS = 4
"""How far from the truth a share may be taken to lie; chance exceeds it once in 16,000 times."""


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """The shares of accounts with a false alarm, at one rate.

    Attributes:
        rate_a_day: Events a day.
        accounts: Simulated accounts.
        shares: For each threshold the share of accounts at or above it, 0–1.
    """

    rate_a_day: float
    accounts: int
    shares: dict[int, float]

    def margin(self, threshold: int) -> float:
        """Give how far the truth may lie from the share, by chance of the simulation."""
        share = min(max(self.shares[threshold], 1 / self.accounts), 0.5)
        return STANDARD_ERRORS * float(np.sqrt(share * (1 - share) / self.accounts))


def simulated(rate_a_day: float, *, accounts: int = ACCOUNTS, seed: int = SEED) -> FalseAlarms:
    """Draw accounts of one steady rate, and give the shares of them that seem to surge."""
    draws = np.random.default_rng(seed)
    recent = draws.poisson(rate_a_day * RECENT_DAYS, accounts)
    before = draws.poisson(rate_a_day * BEFORE_DAYS, accounts)
    pairs, times = np.unique(np.stack([recent, before]), axis=1, return_counts=True)
    index = np.array(
        [
            surge_index(int(r), int(b), recent_days=RECENT_DAYS, before_days=BEFORE_DAYS)
            for r, b in pairs.T
        ]
    )
    shares = {least: float(times[index >= least].sum() / accounts) for least in THRESHOLDS}
    return FalseAlarms(rate_a_day, accounts, shares)


def rows(results: list[FalseAlarms]) -> Iterator[str]:
    """Write the results as a table in Markdown."""
    yield "| events a day | in 14 days | " + " | ".join(f"index ≥ {n}" for n in THRESHOLDS) + " |"
    yield "|" + "---|" * (2 + len(THRESHOLDS))
    for one in results:
        shares = " | ".join(f"{one.shares[least]:.2%}" for least in THRESHOLDS)
        yield f"| {one.rate_a_day:g} | {one.rate_a_day * RECENT_DAYS:g} | {shares} |"


def main() -> None:
    """Print the table."""
    print("\n".join(rows([simulated(rate) for rate in RATES_A_DAY])))


if __name__ == "__main__":
    main()

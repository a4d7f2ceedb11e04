"""Worlds drawn from a market whose truth is known: who is there, and who buys when."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from tradewind.measuring.observations import Floats, Integers, Observations

TIERS = ("A", "B", "C", "D")
HORIZON = 3
"""Snapshots that a horizon spans, where there are several."""
_FIRST = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PlantedMarket:
    """A market whose accounts buy with a planted probability, some time in a span of snapshots.

    With several snapshots, an account that buys does so with equal probability between any two of
    them, or in the horizon after the last; it is then no longer eligible. So one purchase stands
    in up to three rows.

    Attributes:
        score: Score of each account: how well it fits, but not how ready it is.
        tier: Position of its tier among `TIERS`.
        propensity: Probability (0–1) that it buys.
        snapshots: How many there are.
    """

    score: Floats
    tier: Integers
    propensity: Floats
    snapshots: int

    @property
    def spans(self) -> int:
        """In how many spans between snapshots a purchase can fall."""
        return self.snapshots - 1 + HORIZON if self.snapshots > 1 else 1

    def rows_and_yes(self, bought_in: Integers) -> tuple[Floats, Floats]:
        """Tell, by snapshot and account, who is eligible and who buys within the horizon.

        Args:
            bought_in: Span of each account's purchase, from 1; 0 where it never buys.
        """
        at = np.arange(self.snapshots)[:, None]
        is_there = (bought_in == 0) | (bought_in > at)
        buys = is_there & (bought_in > 0) & (bought_in <= at + HORIZON)
        return is_there.astype(np.float64), buys.astype(np.float64)

    def expected(self) -> tuple[Floats, Floats]:
        """Give the expected rows, and the expected ones that buy, by snapshot and account."""
        never = self.rows_and_yes(np.zeros(len(self.score), np.int32))
        rows, yes = ((1 - self.propensity) * part for part in never)
        for span in range(1, self.spans + 1):
            then = self.rows_and_yes(np.full(len(self.score), span, np.int32))
            rows = rows + self.propensity / self.spans * then[0]
            yes = yes + self.propensity / self.spans * then[1]
        return rows, yes

    def world(self, dice: np.random.Generator, accounts: int) -> Observations:
        """Draw accounts of the market, and what happens to them."""
        drawn = dice.integers(len(self.score), size=accounts)
        buys = dice.random(accounts) < self.propensity[drawn]
        span = dice.integers(1, self.spans + 1, size=accounts)
        rows, yes = self.rows_and_yes(np.where(buys, span, 0).astype(np.int32))
        snapshot, account = (part.astype(np.int32) for part in np.nonzero(rows))
        score = self.score[drawn][account]
        moments = tuple(_FIRST + timedelta(days=30 * at) for at in range(self.snapshots))
        return Observations(
            question="buys",
            moments=moments,
            horizon_days=30.0 * HORIZON,
            data_end=moments[-1] + timedelta(days=30 * HORIZON),
            account=account,
            snapshot=snapshot,
            outcome=yes[snapshot, account] > 0,
            score=score,
            tiers=TIERS,
            tier=self.tier[drawn][account],
            rankings={"planted": score},
            revenue=np.zeros(len(account)),
            accounts=accounts,
        )


def planted_market(folder: Path, *, snapshots: int, times: float) -> PlantedMarket:
    """Read the truth of a demo market; propensities are multiplied by `times`."""
    with closing(duckdb.connect()) as connection:
        truth = connection.execute(
            "SELECT fit, win_propensity FROM "
            f"read_parquet('{folder}/truth/accounts.parquet') ORDER BY account_id"
        ).fetchnumpy()
    score = 100 * np.asarray(truth["fit"], np.float64)
    tier = (score[:, None] < [85, 60, 40]).sum(axis=1).astype(np.int32)
    return PlantedMarket(score, tier, times * np.asarray(truth["win_propensity"]), snapshots)


def true_conversions(market: PlantedMarket) -> list[float]:
    """Give the share of each tier's rows that buy, in a world without end."""
    rows, yes = market.expected()
    tiers = range(len(TIERS))
    return [
        float(yes[:, market.tier == at].sum() / rows[:, market.tier == at].sum()) for at in tiers
    ]


def true_auc(market: PlantedMarket) -> float:
    """Give the AUC of the score in a world without end, over pairs within a snapshot."""
    label = np.repeat([True, False], len(market.score))
    found, pairs = [], []
    for rows, yes in zip(*market.expected(), strict=True):
        weight = np.concatenate([yes, rows - yes])
        found.append(roc_auc_score(label, np.tile(market.score, 2), sample_weight=weight))
        pairs.append(yes.sum() * (rows - yes).sum())
    return float(np.average(found, weights=pairs))


def true_average_precision(market: PlantedMarket) -> float:
    """Give the average precision of the score in a world without end, within snapshots."""
    label = np.repeat([True, False], len(market.score))
    found, positives = [], []
    for rows, yes in zip(*market.expected(), strict=True):
        weight = np.concatenate([yes, rows - yes])
        score = np.tile(market.score, 2)
        found.append(average_precision_score(label, score, sample_weight=weight))
        positives.append(yes.sum())
    return float(np.average(found, weights=positives))


def true_lift(market: PlantedMarket, share: float) -> float:
    """Give the lift of the best share of each snapshot in a world without end."""
    best_first = np.argsort(-market.score)
    captured = all_yes = 0.0
    for rows, yes in zip(*market.expected(), strict=True):
        upto = np.cumsum(rows[best_first])
        captured += float(np.interp(share * upto[-1], upto, np.cumsum(yes[best_first])))
        all_yes += float(yes.sum())
    return captured / all_yes / share

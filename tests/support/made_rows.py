"""Rows and deals made by dice, for proofs whose truth is known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from tradewind.measuring.observations import Deals, Floats, Observations, Question
from tradewind.measuring.settings import Tested
from tradewind.problems import Place

TIERS = ("A", "B", "C", "D")
SCORECARD = Place("scorecards/growth.yaml")


def conversion_at(score: Floats, *, steepness: float, level: float = -6.0) -> Floats:
    """Give the true share at a score from 0 to 100; without steepness all are alike."""
    shares: Floats = 1 / (1 + np.exp(-(level + steepness * score)))
    return shares


def made_rows(
    accounts: int = 400,
    snapshots: int = 6,
    *,
    steepness: float = 0.06,
    level: float = -6.0,
    seed: int = 1,
    question: Question = "buys",
) -> Observations:
    """Make rows in which every account is eligible at every snapshot, a month apart.

    The score of an account wanders a little from snapshot to snapshot; size tells nothing.
    """
    dice = np.random.default_rng(seed)
    rows = accounts * snapshots
    own = dice.normal(45, 18, accounts)
    score = np.clip(np.tile(own, snapshots) + dice.normal(0, 5, rows), 0, 100).round(4)
    outcome = dice.random(rows) < conversion_at(score, steepness=steepness, level=level)
    first = datetime(2025, 1, 1, tzinfo=UTC)
    return Observations(
        question=question,
        moments=tuple(first + timedelta(days=30 * at) for at in range(snapshots)),
        horizon_days=90.0,
        data_end=first + timedelta(days=30 * snapshots + 90),
        account=np.tile(np.arange(accounts, dtype=np.int32), snapshots),
        snapshot=np.repeat(np.arange(snapshots, dtype=np.int32), accounts),
        outcome=outcome,
        score=score,
        tiers=TIERS,
        tier=(3 - np.searchsorted([25, 50, 75], score, side="right")).astype(np.int32),
        rankings={
            "growth": score,
            "company size": np.tile(dice.lognormal(4, 1, accounts), snapshots),
            "random": np.zeros(rows),
        },
        revenue=np.where(outcome, dice.lognormal(9, 1, rows), 0.0),
        accounts=accounts,
    )


def with_positives(rows: Observations, positives: int) -> Observations:
    """Keep so many of the rows positive, evenly over all of them; the best scores first."""
    best = np.argsort(-rows.score, kind="stable")[: 4 * positives]
    outcome = np.zeros(len(rows), np.bool_)
    outcome[best[::4] if positives else []] = True
    return replace(rows, outcome=outcome, revenue=np.where(outcome, 1000.0, 0.0))


def no_rows() -> Observations:
    """Give the rows of a backtest in which nothing counts."""
    rows = made_rows(1, 1)
    nothing = slice(0, 0)
    return replace(
        rows,
        account=rows.account[nothing],
        snapshot=rows.snapshot[nothing],
        outcome=rows.outcome[nothing],
        score=rows.score[nothing],
        tier=rows.tier[nothing],
        rankings={name: values[nothing] for name, values in rows.rankings.items()},
        revenue=rows.revenue[nothing],
        accounts=0,
    )


def made_deals(deals: int = 300, *, accounts: int = 400, seed: int = 2) -> Deals:
    """Make deals of which a third is won, a third lost and a third open."""
    dice = np.random.default_rng(seed)
    state = dice.integers(0, 3, deals)
    score = dice.uniform(0, 100, deals).round(4)
    return Deals(
        account=dice.integers(0, accounts, deals).astype(np.int32),
        score=score,
        tier=(3 - np.searchsorted([25, 50, 75], score, side="right")).astype(np.int32),
        is_won=state == 0,
        is_closed=state < 2,
        days=dice.exponential(60, deals).round(1),
        amount=dice.lognormal(9, 1, deals).round(2),
        currency="EUR",
    )


def no_deals() -> Deals:
    """Give no deals."""
    floats, integers, yes_no = np.zeros(0), np.zeros(0, np.int32), np.zeros(0, np.bool_)
    return Deals(integers, floats, integers, yes_no, yes_no, floats, floats, None)


def what_is_tested(**changes: object) -> Tested:
    """Give what is tested: a scorecard of averages up to 100, against two baselines."""
    usual = Tested(
        scorecard="growth",
        hash="8c1f0a7be2d94c5f",
        way="average",
        scale=100,
        baselines=frozenset({"company size", "random"}),
        left_out={},
        problems=(),
        place=SCORECARD,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]  # names are checked by replace

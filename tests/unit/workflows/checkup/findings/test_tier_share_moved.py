"""What is said of a best tier that grows or shrinks."""

from datetime import UTC, datetime
from math import nan

import pytest

from tradewind.files.scorecard_file import parse_scorecard
from tradewind.measuring.drift_trend import Trend
from tradewind.measuring.estimates import Estimate
from tradewind.problems import Problem
from tradewind.workflows.checkup.between_dates import BetweenDates
from tradewind.workflows.checkup.converting import Converting
from tradewind.workflows.checkup.drifting import Drift, TierTrend
from tradewind.workflows.checkup.findings.interface import Looked
from tradewind.workflows.checkup.findings.tier_share_moved import TIER_SHARE_MOVED, tier_share_moved
from tradewind.workflows.checkup.last_times import LastTimes
from tradewind.workflows.projects.current_values import CurrentValues

CARD = """\
name: few
dimensions: {fit: {components: [{name: size, number: employees, ramp: {0: 0, 500: 10}}]}}
"""
BY_SCORE, BY_SHARE, BY_CAPACITY = (
    "{A: 60, B: 0}",
    "{A: top 10%, B: rest}",
    "{A: 5 per owner, B: rest}",
)


def told(*shares: float, change: float, tiers: str = BY_SCORE) -> Problem:
    """Give what is said of the best tier's shares on the first of each month of 2026."""
    moments = tuple(datetime(2026, month + 1, 1, tzinfo=UTC) for month in range(len(shares)))
    moved = Estimate(change, change - 0.01, change + 0.01, 900)
    trend = Trend(shares, moved)
    accounts = (300,) * len(shares)
    looked = Looked(
        file=parse_scorecard(f"{CARD}tiers: {tiers}\n", shown_as="few.yaml"),
        dates=BetweenDates(moments, None),
        drift=Drift(accounts, None, (), (TierTrend("A", trend),), Trend(shares, None)),
        converting=Converting(),
        times=LastTimes(None, None, None, is_backtest_of_file=False),
        of_today=CurrentValues((), 0, 300),
        now=moments[-1],
    )
    (problem,) = tier_share_moved(looked)
    return problem


def test_shares_are_told_as_of_the_first_and_the_last_date() -> None:
    """Where all of them are known."""
    problem = told(0.10, 0.15, 0.20, change=0.1)

    assert problem.code == TIER_SHARE_MOVED
    assert "10% as of 2026-01-01, 20% as of 2026-03-01" in problem.what


def test_a_date_without_accounts_does_not_borrow_a_share() -> None:
    """The first and the last share that are known stand with their own dates."""
    problem = told(nan, 0.10, 0.15, 0.20, nan, change=0.1)

    assert "10% as of 2026-02-01, 20% as of 2026-04-01" in problem.what


@pytest.mark.parametrize(
    ("tiers", "growing", "shrinking"),
    [
        (BY_SCORE, "raise its bound in `tiers:`", "lower the bounds in `tiers:`"),
        (BY_SHARE, "lower its share in `tiers:`", "raise its share in `tiers:`"),
        (BY_CAPACITY, "lower its capacity in `tiers:`", "raise its capacity in `tiers:`"),
    ],
)
def test_the_fix_names_what_the_tiers_are_cut_by(tiers: str, growing: str, shrinking: str) -> None:
    """A share or a capacity has no bound of a score that could be moved."""
    assert growing in told(0.1, 0.15, 0.2, change=0.1, tiers=tiers).fix
    assert shrinking in told(0.2, 0.15, 0.1, change=-0.1, tiers=tiers).fix

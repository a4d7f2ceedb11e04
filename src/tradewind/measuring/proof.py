"""What a backtest found: the numbers, what they warn of, and how they were computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.observations import Question
from tradewind.problems import Problem

Enough = Literal["withheld", "thin", "enough"]
"""Whether there are positives enough: fewer than 10 and the numbers are withheld, fewer than 40
and they are thin."""

LEAST_POSITIVES, THIN_POSITIVES = 10, 40
"""Tradewind's own thresholds, between numbers that say nothing and numbers that say little."""
ALL = "all"
"""The name of what speaks of all deals, whatever their tier or band."""
WORKED_SHARES = (0.1, 0.2, 0.3)
"""Shares of the accounts, best first, at which lift and capture are told."""


@dataclass(frozen=True, slots=True)
class GroupProof:
    """One tier or one band of scores.

    Attributes:
        name: The tier, or the band as `70–80`.
        n: Rows in it.
        accounts: Different accounts in it.
        positives: Rows in which what is asked happened.
        conversion: Their share; None where the group is empty.
        lift: That share over the share of all rows; None where the group is empty.
    """

    name: str
    n: int
    accounts: int
    positives: int
    conversion: Estimate | None
    lift: Estimate | None


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a curve to draw; both have the same length.

    `low` and `high` are the ends of the interval at each point; None where there is none.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...] | None = None
    high: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class RankingProof:
    """How well one ranking sorts.

    Attributes:
        name: Name of the scorecard or of the baseline.
        is_baseline: Whether it is a baseline.
        known: Share (0–1) of the rows that it can rank; the others rank last.
        auc: How often a row where it happened ranks above one of the same snapshot where it did
            not; ties count half.
        average_precision: Mean share of positives among the others that rank at least as high
            as each one; the base rate for a ranking that knows nothing.
        lift: By share worked (0.1, 0.2, 0.3): conversion of the best over conversion of all.
        capture: By share worked: share of all positives that are among the best.
        gains: Share worked against share captured, from (0, 0) to (1, 1).
        ahead: The tested scorecard's AUC less this one's; None for the tested one itself.
    """

    name: str
    is_baseline: bool
    known: float
    auc: Estimate
    average_precision: Estimate
    lift: Mapping[float, Estimate]
    capture: Mapping[float, Estimate]
    gains: Curve
    ahead: Estimate | None

    @property
    def is_better_than_tested(self) -> bool:
        """Whether it ranks better than the tested scorecard, beyond doubt."""
        return self.ahead is not None and self.ahead.high is not None and self.ahead.high < 0


@dataclass(frozen=True, slots=True)
class WorkProof:
    """What a team finds that works the best N accounts of a ranking at every snapshot.

    An account that was worked is not worked again until the horizon is over, so no win counts
    twice.

    Attributes:
        ranking: Name of the ranking.
        worked: Accounts worked at all snapshots together.
        wins: Wins (openings, likes) a year among the worked.
        revenue: Amounts won a year among the worked; None where no amounts are known.
        more_wins: Wins a year that the tested scorecard finds beyond this ranking; None for the
            tested one itself.
        more_revenue: The same of revenue.
        sentence: The difference in words; None for the tested one itself.
    """

    ranking: str
    worked: int
    wins: Estimate
    revenue: Estimate | None
    more_wins: Estimate | None
    more_revenue: Estimate | None
    sentence: str | None


@dataclass(frozen=True, slots=True)
class DealSizes:
    """Amounts of won deals in one tier, in one band, or in all.

    Attributes:
        name: The tier or the band; `all` for all deals.
        won: Won deals, with or without an amount.
        mean: Mean amount; None where fewer than two amounts are known.
        median: Median amount; None where fewer than two amounts are known.
        total: Sum of the known amounts.
    """

    name: str
    won: int
    mean: Estimate | None
    median: Estimate | None
    total: float


@dataclass(frozen=True, slots=True)
class Cycles:
    """How long deals take in one tier, in one band, or in all; in days.

    Attributes:
        name: The tier or the band; `all` for all deals.
        closed: Deals that were won or lost.
        open: Deals still open; they count as lasting at least until the data's end.
        median: Kaplan–Meier median from opening to closing; None where it is not reached.
        won_median: Median of the won ones alone; None where there is none.
        lost_median: Median of the lost ones alone; None where there is none.
        still_open: Days against the share still open (Kaplan–Meier).
    """

    name: str
    closed: int
    open: int
    median: Estimate | None
    won_median: Estimate | None
    lost_median: Estimate | None
    still_open: Curve


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """Rows of about the same expected share: what was expected, and what was seen."""

    name: str
    expected: float
    seen: Estimate


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether scores mean what they say.

    Attributes:
        way: `points`, where points state the odds; `earlier`, where the conversion at a score in
            the snapshots whose horizon was over is what is expected of the later ones.
        rows: By expected share, lowest first.
        brier: Mean squared difference of expected share and outcome, in the tested rows.
        brier_of_rate: The same for one who expects the base rate of everybody.
        expected: Positives expected in the tested rows.
        seen: Positives seen there.
        tested_from: First snapshot of the tested rows.
        better_by: The Brier score of the base rate less that of the expectation: above 0 where
            the score tells more than the rate; None where it was not worked out.
    """

    way: Literal["points", "earlier"]
    rows: tuple[CalibrationRow, ...]
    brier: Estimate
    brier_of_rate: Estimate
    expected: float
    seen: int
    tested_from: datetime
    better_by: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """All that one backtest found.

    Attributes:
        scorecard: Name of the tested scorecard.
        hash: Hash of its content.
        question: What was asked.
        moments: The snapshots (UTC).
        horizon_days: Days after a snapshot within which something must happen to count.
        data_end: The last moment of which outcomes are known (UTC).
        n: Rows: eligible accounts at snapshots, or cases.
        accounts: Different accounts among them.
        positives: Rows in which what is asked happened.
        enough: Whether there are positives enough. Where they are not, all below but the
            findings, the headline and the counts is empty.
        headline: The result in one sentence; that nothing beats chance, first of all.
        base_rate: Share of the rows in which it happened; None where numbers are withheld.
        tiers: Conversion by tier, the best first.
        bands: Conversion by band of scores, the highest first.
        high_against_low: Conversion of the best tier over that of the worst with rows in it.
        rankings: The tested scorecard, other scorecards and baselines, in that order.
        capacity: Accounts that the team works at each snapshot; None for questions by case.
        work: What a team finds by each ranking.
        deals_by_tier, deals_by_band: Deal sizes; `all` first.
        cycles_by_tier, cycles_by_band: Cycle lengths; `all` first.
        currency: The currency of all amounts; None where the data name none.
        calibration: None where there are too few snapshots or positives to tell.
        findings: The warnings, the most important first.
        left_out: What did not count, in words, with how many snapshots, rows or deals.
        include: What was asked to count although it is usually left out, such as `customers`.
        rounds: Rounds of the bootstrap.
        seed: Its seed; the same data and seed give the same numbers.
    """

    scorecard: str
    hash: str
    question: Question
    moments: tuple[datetime, ...]
    horizon_days: float
    data_end: datetime
    n: int
    accounts: int
    positives: int
    enough: Enough
    headline: str
    base_rate: Estimate | None = None
    tiers: tuple[GroupProof, ...] = ()
    bands: tuple[GroupProof, ...] = ()
    high_against_low: Estimate | None = None
    rankings: tuple[RankingProof, ...] = ()
    capacity: int | None = None
    work: tuple[WorkProof, ...] = ()
    deals_by_tier: tuple[DealSizes, ...] = ()
    deals_by_band: tuple[DealSizes, ...] = ()
    cycles_by_tier: tuple[Cycles, ...] = ()
    cycles_by_band: tuple[Cycles, ...] = ()
    currency: str | None = None
    calibration: Calibration | None = None
    findings: tuple[Problem, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    rounds: int = 0
    seed: int = 0

"""Whether scores mean what they say: what the earlier half leads to expect, against the later."""

from typing import Literal

import numpy as np
from scipy.sparse import csc_array

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.expecting import expectation_of
from tradewind.measuring.findings.interface import share_written
from tradewind.measuring.observations import Floats, Observations, YesNo
from tradewind.measuring.proof import LEAST_POSITIVES, Calibration, CalibrationRow
from tradewind.measuring.resampling import Draws, interval, resampled
from tradewind.measuring.settings import Settings
from tradewind.measuring.shares import share

GROUPS = 10
"""Groups of about equal size in which expected and seen are compared."""


def calibration_of(
    observations: Observations, *, way: Literal["average", "points"], settings: Settings
) -> Calibration | None:
    """Compare what the earlier half of the rows leads to expect with what the later half shows.

    The halves part between two snapshots, where about as many rows stand before as after. What
    happened after the last snapshots of the earlier half may reach into the later one.

    Args:
        observations: The rows.
        way: Whether the tested scorecard averages, or adds points of which ten double the odds.
        settings: Rounds and seed of the bootstrap.

    Returns:
        None with fewer than two snapshots with rows, or where a half has fewer than
        `LEAST_POSITIVES` positives, or as few negatives.
    """
    first_tested = _first_tested(observations)
    if first_tested is None:
        return None
    tested = observations.snapshot >= first_tested
    halves = (~tested, tested)
    if any(_is_thin(observations.outcome[half], observations.score[half]) for half in halves):
        return None
    earlier = observations.outcome[~tested]
    expectation = expectation_of(observations.score[~tested], earlier, way=way)
    expected = expectation.of(observations.score[tested])
    brier, brier_of_rate = _briers(observations, tested, expected, float(earlier.mean()), settings)
    return Calibration(
        way="points" if way == "points" else "earlier",
        rows=_rows(expected, observations, tested),
        brier=brier,
        brier_of_rate=brier_of_rate,
        expected=float(expected.sum()),
        seen=int(observations.outcome[tested].sum()),
        tested_from=observations.moments[first_tested],
    )


def _first_tested(observations: Observations) -> int | None:
    """Give the snapshot before which nearest to half of the rows stand; None where there is one."""
    present, rows = np.unique(observations.snapshot, return_counts=True)
    if len(present) < 2:
        return None
    before = np.cumsum(rows)[:-1]
    return int(present[1 + np.argmin(np.abs(before - len(observations) / 2))])


def _is_thin(outcome: YesNo, scores: Floats) -> bool:
    happened = outcome[~np.isnan(scores)]
    return min(int(happened.sum()), int((~happened).sum())) < LEAST_POSITIVES


def _rows(
    expected: Floats, observations: Observations, tested: YesNo
) -> tuple[CalibrationRow, ...]:
    """Put the tested rows into groups of about equal size; equal expectations stay together."""
    outcome, account = observations.outcome[tested], observations.account[tested]
    cuts = np.unique(np.quantile(expected, np.arange(1, GROUPS) / GROUPS))
    group = np.searchsorted(cuts, expected, side="right")
    rows = []
    for position in range(len(cuts) + 1):
        members = group == position
        seen = share(outcome[members], account[members])
        if seen is not None:
            rows.append(
                CalibrationRow(_name(expected[members]), float(expected[members].mean()), seen)
            )
    return tuple(rows)


def _name(expected: Floats) -> str:
    low, high = (share_written(float(end)) for end in (expected.min(), expected.max()))
    return low if low == high else f"{low.removesuffix(' %')}–{high}"


def _briers(
    observations: Observations, tested: YesNo, expected: Floats, rate: float, settings: Settings
) -> tuple[Estimate, Estimate]:
    """Give the Brier score of the expectation, and of expecting the earlier rate of every row.

    Sources:
        G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly
        Weather Review 78 (1950): here of one of the two outcomes, so half of his.
    """
    outcome = observations.outcome[tested].astype(np.float64)
    errors = ((expected - outcome) ** 2, (rate - outcome) ** 2)
    owners, owner = np.unique(observations.account[tested], return_inverse=True)
    sums = [*(np.bincount(owner, weights=error) for error in errors), np.bincount(owner)]
    of_account = csc_array(np.stack(sums))  # sparse: its products do not fight for processors

    def by_round(draws: Draws) -> Floats:
        found: Floats = (of_account @ draws).T
        return found[:, :2] / found[:, 2:]

    found = resampled(by_round, accounts=len(owners), rounds=settings.rounds, seed=settings.seed)
    mine, of_rate = (
        Estimate(float(error.mean()), *interval(found[:, at]), n=len(outcome))
        for at, error in enumerate(errors)
    )
    return mine, of_rate

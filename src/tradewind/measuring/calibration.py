"""Whether scores mean what they say: what earlier rows lead to expect, against later ones."""

from typing import Literal

import numpy as np
from scipy.sparse import csc_array

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.expecting import expectation_of
from tradewind.measuring.observations import PER_CASE, Floats, Observations, YesNo
from tradewind.measuring.percentages import share_written, shares_between
from tradewind.measuring.proof import LEAST_POSITIVES, Calibration, CalibrationRow
from tradewind.measuring.resampling import Draws, interval, resampled
from tradewind.measuring.settings import Settings
from tradewind.measuring.shares import share
from tradewind.scorecard.facts import SECONDS_A_DAY

GROUPS = 10
"""Groups of about equal size in which expected and seen are compared."""


def calibration_of(
    observations: Observations, *, way: Literal["average", "points"], settings: Settings
) -> Calibration | None:
    """Compare what earlier rows lead to expect with what later rows show.

    The rows part at the snapshot that leaves most rows on the side that has fewer. Only those
    whose horizon was over by then are earlier: a win that follows both an earlier and a later
    snapshot would else be known to the expectation that it tests. Cases have no win in common,
    and all of them count.

    Args:
        observations: The rows.
        way: Whether the tested scorecard averages, or adds points of which ten double the odds.
        settings: Rounds and seed of the bootstrap.

    Returns:
        None where no horizon is over before a later snapshot with rows, or where either side has
        fewer than `LEAST_POSITIVES` positives, or as few negatives.
    """
    parted = _parted(observations)
    if parted is None:
        return None
    first_tested, known = parted
    tested = observations.snapshot >= first_tested
    sides = (known, tested)
    if any(_is_thin(observations.outcome[rows], observations.score[rows]) for rows in sides):
        return None
    earlier = observations.outcome[known]
    expectation = expectation_of(observations.score[known], earlier, way=way)
    expected = expectation.of(observations.score[tested])
    rate = float(earlier.mean())
    brier, brier_of_rate, better_by = _briers(observations, tested, expected, rate, settings)
    return Calibration(
        way="points" if way == "points" else "earlier",
        rows=_rows(expected, observations, tested),
        brier=brier,
        brier_of_rate=brier_of_rate,
        better_by=better_by,
        expected=float(expected.sum()),
        seen=int(observations.outcome[tested].sum()),
        tested_from=observations.moments[first_tested],
    )


def _parted(observations: Observations) -> tuple[int, YesNo] | None:
    """Give the first tested snapshot, and which rows were known by then; None where none were."""
    moments = np.array([moment.timestamp() for moment in observations.moments])
    days = 0.0 if observations.question in PER_CASE else observations.horizon_days
    rows = np.bincount(observations.snapshot, minlength=len(moments))
    # Up to which snapshot, without it, outcomes are known when each of them is scored.
    known = np.searchsorted(moments + days * SECONDS_A_DAY, moments, side="right")
    known = np.minimum(known, np.arange(len(moments)))
    before = np.concatenate([[0], np.cumsum(rows)])
    fewer = np.minimum(before[known], len(observations) - before[:-1]) * (rows > 0)
    first = int(np.argmax(fewer))
    if not fewer[first]:
        return None
    return first, observations.snapshot < known[first]


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
    low, high = float(expected.min()), float(expected.max())
    is_one = share_written(low) == share_written(high)
    return share_written(low) if is_one else shares_between(low, high)


def _briers(
    observations: Observations, tested: YesNo, expected: Floats, rate: float, settings: Settings
) -> tuple[Estimate, Estimate, Estimate]:
    """Give the Brier score of the expectation, of expecting the earlier rate, and the difference.

    Sources:
        G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly
        Weather Review 78 (1950): here of one of the two outcomes, so half of his.
    """
    outcome = observations.outcome[tested].astype(np.float64)
    mine, of_rate = (expected - outcome) ** 2, (rate - outcome) ** 2
    errors = (mine, of_rate, of_rate - mine)
    owners, owner = np.unique(observations.account[tested], return_inverse=True)
    sums = [*(np.bincount(owner, weights=error) for error in errors), np.bincount(owner)]
    of_account = csc_array(np.stack(sums))  # sparse: its products do not fight for processors

    def by_round(draws: Draws) -> Floats:
        found: Floats = (of_account @ draws).T
        return found[:, :-1] / found[:, -1:]

    found = resampled(by_round, accounts=len(owners), rounds=settings.rounds, seed=settings.seed)
    brier, brier_of_rate, better_by = (
        Estimate(float(error.mean()), *interval(found[:, at]), n=len(outcome))
        for at, error in enumerate(errors)
    )
    return brier, brier_of_rate, better_by

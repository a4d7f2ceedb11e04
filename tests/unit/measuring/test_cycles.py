from dataclasses import replace

import numpy as np
import pytest
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy.stats import binom

from support.made_rows import made_deals, no_deals
from tradewind.measuring.cycles import CURVE_POINTS, cycles_of, median_of, still_open
from tradewind.measuring.observations import Deals, Floats, YesNo


def _by_lifelines(days: Floats, is_closed: YesNo) -> tuple[KaplanMeierFitter, tuple[float, float]]:
    fitted = KaplanMeierFitter().fit(days, is_closed)
    ends = median_survival_times(fitted.confidence_interval_)
    return fitted, (float(ends.iloc[0, 0]), float(ends.iloc[0, 1]))


def _deals_that_take(days: Floats, *, seed: int) -> Deals:
    return replace(made_deals(len(days), seed=seed), days=days)


@pytest.mark.parametrize("seed", range(5))
def test_the_median_and_its_interval_are_those_of_lifelines(seed: int) -> None:
    """Kaplan-Meier's median, and the ends where the log-log band crosses a half."""
    days = np.random.default_rng(seed).exponential(60, 150).round()
    deals = _deals_that_take(days, seed=seed)
    fitted, ends = _by_lifelines(deals.days, deals.is_closed)

    median = cycles_of(deals, deals.tier, ("A",))[0].median

    assert median is not None
    assert (median.value, median.low, median.high) == (fitted.median_survival_time_, *ends)


def test_the_curve_and_its_band_are_those_of_lifelines() -> None:
    """At every day the share still open and both ends of its interval agree."""
    deals = made_deals(120)
    days, is_closed = np.append(deals.days, 999.0), np.append(deals.is_closed, False)
    fitted, _ = _by_lifelines(days, is_closed)
    band = fitted.confidence_interval_

    curve = still_open(days, is_closed)

    assert curve.x[1:] == tuple(fitted.timeline[1:])
    assert curve.y[1:] == pytest.approx(fitted.survival_function_.iloc[1:, 0])
    assert curve.low is not None
    assert curve.high is not None
    assert curve.low[1:] == pytest.approx(band.iloc[1:, 0])
    assert curve.high[1:] == pytest.approx(band.iloc[1:, 1])


def test_open_deals_count_as_open() -> None:
    """Of four deals two close on day 10; two are still open on day 90: the median is day 10."""
    curve = still_open(np.array([10.0, 10.0, 90.0, 90.0]), np.array([True, True, False, False]))

    assert (curve.x, curve.y) == ((0.0, 10.0, 90.0), (1.0, 0.5, 0.5))


def test_a_median_that_is_not_reached_is_none() -> None:
    """Where fewer than half of the deals have closed, nobody knows the median."""
    deals = replace(made_deals(300), is_closed=np.arange(300) < 100)
    deals = replace(deals, is_won=np.zeros(300, np.bool_), days=np.full(300, 5.0))

    assert cycles_of(deals, deals.tier, ())[0].median is None


def test_a_curve_that_ends_at_nothing_has_ends_all_the_way() -> None:
    """Where every deal has closed, the lower end is 0 and the upper end stays where it was."""
    curve = still_open(np.array([1.0, 2.0, 3.0]), np.ones(3, np.bool_))

    assert curve.low is not None
    assert curve.high is not None
    assert (curve.y[-1], curve.low[-1], curve.high[-1]) == (0.0, 0.0, curve.high[-2])


def test_deals_that_are_all_open_stay_open_for_certain() -> None:
    """Without a closing the curve is flat, and nothing is divided by nothing."""
    curve = still_open(np.array([1.0, 2.0]), np.zeros(2, np.bool_))

    assert curve.y == curve.low == curve.high == (1.0, 1.0, 1.0)


def test_plain_medians_are_those_of_numpy() -> None:
    """Won and lost deals each have the median of their own days."""
    deals = made_deals(200)

    cycles = cycles_of(deals, deals.tier, ())[0]

    assert cycles.won_median is not None
    assert cycles.lost_median is not None
    assert cycles.won_median.value == np.median(deals.days[deals.is_won])
    assert cycles.lost_median.value == np.median(deals.days[deals.is_closed & ~deals.is_won])


@pytest.mark.parametrize("n", [6, 9, 25, 100, 1001])
def test_the_ranks_around_a_median_hold_it_often_enough_and_no_oftener_than_needed(n: int) -> None:
    """The binomial gives at least 95% to the ranks, and less to those one further in."""
    median = median_of(np.arange(1.0, n + 1))

    assert median is not None
    assert median.low is not None
    rank = int(median.low)
    assert median.high == n + 1 - rank
    assert 1 - 2 * binom.cdf(rank - 1, n, 0.5) >= 0.95 > 1 - 2 * binom.cdf(rank, n, 0.5)


def test_a_median_of_five_days_has_no_interval() -> None:
    """Not even the range of five values holds the median 95% of the time."""
    median = median_of(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))

    assert median is not None
    assert (median.value, median.low, median.high) == (3.0, None, None)


def test_deals_with_unknown_days_count_nowhere() -> None:
    """What has no dates, or dates that contradict each other, is neither closed nor open."""
    known = made_deals(60)
    days = np.where(np.arange(60) < 20, np.nan, known.days)
    deals = _deals_that_take(days, seed=2)

    cycles = cycles_of(deals, deals.tier, ())[0]

    assert cycles.closed + cycles.open == 40


def test_tiers_add_up_to_all_deals_that_have_one() -> None:
    """All deals stand first, then each tier with its own."""
    deals = made_deals(100)

    everyone, *tiers = cycles_of(deals, deals.tier, ("A", "B", "C", "D"))

    assert everyone.name == "all"
    assert sum(tier.closed for tier in tiers) == everyone.closed
    assert sum(tier.open for tier in tiers) == everyone.open


def test_no_deals_have_no_cycle() -> None:
    """Nothing is told of nothing."""
    cycles = cycles_of(no_deals(), no_deals().tier, ("A",))[1]

    assert (cycles.closed, cycles.open, cycles.median, cycles.won_median) == (0, 0, None, None)
    assert cycles.still_open.x == ()


def test_a_long_curve_is_thinned_for_drawing() -> None:
    """Thousands of days are drawn as two hundred, the first and the last among them."""
    deals = _deals_that_take(np.random.default_rng(3).exponential(60, 5000), seed=3)

    curve = cycles_of(deals, deals.tier, ())[0].still_open

    assert len(curve.x) == CURVE_POINTS
    assert (curve.x[0], curve.x[-1]) == (0.0, deals.days.max())

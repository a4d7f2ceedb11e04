"""Intervals of the bootstrap of observations."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from support.made_rows import made_rows
from tradewind.measuring.bootstrap import Bootstrap
from tradewind.measuring.observations import Floats
from tradewind.measuring.resampling import Draws


def test_the_interval_of_a_skewed_mean_is_that_of_scipy() -> None:
    """With as many positives that nothing is expanded, it is scipy's BCa interval."""
    rows = made_rows(120, 1)
    values = np.random.default_rng(1).exponential(1.0, 120)
    bootstrap = replace(Bootstrap.of(rows, rounds=4000, seed=2), with_positives=10**6)

    def mean(draws: Draws) -> Floats:
        return np.asarray(values @ draws / draws.sum(axis=0), np.float64)

    found = bootstrap.estimate(float(values.mean()), bootstrap.values(mean), 120)

    theirs = stats.bootstrap((values,), np.mean, n_resamples=4000, method="BCa", rng=2)
    ends = (theirs.confidence_interval.low, theirs.confidence_interval.high)
    assert (found.low, found.high) == pytest.approx(ends, abs=0.02)


def test_few_positives_make_the_interval_wider() -> None:
    """As the t distribution is wider than the normal one."""
    few = Bootstrap.of(made_rows(120, 1), rounds=1000, seed=2)
    rounds = np.random.default_rng(1).normal(size=1000 + few.parts)

    wide, narrow = (
        replace(few, with_positives=accounts).estimate(0.0, rounds, 120) for accounts in (5, 500)
    )

    assert wide.low is not None
    assert narrow.low is not None
    assert wide.low < 1.2 * narrow.low < 0


def test_a_statistic_that_never_differs_is_certain() -> None:
    """Its interval is the number itself."""
    bootstrap = Bootstrap.of(made_rows(), rounds=20, seed=2)

    found = bootstrap.estimate(0.5, np.full(20 + bootstrap.parts, 0.5), 9)

    assert (found.low, found.high) == (0.5, 0.5)


def test_without_any_round_that_has_a_value_no_end_can_be_told() -> None:
    """The number stands alone."""
    bootstrap = Bootstrap.of(made_rows(), rounds=20, seed=2)

    found = bootstrap.estimate(0.5, np.full(20 + bootstrap.parts, np.nan), 9)

    assert (found.value, found.low, found.high) == (0.5, None, None)


def test_each_part_of_the_accounts_is_left_out_once() -> None:
    """With few accounts, each one is a part; all others are there once."""
    bootstrap = Bootstrap.of(made_rows(5, 2), rounds=1, seed=2)

    values = bootstrap.values(lambda draws: draws.T.astype(np.float64))

    assert (values[:5] == 1 - np.eye(5)).all()
    assert values[5].sum() == 5


def test_what_one_account_alone_tells_has_no_interval() -> None:
    """Its rows differ from nobody's, so that every round is the same."""
    rows = made_rows(1, 60, level=0.0, steepness=0.0)
    bootstrap = Bootstrap.of(rows, rounds=20, seed=2)

    found = bootstrap.estimate(0.47, np.full(21, 0.47), 60)

    assert (found.value, found.low, found.high) == (0.47, None, None)

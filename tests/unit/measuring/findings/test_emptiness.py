"""What emptiness tells: lifts worked by hand, and a chance that agrees with SciPy's."""

import numpy as np
import pytest
from scipy.stats import binom

from support.planted_evidence import observed, outcomes
from tradewind.measuring.findings.emptiness import emptiness_of


def test_lifts_are_conversions_over_that_of_all() -> None:
    """Of 100 rows 20 are positive; 40 are empty with 4 of these, 60 filled in with 16."""
    is_empty = (np.arange(100) < 4) | (np.arange(100) >= 64)

    found = emptiness_of(is_empty, observed(outcomes(20, 100)))

    assert found is not None
    assert found.share == 0.4
    assert found.lift_empty == pytest.approx(0.5)
    assert found.lift_filled == pytest.approx(16 / 60 / 0.2)


@pytest.mark.parametrize("positives", [0, 1, 3, 15, 40])
def test_chance_is_a_tail_of_the_binomial_distribution(positives: int) -> None:
    """With one row an account, chance is the smaller binomial tail of the fewer side."""
    rows = np.arange(1000)
    is_filled = (rows < positives) | ((rows >= 100) & (rows < 140 - positives))

    found = emptiness_of(~is_filled, observed(outcomes(100, 1000)))

    assert found is not None
    tails = binom.sf(positives - 1, 40, 0.1), binom.cdf(positives, 40, 0.1)
    assert found.chance == pytest.approx(min(tails), rel=1e-9)


def test_repeated_snapshots_of_an_account_count_once() -> None:
    """Five snapshots of the same accounts are about as likely by chance as one."""
    is_empty = np.arange(1000) % 10 < 2
    outcome = np.arange(1000) % 7 == 0
    account = np.tile(np.arange(1000), 5)

    once = emptiness_of(is_empty, observed(outcome))
    often = emptiness_of(np.tile(is_empty, 5), observed(np.tile(outcome, 5), account=account))

    assert once is not None
    assert often is not None
    assert often.chance == pytest.approx(once.chance, rel=0.1)


@pytest.mark.parametrize("empty", [0, 1000])
def test_a_column_without_empty_or_without_filled_rows_tells_nothing(empty: int) -> None:
    """There is nothing to compare."""
    assert emptiness_of(np.arange(1000) < empty, observed(outcomes(100, 1000))) is None

"""Conversion lately against before: by hand, planted, and silent where nothing changed."""

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from tradewind.measuring.drift_lately import Lately, lately_against_before


def _compared(before: float, lately: float, accounts: int, seed: int) -> Lately:
    """Compare accounts of six snapshots, of which the last two are lately."""
    rng = np.random.default_rng(seed)
    is_late = np.tile([False] * 4 + [True] * 2, accounts)
    account = np.repeat(np.arange(accounts, dtype=np.int32), 6)
    outcome = rng.random(len(account)) < np.where(is_late, lately, before)
    return lately_against_before(outcome, account, is_late, tier="A", tiers=4)


def test_with_one_row_per_account_it_is_the_difference_of_two_shares() -> None:
    """Shares of 0.2 and 0.5 of 100 each: the interval is Newcombe's, as in statsmodels."""
    outcome = np.repeat([True, False, True, False], [20, 80, 50, 50])
    is_late = np.repeat([False, True], 100)

    found = lately_against_before(
        outcome, np.arange(200, dtype=np.int32), is_late, tier="A", tiers=1
    )

    assert found.change is not None
    assert found.change.value == pytest.approx(0.3)
    ends = confint_proportions_2indep(50, 100, 20, 100, method="newcomb")
    assert (found.change.low, found.change.high) == pytest.approx(ends)
    assert found.is_sure


def test_a_planted_fall_is_sure() -> None:
    """From a fifth to a twentieth of 200 accounts."""
    assert _compared(0.2, 0.05, 200, 1).is_sure


def test_stable_tiers_are_silent() -> None:
    """Of 500 markets with four tiers each, at most one in twenty has a tier that changed."""
    fired = sum(
        any(_compared(0.1, 0.1, 150, 10 * market + tier).is_sure for tier in range(4))
        for market in range(500)
    )

    assert fired <= 500 * 0.05


def test_few_outcomes_are_never_sure() -> None:
    """Nine of nine against none of a thousand are too few."""
    is_late = np.repeat([False, True], [1_000, 9])

    found = lately_against_before(
        is_late.copy(), np.arange(1_009, dtype=np.int32), is_late, tier="A", tiers=1
    )

    assert found.change is not None
    assert not found.is_sure


def test_a_tier_that_was_empty_has_no_change() -> None:
    """There is nothing to compare with."""
    found = lately_against_before(
        np.ones(3, bool), np.arange(3, dtype=np.int32), np.ones(3, bool), tier="A", tiers=1
    )

    assert (found.before, found.change) == (None, None)

"""Shares with their intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from tradewind.measuring.shares import design_effect, share


@given(yes=st.integers(0, 300), no=st.integers(0, 300))
def test_with_one_row_an_account_the_interval_is_that_of_statsmodels(yes: int, no: int) -> None:
    """Where no account comes back, the interval is the plain Wilson interval."""
    outcome = np.arange(yes + no) < yes

    found = share(outcome, np.arange(yes + no, dtype=np.int32))

    if yes + no == 0:
        assert found is None
        return
    low, high = proportion_confint(yes, yes + no, method="wilson")
    assert found is not None
    assert (found.value, found.n) == (yes / (yes + no), yes + no)
    assert (found.low, found.high) == pytest.approx((max(low, 0), min(high, 1)), abs=1e-12)


def test_rows_that_repeat_each_other_count_once() -> None:
    """Where each account stands there four times with one outcome, rows tell a quarter."""
    outcome = np.repeat(np.arange(100) < 20, 4)
    account = np.repeat(np.arange(100, dtype=np.int32), 4)

    effect = design_effect(outcome, account)

    # By hand: 100/99 x 100 x 0.16 x 16 / 400^2 over 0.16 / 399.
    assert effect == pytest.approx(4 * 399 / 400 * 100 / 99)


def test_rows_that_differ_within_accounts_never_count_more_than_once() -> None:
    """Where accounts are more alike than rows, the effect stays 1."""
    outcome = np.tile([True, False], 50)
    account = np.repeat(np.arange(50, dtype=np.int32), 2)

    assert design_effect(outcome, account) == 1.0


@pytest.mark.parametrize("answer", [True, False])
def test_rows_that_are_all_alike_count_as_their_accounts(answer: bool) -> None:
    """Where nothing differs, the rows of an account are taken to tell the same thing."""
    account = np.repeat(np.arange(10, dtype=np.int32), 3)

    found = share(np.full(30, answer), account)

    low, high = proportion_confint(10 * answer, 10, method="wilson")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((max(low, 0), min(high, 1)), abs=1e-12)


def test_one_account_tells_as_much_as_one_row() -> None:
    """However often it stands there."""
    outcome = np.arange(12) < 6

    assert design_effect(outcome, np.zeros(12, np.int32)) == 12


def test_numbers_of_accounts_may_have_gaps() -> None:
    """Accounts that have no rows change nothing."""
    outcome = np.arange(40) % 3 == 0
    account = np.repeat(np.arange(20, dtype=np.int32), 2)

    assert share(outcome, account) == share(outcome, account * 7)

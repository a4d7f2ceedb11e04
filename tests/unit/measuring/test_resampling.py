"""Rounds of the bootstrap."""

import numpy as np
import pytest

from tradewind.measuring.observations import Floats
from tradewind.measuring.resampling import Draws, by_account, interval, resampled


def counts(draws: Draws) -> Floats:
    """Give the draws themselves, rounds first."""
    return draws.T.astype(np.float64)


def test_each_round_draws_as_many_accounts_as_there_are() -> None:
    """Accounts are drawn with replacement, whole numbers of times."""
    found = resampled(counts, accounts=50, rounds=130, seed=3)

    assert found.shape == (130, 50)
    assert (found.sum(axis=1) == 50).all()
    assert found.mean(axis=0) == pytest.approx(np.ones(50), abs=0.4)


def test_the_number_of_threads_changes_nothing() -> None:
    """One thread and three give the same rounds in the same order."""
    one, three = (
        resampled(counts, accounts=40, rounds=200, seed=3, threads=threads) for threads in (1, 3)
    )

    assert (one == three).all()


def test_more_rounds_begin_with_the_same_rounds() -> None:
    """The first rounds do not depend on how many follow."""
    few, many = (resampled(counts, accounts=40, rounds=rounds, seed=3) for rounds in (70, 200))

    assert (few == many[:70]).all()


def test_another_seed_draws_other_accounts() -> None:
    """Seeds are told apart."""
    one, other = (resampled(counts, accounts=40, rounds=5, seed=seed) for seed in (3, 4))

    assert (one != other).any()


def test_progress_ends_with_all() -> None:
    """Progress is told block by block and ends at 1."""
    told: list[float] = []

    resampled(counts, accounts=3, rounds=130, seed=1, progress=told.append)

    assert told == [1 / 3, 2 / 3, 1.0]


def test_rows_are_counted_by_position_and_account() -> None:
    """Rows of one account at one position add up."""
    position, account = np.array([0, 0, 1], np.int32), np.array([2, 2, 0], np.int32)

    found = by_account(position, account, (2, 3))

    assert found.toarray().tolist() == [[0, 0, 2], [1, 0, 0]]


def test_rounds_without_a_value_do_not_count() -> None:
    """NaN stands for a round in which there is nothing to measure."""
    rounds = np.concatenate([np.arange(41.0), np.full(9, np.nan)])

    assert interval(rounds) == pytest.approx((1.0, 39.0))


def test_ends_without_bounds_are_none() -> None:
    """Where many rounds are infinite, the interval has no upper end; without rounds, no end."""
    rounds = np.concatenate([np.arange(41.0), np.full(9, np.inf)])

    assert interval(rounds)[1] is None
    assert interval(np.full(4, np.nan)) == (None, None)

"""Which accounts a team works."""

from dataclasses import replace

import numpy as np
import pytest

from support.made_rows import made_rows
from tradewind.measuring.observations import Floats, Observations
from tradewind.measuring.worked import worked_parts


def ranked(values: list[float], snapshots: int, horizon_days: float) -> Observations:
    """Give accounts that are ranked alike at every snapshot; snapshots are 30 days apart."""
    rows = made_rows(len(values), snapshots)
    rankings = {"growth": np.tile(np.array(values), snapshots)}
    return replace(rows, rankings=rankings, horizon_days=horizon_days)


def worked(rows: Observations, capacity: int) -> list[list[float]]:
    """Give what is worked: one list per snapshot."""
    parts: Floats = worked_parts(rows, "growth", capacity)
    return parts.reshape(len(rows.moments), -1).tolist()


def test_the_best_are_worked_first_and_then_left_alone() -> None:
    """With a horizon of two snapshots, every other account comes back with the third."""
    rows = ranked([4.0, 3.0, 2.0, 1.0], snapshots=3, horizon_days=60)

    assert worked(rows, 2) == [[1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 0, 0]]


def test_a_horizon_that_is_not_over_by_hours_is_not_over() -> None:
    """After 60 days, an account that was worked for a horizon of 60.5 is still left alone."""
    rows = ranked([4.0, 3.0, 2.0, 1.0], snapshots=3, horizon_days=60.5)

    assert worked(rows, 2) == [[1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]]


def test_equals_share_the_last_place() -> None:
    """One is sure, and two of three equals have the place that is left."""
    rows = ranked([9.0, 5.0, 5.0, 1.0], snapshots=1, horizon_days=60)

    assert worked(rows, 2) == [[1, 0.5, 0.5, 0]]


def test_working_at_random_works_all_alike() -> None:
    """Of ten accounts, two a snapshot: a fifth of each, also among those that are left."""
    rows = ranked([0.0] * 10, snapshots=4, horizon_days=90)

    assert np.array(worked(rows, 2)) == pytest.approx(np.full((4, 10), 0.2))


def test_working_at_random_is_what_drawing_many_times_gives() -> None:
    """Choices at random among those that are free, ten thousand times over."""
    rows = ranked([0.0] * 6, snapshots=3, horizon_days=60)
    here = np.array([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1]], bool).ravel()
    rows = replace(
        rows,
        account=rows.account[here],
        snapshot=rows.snapshot[here],
        outcome=rows.outcome[here],
        rankings={"growth": rows.rankings["growth"][here]},
    )
    dice, times = np.random.default_rng(3), np.zeros((3, 6))
    for _ in range(10_000):
        first = dice.permutation(6)[:2]
        second = dice.permutation([one for one in range(4) if one not in first])[:2]
        third = dice.permutation([one for one in range(6) if one not in second])[:2]
        for at, chosen in enumerate((first, second, third)):
            times[at, chosen] += 1

    found = worked_parts(rows, "growth", 2)

    assert found == pytest.approx(times.ravel()[here] / 10_000, abs=0.02)


def test_fewer_accounts_than_places_are_all_worked() -> None:
    """What is left of the capacity is left."""
    assert worked(ranked([2.0, 1.0], snapshots=1, horizon_days=60), 5) == [[1, 1]]


def test_the_unknown_are_worked_last_and_alike() -> None:
    """They share what is left."""
    rows = ranked([np.nan, 1.0, np.nan], snapshots=1, horizon_days=60)

    assert worked(rows, 2) == [[0.5, 1, 0.5]]

"""A date that lies far behind all others is told of, and no other data are."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from support.backtest_worlds import World, random_world
from tradewind.workflows.backtesting.late_dates import late_of

DAY = 86_400.0


def warnings(gather: Any, world: World, folder: Path, **asked: Any) -> list[str]:
    """Give what is said of late dates."""
    with gather(world.write(folder), **asked) as found:
        return [str(one) for one in found.tested.problems if one.code == "TW837"]


def slipped(seed: int) -> World:
    """Make a world in which one opportunity was closed in a year to come."""
    world = random_world(seed)
    row = next(row for row in world.opportunities if row["outcome"] == "won" and row["closed_at"])
    row["closed_at"] = "2026-10-05"
    return world


def test_a_closing_months_after_all_others_is_told_of(gather: Any, tmp_path: Path) -> None:
    """The warning says where the data seem to end, and what to write."""
    (said,) = warnings(gather, slipped(3), tmp_path, horizon="60d")

    assert "1 opening or closing of" in said
    assert "moved the data's end to 2026-10-05" in said
    assert "write `--data-until 2026-03-01`" in said


def test_whoever_says_where_the_data_end_is_not_told(gather: Any, tmp_path: Path) -> None:
    """The fix silences the warning."""
    until = datetime(2025, 12, 30, tzinfo=UTC)

    assert warnings(gather, slipped(3), tmp_path, horizon="60d", data_until=until) == []


@pytest.mark.parametrize("seed", range(3))
def test_dates_that_come_at_random_are_no_slips(gather: Any, tmp_path: Path, seed: int) -> None:
    """Nothing is said of a usual world."""
    assert warnings(gather, random_world(seed), tmp_path, horizon="60d") == []


@pytest.mark.parametrize("n", [20, 40, 200, 5_000])
def test_false_alarms_are_rare(n: int) -> None:
    """Of a thousand random series, whose gaps vary as waiting times do, at most one in a hundred
    is taken for one with a slip.
    """
    dice = np.random.default_rng(n)
    gaps = dice.exponential(600 * DAY / n, size=(1_000, n))

    assert sum(late_of(one) > 0 for one in np.cumsum(gaps, axis=1)) <= 10


@pytest.mark.parametrize(("late", "found"), [(1, 1), (2, 2), (4, 4), (5, 0)])
def test_a_few_dates_together_may_be_slips(late: int, found: int) -> None:
    """Up to four of a hundred or more; a fifth is a part of the data."""
    dates = np.concatenate([np.arange(400), 700 + np.arange(late)]) * DAY

    assert late_of(dates) == found


def test_a_first_date_long_before_the_others_hides_no_late_one() -> None:
    """1970 and its like are slips themselves."""
    dates = np.concatenate([[-9_000], np.arange(400), [700]]) * DAY

    assert late_of(dates) == 1


def test_a_dozen_dates_are_too_few_to_tell() -> None:
    """Then no gap is unusual."""
    assert late_of(np.concatenate([np.arange(12), [900]]) * DAY) == 0

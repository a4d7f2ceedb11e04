"""Trends by hand, against the bootstrap, planted, and silent where nothing rises."""

import numpy as np
import pytest

from tradewind.measuring.drift_trend import Trend, trend
from tradewind.measuring.observations import Floats

MONTHS = np.arange(13, dtype=np.float64)


def _panel(values: Floats) -> Trend:
    """Give the trend of one row per account and snapshot."""
    accounts, snapshots = values.shape
    account = np.repeat(np.arange(accounts, dtype=np.int32), snapshots)
    snapshot = np.tile(np.arange(snapshots, dtype=np.int32), accounts)
    return trend(values.ravel(), account, snapshot, MONTHS[:snapshots])


def test_the_change_is_that_of_the_line_over_the_whole_time() -> None:
    """Means of 0.1, 0.3 and 0.2 have a line that rises by 0.1."""
    found = _panel(np.array([[0.0, 0.2, 0.1], [0.2, 0.4, 0.3]]))

    assert found.values == pytest.approx((0.1, 0.3, 0.2))
    assert found.change is not None
    assert found.change.value == pytest.approx(0.1)
    assert found.change.n == 2


def test_the_interval_is_that_of_drawing_accounts_anew() -> None:
    """Where the means lie on the line, the interval equals that of the bootstrap by account."""
    rng = np.random.default_rng(2)
    slopes = rng.exponential(size=400)

    found = _panel(rng.normal(size=(400, 1)) + slopes[:, np.newaxis] * MONTHS / 12)

    drawn = rng.integers(400, size=(2_000, 400))
    changes = slopes[drawn].mean(axis=1)
    assert found.change is not None and found.change.high is not None
    assert found.change.high - found.change.value == pytest.approx(1.96 * changes.std(), rel=0.05)


def test_planted_inflation_fires() -> None:
    """Tier A grows from a tenth of the accounts to a quarter."""
    rng = np.random.default_rng(4)
    values = (rng.random((500, 1)) < np.linspace(0.1, 0.25, 13)).astype(np.float64)

    found = _panel(values)

    assert found.change is not None and found.change.low is not None
    assert found.change.low > 0
    assert found.change.holds(0.15)


def test_stable_markets_are_silent() -> None:
    """Accounts come and go between tiers, and in at most one of twenty markets a trend is seen."""
    rng = np.random.default_rng(5)
    fired = 0
    for _ in range(50):
        state = rng.random(300) < 0.2
        columns = []
        for _ in range(13):
            anew = rng.random(300) < 0.2
            state = np.where(anew, rng.random(300) < 0.2, state)
            columns.append(state.astype(np.float64))
        found = _panel(np.array(columns).T)
        fired += found.change is not None and not found.change.holds(0.0)

    assert fired <= 50 * 0.05


def test_snapshots_without_accounts_are_left_out() -> None:
    """Their mean is unknown, and the line goes through the others."""
    account, snapshot = np.arange(3, dtype=np.int32), np.array([0, 2, 3], dtype=np.int32)

    found = trend(np.array([0.0, 2.0, 3.0]), account, snapshot, MONTHS[:4])

    assert np.isnan(found.values[1])
    assert found.change is not None and found.change.value == pytest.approx(3)


def test_two_snapshots_make_no_trend() -> None:
    """Through two points goes every line."""
    assert _panel(np.array([[0.0, 1.0]])).change is None

"""The stability index by hand, by brute force, planted, and silent where nothing shifts."""

from itertools import pairwise
from math import log

import numpy as np
import pytest

from tradewind.measuring.drift import LEAST_SHARE, UNKNOWN, stability
from tradewind.measuring.observations import Floats


def _brute_force(first: Floats, second: Floats, cuts: list[float]) -> float:
    """Add up the bands between the cuts one by one; an empty one is half an account."""
    ends, total = [-np.inf, *cuts, np.inf], 0.0
    for low, high in pairwise(ends):
        shares = []
        for values in (first, second):
            count = sum(1 for value in values if low < value <= high)
            shares.append(max(count / len(values), 0.5 / len(values), LEAST_SHARE))
        total += (shares[1] - shares[0]) * log(shares[1] / shares[0])
    return total


def test_the_index_of_two_values_is_that_of_the_hand() -> None:
    """From 50 : 50 to 20 : 80 it is -0.3 ln 0.4 + 0.3 ln 1.6 = 0.4159."""
    first, second = np.repeat([0.0, 1.0], 50), np.repeat([0.0, 1.0], [20, 80])

    found = stability(first, second)

    assert found is not None
    assert found.index == pytest.approx(-0.3 * log(0.4) + 0.3 * log(1.6))
    assert found.by_chance == pytest.approx(1 / 100 + 1 / 100)


def test_many_values_are_cut_at_the_deciles_of_the_first_date() -> None:
    """Against a loop over the same bands."""
    rng = np.random.default_rng(1)
    first, second = rng.normal(0, 1, 1_000), rng.normal(0.4, 1.1, 700)

    found = stability(first, second)

    cuts = np.quantile(first, np.arange(1, 10) / 10, method="inverted_cdf")
    assert found is not None
    assert found.index == pytest.approx(_brute_force(first, second, cuts.tolist()))
    assert len(found.bands) == 10
    assert found.level == "slight"


def test_unknown_is_a_band_of_its_own() -> None:
    """It is neither the lowest value nor left out."""
    first, second = np.array([1.0, 1.0, np.nan, np.nan]), np.array([1.0, 1.0, 1.0, np.nan])

    found = stability(first, second)

    assert found is not None
    assert [(one.name, one.first, one.second) for one in found.bands] == [
        ("1", 0.5, 0.75),
        (UNKNOWN, 0.5, 0.25),
    ]


def test_a_common_value_is_a_band_of_its_own() -> None:
    """Nine in ten have 0; the negative ones below it are not taken for it."""
    rest = np.linspace(-9, -1, 50)
    first = np.concatenate([np.zeros(950), rest])
    second = np.concatenate([np.zeros(700), np.tile(rest, 6)])

    found = stability(first, second)

    assert found is not None and found.level == "strong"
    assert [one.name for one in found.bands] == ["below 0", "0"]
    assert [one.second for one in found.bands] == [0.3, 0.7]


def test_an_empty_band_counts_as_half_an_account() -> None:
    """A value that vanishes makes no infinite index."""
    found = stability(np.repeat([0.0, 1.0], 10), np.zeros(20))

    assert found is not None
    expected = 0.5 * log(1 / 0.5) + (0.025 - 0.5) * log(0.025 / 0.5)
    assert found.index == pytest.approx(expected)


def test_what_adds_most_to_the_index_moved_most() -> None:
    """A rare value that trebles outweighs a common one whose share changes by more."""
    values = [0.0, 1.0, 2.0]
    first, second = np.repeat(values, [50, 45, 5]), np.repeat(values, [39, 46, 15])

    found = stability(first, second)

    assert found is not None
    assert (found.most_moved.name, found.most_moved.second) == ("2", 0.15)
    assert found.most_moved.term == pytest.approx(0.1 * log(3))
    assert sum(one.term for one in found.bands) == pytest.approx(found.index)


def test_a_value_that_appears_is_weighed_by_its_floored_share() -> None:
    """From none of a hundred, which count as half an account, to ten."""
    first, second = np.repeat([0.0, 1.0], [60, 40]), np.repeat([0.0, 1.0, 2.0], [48, 42, 10])

    found = stability(first, second)

    assert found is not None
    assert (found.most_moved.name, found.most_moved.first) == ("2", 0.0)
    assert found.most_moved.term == pytest.approx(0.095 * log(0.1 / 0.005))


def test_what_is_all_unknown_at_both_dates_is_stable() -> None:
    """One band cannot shift."""
    found = stability(np.full(5, np.nan), np.full(9, np.nan))

    assert found is not None
    assert (found.index, found.level) == (0.0, "stable")


def test_a_date_without_accounts_compares_nothing() -> None:
    """There is no distribution."""
    assert stability(np.array([]), np.array([1.0])) is None


@pytest.mark.parametrize("accounts", [30, 100, 400, 5_000])
def test_stable_pairs_are_silent(accounts: int) -> None:
    """Of 50 pairs of samples of twelve lines each, at most one in twenty has a shifted line."""
    rng = np.random.default_rng(accounts)
    fired = 0
    for _ in range(50):
        levels = set()
        for line in range(12):
            both = rng.normal(size=2 * accounts)
            values = both if line % 2 else np.floor(both * 2)
            found = stability(values[:accounts], values[accounts:], lines=12)
            assert found is not None
            levels.add(found.level)
        fired += levels != {"stable"}

    assert fired <= 50 * 0.05


@pytest.mark.parametrize(("shift", "level"), [(0.45, "slight"), (1.0, "strong")])
def test_planted_shifts_fire(shift: float, level: str) -> None:
    """A normal distribution shifted by d has an index of about d squared."""
    rng = np.random.default_rng(3)

    found = stability(rng.normal(size=4_000), rng.normal(shift, 1, 4_000), lines=12)

    assert found is not None
    assert found.level == level
    assert found.index == pytest.approx(shift**2, rel=0.15)

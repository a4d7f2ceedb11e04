from dataclasses import replace

import numpy as np

from support.made_rows import made_deals, no_deals
from tradewind.measuring.deal_sizes import deal_sizes_of
from tradewind.measuring.observations import Deals
from tradewind.measuring.settings import Settings

SETTINGS = Settings(rounds=400)


def _won(amounts: list[float], accounts: list[int]) -> Deals:
    some = made_deals(len(amounts))
    yes = np.ones(len(amounts), np.bool_)
    return replace(
        some,
        account=np.array(accounts, np.int32),
        amount=np.array(amounts),
        is_won=yes,
        is_closed=yes,
    )


def test_mean_median_and_total_are_those_of_the_won_deals() -> None:
    """Lost and open deals have no size."""
    deals = made_deals(200)
    won = deals.amount[deals.is_won]

    sizes = deal_sizes_of(deals, deals.tier, (), SETTINGS)[0]

    assert sizes.mean is not None
    assert sizes.median is not None
    assert np.isclose(sizes.mean.value, won.mean())
    assert (sizes.median.value, sizes.won) == (np.median(won), len(won))
    assert np.isclose(sizes.total, won.sum())


def test_deals_without_an_amount_are_won_but_have_no_size() -> None:
    """They count among the won, and the numbers rest on the others."""
    deals = _won([100.0, 200.0, np.nan], [0, 1, 2])

    sizes = deal_sizes_of(deals, deals.tier, (), SETTINGS)[0]

    assert sizes.mean is not None
    assert (sizes.won, sizes.mean.n, sizes.mean.value, sizes.total) == (3, 2, 150.0, 300.0)


def test_one_amount_tells_no_size() -> None:
    """A single deal has an amount, not a typical one."""
    deals = _won([100.0], [0])

    sizes = deal_sizes_of(deals, deals.tier, (), SETTINGS)[0]

    assert (sizes.mean, sizes.median, sizes.total) == (None, None, 100.0)


def test_five_accounts_give_no_interval() -> None:
    """The numbers are told; their interval is not."""
    deals = _won([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [0, 1, 2, 3, 4, 4])

    sizes = deal_sizes_of(deals, deals.tier, (), SETTINGS)[0]

    assert sizes.median is not None
    assert (sizes.median.value, sizes.median.low, sizes.median.high) == (3.5, None, None)


def test_the_interval_is_that_of_a_plain_bootstrap_where_accounts_buy_once() -> None:
    """Drawing accounts is drawing deals, and numpy's own resampling gives about the same ends."""
    amounts = np.random.default_rng(5).lognormal(9, 1, 300)
    deals = _won(amounts.tolist(), list(range(300)))
    dice = np.random.default_rng(6)
    draws = np.median(dice.choice(amounts, (4000, 300)), axis=1)

    median = deal_sizes_of(deals, deals.tier, (), Settings(rounds=4000))[0].median

    assert median is not None
    ends = [median.low, median.high]
    assert np.allclose(np.array(ends, float), np.quantile(draws, [0.025, 0.975]), rtol=0.03)


def test_many_deals_of_few_accounts_are_less_sure_than_of_many() -> None:
    """Deals of one account resemble each other, and are drawn together."""
    own = np.random.default_rng(7).lognormal(9, 1, 30)
    amounts = np.repeat(own, 10).tolist()
    together = _won(amounts, np.repeat(np.arange(30), 10).tolist())
    apart = _won(amounts, [-1] * 300)

    wide, narrow = (
        deal_sizes_of(deals, deals.tier, (), SETTINGS)[0].mean for deals in (together, apart)
    )

    assert wide is not None
    assert narrow is not None
    assert (wide.high or 0) - (wide.low or 0) > 2 * ((narrow.high or 0) - (narrow.low or 0))


def test_the_interval_of_a_mean_holds_it_although_amounts_are_skewed() -> None:
    """Of 20 log-normal amounts the plain percentiles would hold it 84% of the time."""
    held = 0
    for seed in range(200):
        amounts = np.random.default_rng(seed).lognormal(9, 1, 20)
        deals = _won(amounts.tolist(), list(range(20)))
        mean = deal_sizes_of(deals, deals.tier, (), Settings(rounds=200))[0].mean
        assert mean is not None
        held += mean.holds(float(np.exp(9.5)))

    assert held >= 174


def test_equal_amounts_have_an_interval_of_no_width() -> None:
    """A product of one price has that price for its mean and its median."""
    deals = _won([99.9] * 20, list(range(20)))

    sizes = deal_sizes_of(deals, deals.tier, (), SETTINGS)[0]

    assert sizes.mean is not None
    assert sizes.median is not None
    assert (sizes.mean.low, sizes.mean.high) == (sizes.mean.value, sizes.mean.value)
    assert (sizes.median.low, sizes.median.high) == (99.9, 99.9)


def test_a_mean_that_rests_on_one_other_amount_has_no_upper_end() -> None:
    """Rounds without the only large deal show no spread, so nobody knows how far it reaches."""
    deals = _won([100.0] * 7 + [90_000.0], list(range(8)))

    mean = deal_sizes_of(deals, deals.tier, (), SETTINGS)[0].mean

    assert mean is not None
    assert mean.high is None
    assert mean.low is not None


def test_each_group_has_its_own_deals() -> None:
    """The groups follow after all deals, also those without a deal."""
    deals = _won([1.0, 3.0, 10.0], [0, 1, 2])

    sizes = deal_sizes_of(deals, np.array([0, 0, -1], np.int32), ("A", "B"), SETTINGS)

    assert [(one.name, one.won, one.total) for one in sizes] == [
        ("all", 3, 14.0),
        ("A", 2, 4.0),
        ("B", 0, 0.0),
    ]


def test_no_deals_have_no_size() -> None:
    """Nothing is told of nothing."""
    sizes = deal_sizes_of(no_deals(), no_deals().tier, (), SETTINGS)[0]

    assert (sizes.won, sizes.mean, sizes.total) == (0, None, 0.0)


def test_the_same_seed_gives_the_same_ends() -> None:
    """Two runs agree to the last digit."""
    deals = made_deals(100)

    assert deal_sizes_of(deals, deals.tier, ("A",), SETTINGS) == deal_sizes_of(
        deals, deals.tier, ("A",), SETTINGS
    )

"""How early an account takes up products, by numbers that can be worked out by hand."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.scorecard.adoption import (
    GRAINS_PER_PERCENT,
    early_adopter_index,
    percentile_grains,
    with_adoptions,
)
from tradewind.scorecard.catalogue import Catalogue, Product
from tradewind.scorecard.facts import Adoption, Sighting
from tradewind.scorecard.installed import installed

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)


def seen(product: str, day: int | None) -> Sighting:
    """Give a sighting on a day of 2025, or one without a date."""
    first = None if day is None else datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=day)
    return Sighting(product, first)


def index_of(account: str, market: dict[str, list[Sighting]]) -> tuple[float, int] | None:
    """Give the index of one account of a market."""
    known = with_adoptions(market, None, AS_OF)
    return early_adopter_index(installed(known[account], None, AS_OF) or ())


FIVE = {letter: [seen("erp", day)] for day, letter in enumerate("abcde")}


@pytest.mark.parametrize(("account", "index"), [("a", 100.0), ("c", 50.0), ("d", 25.0), ("e", 0.0)])
def test_the_first_of_five_has_100_and_the_last_0(account: str, index: float) -> None:
    """100 · later / (n − 1), where nobody came at the same time."""
    assert index_of(account, FIVE) == (index, 1)


def test_half_of_those_at_the_same_moment_count() -> None:
    """Of five accounts, a and b first on one day, three later: (3 + 1/2) / 4 = 87.5."""
    market = FIVE | {"b": [seen("erp", 0)]}

    assert index_of("a", market) == index_of("b", market) == (87.5, 1)


def test_the_index_is_the_mean_over_products_that_five_accounts_have() -> None:
    """100 of the ERP and 0 of the CRM make 50; a product that four accounts have adds nothing."""
    market = {letter: [*rows] for letter, rows in FIVE.items()}
    for day, letter in enumerate("edcba"):
        market[letter].append(seen("crm", day))
    for letter in "abcd":
        market[letter].append(seen("rare", 3))

    assert index_of("a", market) == (50.0, 2)


def test_without_a_product_that_qualifies_it_is_unknown() -> None:
    """Too few accounts, no date, or nothing known at all."""
    four = {letter: rows for letter, rows in FIVE.items() if letter != "e"}

    assert index_of("a", four) is None
    assert index_of("x", FIVE | {"x": [seen("erp", None)]}) is None
    assert index_of("x", FIVE | {"x": []}) is None


def test_an_account_without_a_date_is_not_among_the_others() -> None:
    """Nobody can say whether it came before."""
    assert index_of("c", FIVE | {"x": [seen("erp", None)]}) == (50.0, 1)


def test_accounts_that_take_it_up_later_do_not_count_yet() -> None:
    """As of the moment, nobody knew of them."""
    later = {f"later {n}": [seen("erp", 900 + n)] for n in range(9)}

    assert index_of("c", FIVE | later) == (50.0, 1)


def test_aliases_are_one_product() -> None:
    """Whoever calls it how."""
    catalogue = Catalogue(products={"erp": Product(aliases=("ERP suite",))})
    market = FIVE | {"b": [seen("ERP suite", 1)], "c": [seen("ERP suite", 9), seen("erp", 2)]}

    known = with_adoptions(market, catalogue, AS_OF)

    assert known["c"][0].adoption == known["c"][1].adoption == Adoption(later=2, same=0, others=4)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=40))
def test_the_percentiles_of_a_product_have_the_mean_50(days: list[int]) -> None:
    """Whatever the ties: each pair of accounts shares out one."""
    market = {str(place): [seen("erp", day)] for place, day in enumerate(days)}

    known = with_adoptions(market, None, AS_OF)

    adoptions = [rows[0].adoption for rows in known.values()]
    grains = [percentile_grains(one) for one in adoptions if one is not None]
    mean = sum(one for one in grains if one is not None) / len(days) / GRAINS_PER_PERCENT
    assert mean == pytest.approx(50, abs=1e-7)

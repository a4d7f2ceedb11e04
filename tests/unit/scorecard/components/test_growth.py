"""Growth compares the number of the moment with the one that held so long before."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.growth import GrowthComponent, growth_percent
from tradewind.scorecard.facts import AttributeVersion, Facts

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
GROWTH = {
    "name": "growth",
    "growth": "employees",
    "over": "365d",
    "bands": {"<0": 0, "0..<20": 5, ">=20": 10},
}


def component(**changes: Any) -> GrowthComponent:
    """Give the component with some keys changed."""
    return GrowthComponent.model_validate(GROWTH | changes)


def facts(now: Any, *versions: tuple[str, Any]) -> Facts:
    """Give an account with a number of today, and versions by their start."""
    held = (AttributeVersion({"valid_from": day, "employees": n}) for day, n in versions)
    return Facts({"employees": now}, AS_OF, versions=tuple(held))


@pytest.mark.parametrize(
    ("now", "then", "percent"),
    [
        (500, 400, 25),
        (400, 500, -20),
        (100, 100, 0),
        (2, 3, -33.3333),
        (-50, 100, -150),
        (0, 100, -100),
        (5, 0, None),
        (5, -5, None),
        (5, None, None),
        (None, 5, None),
        (5, 1e-300, None),
        (1e300, 5, None),
    ],
)
def test_growth_is_the_difference_in_percent_of_what_it_was(
    now: float | None, then: float | None, percent: float | None
) -> None:
    """From nothing, from a loss, and from or to the unknown there is no percentage."""
    assert growth_percent(now, then) == percent


def test_then_is_the_version_that_held_so_long_before() -> None:
    """A year before 31 March 2026 the 400 of 15 January 2025 held, not the 450 of 1 April."""
    account = facts(500, ("2024-01-01", 300), ("2025-01-15", 400), ("2025-04-01", 450))

    assert component().known_value(account) == 10
    assert component().seen(account) == "+25%: from 400 (since 2025-01-15) to 500"


def test_the_day_itself_belongs_to_the_new_version() -> None:
    """What began on 31 March 2025 is what the growth of a year is measured from."""
    account = facts(500, ("2024-01-01", 400), ("2025-03-31", 500))

    assert component().known_value(account) == 5


@pytest.mark.parametrize(
    "account",
    [
        facts(500),
        facts(500, ("2025-06-01", 400)),
        facts(500, ("2025-01-01", None)),
        facts(500, ("2025-01-01", 0)),
        facts(None, ("2025-01-01", 400)),
        Facts({"employees": 500}, AS_OF),
    ],
)
def test_without_a_number_then_and_now_growth_is_unknown(account: Facts) -> None:
    """No version so long ago, an unknown one, nothing to grow from, or no history at all."""
    assert component().known_value(account) is None
    assert component().seen(account) is None


def test_thousands_stand_on_the_receipt_as_people_write_them() -> None:
    """And decimals of a percentage without zeros behind them."""
    account = facts("12,345", ("2025-01-01", "10,000"))

    assert component().seen(account) == "+23.45%: from 10,000 (since 2025-01-01) to 12,345"
    assert component(bands=None, ramp={0: 0, 100: 10}).known_value(account) == 2.345


def test_it_says_over_how_long() -> None:
    """A growth without a time has no meaning."""
    with pytest.raises(ValidationError, match="over"):
        GrowthComponent.model_validate({key: GROWTH[key] for key in ("name", "growth", "bands")})


def test_its_values_are_those_of_its_curve() -> None:
    """So the middle of what it can give is 5."""
    assert component(missing="neutral").value_if_missing == Decimal(5)

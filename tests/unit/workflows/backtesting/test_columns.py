"""Components and attributes at the rows of a backtest."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from support.backtest_worlds import World, random_world
from tradewind.measuring.observations import ObservedColumn

END = datetime(2025, 12, 30, tzinfo=UTC)
CARD = """\
version: 1
name: wide
way: points
dimensions:
  fit:
    profiles:
      shops:
        where: {industry: [Retail]}
        components:
          - {name: headcount, number: employees, ramp: {0: 0, 1000: 10}}
      others:
        components:
          - {name: headcount, number: employees, ramp: {0: 0, 1000: 5}}
          - {name: since entry, days_since: created_at, bands: {"<100": 5, ">=100": 1}}
          - {name: buys already, yes_no: is_customer, yes: 3, no: 0}
          - {name: visits, events: {stream: engagement}, each: 1, window: 90d}
tiers: {A: 6, B: 0}
"""


@pytest.fixture
def world() -> World:
    """Give a small world."""
    return random_world(6)


def columns(gather: Any, world: World, folder: Path) -> tuple[dict[str, ObservedColumn], Any]:
    """Load all columns of the wide scorecard, and give the rows they belong to."""
    world.write(folder)
    (folder / "scorecards" / "wide.yaml").write_text(CARD, encoding="utf-8")
    with gather(folder, scorecards=("wide",), data_until=END) as found:
        loaded = [load() for load in found.columns]
    return {f"{one.role} {one.name}": one for one in loaded}, found.observations


def test_every_component_and_every_attribute_it_reads_is_loaded(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Components of one name are told apart by their profile."""
    found, rows = columns(gather, world, tmp_path)

    assert list(found) == [
        "component headcount (shops)",
        "component headcount (others)",
        "component since entry",
        "component buys already",
        "component visits",
        "attribute employees",
        "attribute created_at",
        "attribute is_customer",
        "attribute industry",
    ]
    assert {len(one.values) for one in found.values()} == {len(rows)}
    assert found["component visits"].place[0] == "scorecards/wide.yaml"


def test_only_what_the_history_does_not_tell_is_of_today(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Events are dated; a column without history is today's; one with it, where no version held."""
    found, _ = columns(gather, world, tmp_path)

    assert found["component visits"].from_today == 0
    assert found["attribute industry"].from_today == 1
    assert found["component since entry"].from_today == 1
    share = found["attribute employees"].from_today
    assert 0 < share < 1
    assert found["component headcount (shops)"].from_today == share


def test_texts_are_numbered_in_the_order_in_which_they_appear(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """The first row's industry is 0, the next new one 1."""
    found, rows = columns(gather, world, tmp_path)
    values = found["attribute industry"].values

    firsts = [int(np.flatnonzero(values == code)[0]) for code in sorted({*values.tolist()})]

    assert found["attribute industry"].is_text
    assert values[0] == 0
    assert firsts == sorted(firsts)
    of_account = {int(key): {*values[rows.account == key].tolist()} for key in set(rows.account)}
    assert all(len(codes) == 1 for codes in of_account.values())


def test_dates_are_days_and_yes_is_one(gather: Any, world: World, tmp_path: Path) -> None:
    """Days count from 1970; what is unknown is NaN."""
    found, _ = columns(gather, world, tmp_path)

    days = found["attribute created_at"].values
    assert np.isnan(days).any()
    assert np.nanmin(days) >= (datetime(2025, 1, 1) - datetime(1970, 1, 1)).days  # noqa: DTZ001  both alike
    assert {0.0, 1.0} >= {*np.nan_to_num(found["attribute is_customer"].values).tolist()}

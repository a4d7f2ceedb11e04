"""The files of the demo project: what they bind, and what the scorecard rests on."""

from pathlib import Path

import pytest

from tradewind.files.project_file import read_project
from tradewind.files.scorecard_file import read_scorecard
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.events import EventsComponent
from tradewind.simulating.market import write_market
from tradewind.simulating.project import project_text
from tradewind.simulating.scorecards import GROWTH


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    """Give the demo's scorecard, as it is read from its file."""
    (tmp_path / "growth.yaml").write_text(GROWTH, encoding="utf-8")
    return read_scorecard(tmp_path / "growth.yaml", shown_as="growth.yaml").card


def test_every_table_of_the_market_is_bound(tmp_path: Path) -> None:
    """The demo's tradewind.yaml binds what the market writes, account history too."""
    market = write_market(tmp_path / "data", accounts=3)
    (tmp_path / "tradewind.yaml").write_text(project_text(market.tables), encoding="utf-8")

    bound = read_project(tmp_path / "tradewind.yaml").project.tables

    assert bound.keys() == market.tables.keys()
    assert "account_history" in bound


def test_the_scorecard_reads_no_count_of_the_last_day(card: Scorecard) -> None:
    """Roll-ups of the last 90 days are true of the last day alone, so no score rests on them."""
    columns = {use.column for _, use in card.column_uses()}

    assert not {name for name in columns if name.endswith("_90d")}
    assert "last_activity_at" not in columns


def test_engagement_and_signals_rest_on_events_that_wear_off(card: Scorecard) -> None:
    """Each of their components ends or decays, so that old news fades by itself."""
    components = [one.component for one in card.placed() if one.dimension != "fit"]

    assert all(isinstance(one, EventsComponent) for one in components)
    assert all(one.decay or one.window_days for one in components)  # type: ignore[attr-defined]  # asserted above


def test_layoffs_count_against(card: Scorecard) -> None:
    """The one component of bad news has no value above zero."""
    (layoffs,) = (one.component for one in card.placed() if "layoffs" in one.component.name)

    assert min(layoffs.values) == -10
    assert max(layoffs.values) == 0

"""Feedback of sales as outcomes: the question `liked`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from support.backtest_worlds import World, random_world
from tradewind.store.feedback_ledger import Feedback, FeedbackLedger
from tradewind.workflows.backtesting.deals import BEFORE_ALL_DATA, NO_OPPORTUNITIES

ADDED = {"note": None, "scorecard": None, "run_id": None, "score": None, "tier": None}


def opinion(account_id: str, verdict: Any, day: str) -> Feedback:
    """Say something of an account at noon."""
    said_at = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    return Feedback(
        account_id=account_id,
        verdict=verdict,
        said_by=None,
        said_at=said_at,
        source="command",
        **ADDED,
    )


@pytest.fixture
def world() -> World:
    """Give a world in which every account counts, and its score is what it says today."""
    world = random_world(5)
    for place, row in enumerate(world.accounts):
        industry = "Gambling" if place == 4 else "Software"
        row |= {"created_at": "", "industry": industry, "employees": str(100 + place)}
    world.history = world.history[-1:]
    return world


def test_each_opinion_is_judged_by_the_score_before_it(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Good is yes and bad is no; what says nothing of the account is left out and counted."""
    said = [
        opinion("a001", "good", "2026-04-01"),
        opinion("a002", "bad", "2026-05-03"),
        opinion("a001", "bad", "2026-05-31"),
        opinion("a003", "wrong-data", "2026-05-31"),
        opinion("a004", "good", "2026-05-31"),
        opinion("nobody-known", "good", "2026-05-31"),
        opinion("a005", "good", "2024-05-31"),
    ]
    folder = world.write(tmp_path)
    FeedbackLedger(folder / "store").add(said)

    with gather(folder, question="liked") as found:
        rows = found.observations

    assert [f"{rows.moments[place]:%Y-%m-%d}" for place in rows.snapshot] == [
        "2026-04-01",
        "2026-05-01",
        "2026-05-01",
    ]
    assert rows.outcome.tolist() == [True, False, False]
    assert rows.score.tolist() == [101, 101, 102]
    assert {words: n for words, n in found.tested.left_out.items() if "opinions" in words} == {
        "opinions that the data are wrong": 1,
        "opinions before the first snapshot": 1,
        "opinions of accounts that the accounts table does not have": 1,
        "opinions of accounts that the scorecard excludes": 1,
    }


def test_opinions_need_no_opportunities(gather: Any, world: World, tmp_path: Path) -> None:
    """Without any, there are no deals to measure, and opinions are judged all the same."""
    folder = world.write(tmp_path)
    file = folder / "tradewind.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  opportunities: {source: opportunities.csv}\n", ""), "utf-8")
    FeedbackLedger(folder / "store").add([opinion("a001", "good", "2026-04-01")])

    with gather(folder, question="liked") as found:
        assert found.observations.outcome.tolist() == [True]
        assert len(found.deals.days) == 0


def test_opportunities_without_an_outcome_do_not_stop_opinions(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """They are left out, and the warning says why and what to do."""
    world.opportunities = [
        {name: text for name, text in row.items() if name != "outcome"}
        for row in world.opportunities
    ]
    folder = world.write(tmp_path)
    FeedbackLedger(folder / "store").add([opinion("a001", "good", "2026-04-01")])

    with gather(folder, question="liked") as found:
        assert found.observations.outcome.tolist() == [True]
        assert len(found.deals.days) == 0

    (problem,) = (one for one in found.tested.problems if one.code == NO_OPPORTUNITIES)
    assert (problem.severity, problem.fix[:14]) == ("warning", "Bind `outcome:")


def test_opportunities_after_what_is_known_do_not_stop_opinions(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """All of them begin after `--data-until`, and that is said."""
    world.opportunities = [
        row | {"opened_at": "2026-05-10", "closed_at": "", "outcome": "open"}
        for row in world.opportunities
    ]
    folder = world.write(tmp_path)
    FeedbackLedger(folder / "store").add([opinion("a001", "good", "2026-04-01")])

    with gather(folder, question="liked", data_until=datetime(2026, 4, 20, tzinfo=UTC)) as found:
        assert found.observations.outcome.tolist() == [True]

    (problem,) = (one for one in found.tested.problems if one.code == BEFORE_ALL_DATA)
    assert problem.severity == "warning"
    assert problem.fix == "Give `--data-until` a date after 2026-05-10, or leave it out."


def test_open_opportunities_have_lasted_until_the_last_date_of_any(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """What is said today tells nothing of opportunities."""
    world.opportunities = [
        opportunity | {"opened_at": "2025-01-10", "closed_at": "", "outcome": "open"}
        for opportunity in world.opportunities[:9]
    ]
    world.opportunities[0] |= {"opened_at": "2025-02-09", "account_id": "a001"}
    folder = world.write(tmp_path)
    FeedbackLedger(folder / "store").add([opinion("a001", "good", "2026-04-01")])

    with gather(folder, question="liked") as found:
        days = found.deals.days

    assert days.max() == 30

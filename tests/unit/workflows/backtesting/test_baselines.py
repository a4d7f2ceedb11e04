"""What a team could sort by that has no scorecard."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from support.backtest_worlds import World, random_world

END = datetime(2025, 12, 30, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    """Give a small world."""
    return random_world(7)


def rankings(gather: Any, folder: Path) -> tuple[list[str], list[str]]:
    """Give the names of the rankings, and the codes of what is odd about them."""
    with gather(folder, data_until=END) as found:
        return list(found.observations.rankings), [one.code for one in found.tested.problems]


def without_events(folder: Path) -> None:
    """Take the events out of a project."""
    file = folder / "tradewind.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  events: {source: events.csv}\n", ""), encoding="utf-8")


def test_without_employees_the_revenue_tells_the_size(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """It is used for all accounts, or for none."""
    for row in (*world.accounts, *world.history):
        row["employees"] = ""
    for place, row in enumerate(world.accounts):
        row["revenue"] = str(place)

    with gather(world.write(tmp_path), data_until=END) as found:
        sizes = found.observations.rankings["company size"]

    assert {*sizes.tolist()} <= {float(place) for place in range(len(world.accounts))}


def test_without_engagement_any_event_is_an_activity(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Signals are all that is known of such accounts."""
    for row in world.events:
        row["stream"] = "signal"

    with gather(world.write(tmp_path), data_until=END) as found:
        latest = found.observations.rankings["most recent activity"]

    assert (latest > 0).mean() > 0.5


def test_todays_last_activity_is_no_baseline(gather: Any, world: World, tmp_path: Path) -> None:
    """It would look ahead, and that is said."""
    for row in world.accounts:
        row["last_activity_at"] = "2025-12-01"
    folder = world.write(tmp_path)
    without_events(folder)

    assert rankings(gather, folder) == (["size", "company size", "random"], ["TW832"])


def test_the_last_activity_that_the_history_tells_is_one(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """As of each snapshot."""
    for row in (*world.accounts, *world.history):
        row["last_activity_at"] = "2025-02-01"
    folder = world.write(tmp_path)
    without_events(folder)

    names, problems = rankings(gather, folder)

    assert names == ["size", "most recent activity", "company size", "random"]
    assert problems == []


def test_todays_size_is_said_where_the_scorecard_does_not_read_it(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """It may know what happened since; columns that the scorecard reads are told of elsewhere."""
    folder = world.write(tmp_path)
    card = folder / "scorecards" / "size.yaml"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("number: employees", "number: open_jobs"), encoding="utf-8")
    for name in ("accounts", "history"):
        path = folder / f"{name}.csv"
        jobs = path.read_text(encoding="utf-8").replace("employees", "open_jobs")
        path.write_text(jobs, encoding="utf-8")
    head, *lines = (folder / "accounts.csv").read_text(encoding="utf-8").splitlines()
    sized = [f"{head},employees", *(f"{line},{place}" for place, line in enumerate(lines))]
    (folder / "accounts.csv").write_text("\n".join(sized) + "\n", encoding="utf-8")

    assert rankings(gather, folder)[1] == ["TW836"]

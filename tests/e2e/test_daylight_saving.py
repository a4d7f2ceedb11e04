"""Clocks that are put forward and back move no score: a moment is what it is in UTC."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

import tradewind

BERLIN = ZoneInfo("Europe/Berlin")
FORWARD = datetime(2026, 3, 29, 1, tzinfo=UTC)
"""In Berlin 02:00 became 03:00."""
BACK = datetime(2025, 10, 26, 1, tzinfo=UTC)
"""In Berlin 03:00 became 02:00, so that the hour from 02:00 came twice."""
MINUTES = (-61, -60, -30, -1, 0, 1, 30, 59, 60, 61)
FILES = {
    "scorecards/visits.yaml": """\
version: 1
name: visits
way: points
dimensions:
  engagement:
    components:
      - {name: ages, events: {kind: visit}, each: 100, decay: {linear: 10d}}
      - {name: days, events: {kind: visit}, each: 400, count: days}
      - {name: last two days, events: {kind: visit}, each: 1, window: 2d}
tiers: {A: 1, B: 0}
""",
    "tradewind.yaml": """\
version: 1
name: clocks
tables:
  accounts: {source: accounts.csv}
  events: {source: events.FORMAT}
""",
    "accounts.csv": "account_id\nutc\nberlin\n",
}
WRITE = """\
COPY (SELECT * REPLACE (CAST(occurred_at AS TIMESTAMPTZ) AS occurred_at)
      FROM read_csv('{folder}/events.csv', all_varchar = true))
TO '{folder}/events.parquet' (FORMAT parquet)"""


@pytest.fixture(params=["UTC", "Europe/Berlin", "America/New_York"])
def on_a_machine_in(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run as on machines of several time zones."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def project(folder: Path, change: datetime, file_format: str) -> Path:
    """Write visits around a change of clocks, in UTC for one account and in Berlin's time."""
    moments = [change + timedelta(minutes=minutes) for minutes in MINUTES]
    rows = ["event_id,account_id,kind,occurred_at"]
    for number, moment in enumerate(moments):
        rows.append(f"u{number},utc,visit,{moment:%Y-%m-%dT%H:%M:%SZ}")
        rows.append(f"b{number},berlin,visit,{moment.astimezone(BERLIN).isoformat()}")
    (folder / "scorecards").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("FORMAT", file_format))
    (folder / "events.csv").write_text("\n".join(rows) + "\n")
    if file_format == "parquet":
        duckdb.execute(WRITE.format(folder=folder))
    return folder


def given(account: str, folder: Path) -> list[Decimal]:
    """Give what every component gives to an account."""
    (dimension,) = tradewind.explain(account, folder).receipt.dimensions
    return [line.contribution for line in dimension.contributions]


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
@pytest.mark.parametrize("change", [FORWARD, BACK], ids=["forward", "back"])
def test_events_around_a_change_of_clocks_score_as_their_moments(
    tmp_path: Path, on_a_machine_in: str, change: datetime, file_format: str
) -> None:
    """Two days after the change, to the minute, whatever clock wrote the events or reads them."""
    folder = project(tmp_path / "clocks", change, file_format)
    as_of = change + timedelta(days=2)

    tradewind.score(folder, as_of=as_of)

    ages = [Decimal(2880 - minutes) / 1440 for minutes in MINUTES]
    worn = sum((100 * (1 - age / 10) for age in ages), Decimal(0)).quantize(Decimal("0.0001"))
    late = sum(minutes >= 0 for minutes in MINUTES)
    days = len({(change + timedelta(minutes=minutes)).date() for minutes in MINUTES})
    assert given("utc", folder) == given("berlin", folder) == [worn, 400 * days, late], (
        on_a_machine_in
    )


@pytest.mark.parametrize("change", [FORWARD, BACK], ids=["forward", "back"])
def test_a_moment_on_any_clock_is_the_same_as_of(tmp_path: Path, change: datetime) -> None:
    """An hour after the change, asked for in UTC and in Berlin's time, the score is the same."""
    folder = project(tmp_path / "clocks", change, "csv")
    as_of = change + timedelta(hours=1)

    found = [
        tradewind.score(folder, as_of=moment).scores.rows()
        for moment in (as_of, as_of.astimezone(BERLIN), as_of.replace(tzinfo=None))
    ]

    assert found[0] == found[1] == found[2]
    assert {row["score"] for row in found[0]} == {found[0][0]["score"]}

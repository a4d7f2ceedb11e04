"""Plays in a terminal: two lines each, and what is said beside them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from rich.console import Group, RenderableType

from tradewind.cli.rendering.plays import plays_view, tell_of_plays
from tradewind.store.interface import Run
from tradewind.workflows.finding.finding_plays import Left
from tradewind.workflows.plays import PlaysResult
from tradewind.workflows.results.tables import Table

Plain = Callable[[RenderableType, int], str]
NOW = datetime(2026, 6, 30, tzinfo=UTC)
RUN = Run("r1", "growth", "0" * 64, NOW, NOW, NOW, "0.1", {"accounts": 40})
ROWS = [
    {
        "account_id": "A1",
        "name": "Ålesund Shipping",
        "owner": "Søren",
        "score": Decimal("69.9600"),
        "tier": "B",
        "play": "displace",
        "products": "Sheets, Plancrest",
        "category": "planning",
        "offer": None,
        "days_since_seen": 1,
        "say": "You still run Sheets\x1b[31m; we can show you what takes its place.",
    },
    {
        "account_id": "A2",
        "name": "東京 Trading",
        "owner": None,
        "score": None,
        "tier": None,
        "play": "upsell",
        "products": "Ours Classic",
        "category": None,
        "offer": "Ours Cloud",
        "days_since_seen": None,
        "say": "It is time.",
    },
]
AT_100 = """\
play      account           id  score  tier  runs               offer       last seen     owner
displace  Ålesund Shipping  A1   69.9  B     Sheets, Plancrest              1 day ago     Søren
  You still run Sheets\\x1b[31m; we can show you what takes its place.
upsell    東京 Trading      A2               Ours Classic       Ours Cloud  still in use
  It is time."""
AT_60 = """\
play      account           runs               offer
displace  Ålesund Shipping  Sheets, Plancrest
  You still run Sheets\\x1b[31m; we can show you what takes
  its place.
upsell    東京 Trading      Ours Classic       Ours Cloud
  It is time."""


@pytest.fixture
def result() -> PlaysResult:
    """Give two rows of five."""
    return PlaysResult(
        plays=Table(pa.Table.from_pylist(ROWS)),
        matching=5,
        as_of=NOW,
        seen_within_days=365,
        left=Left(excluded=1, unknown=2, too_old=1200),
        run=RUN,
        later_run=None,
        hides_number=False,
    )


@pytest.mark.parametrize(("width", "shown"), [(100, AT_100), (60, AT_60)])
def test_what_matters_least_goes_first(
    result: PlaysResult, plain: Plain, width: int, shown: str
) -> None:
    """The sentence is wrapped, and shows what a terminal would obey."""
    assert plain(Group(*plays_view(result, width=width)), width) == shown


def test_nothing_is_laid_out_without_rows(result: PlaysResult) -> None:
    """Not even a heading."""
    empty = replace(result, plays=Table(result.plays.arrow.slice(0, 0)), matching=0)

    assert list(plays_view(empty, width=80)) == []


def test_it_says_what_was_left_out(result: PlaysResult, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts with their nouns, the age that counted, and whose scores these are."""
    tell_of_plays(result, project=Path("p"))

    assert capsys.readouterr().err.splitlines() == [
        "2 of 5 plays (as of 2026-06-30, products seen within 365 days).",
        "3 more are not shown. All of them: --format csv, or a larger --limit.",
        "1 account that a gate excludes left out.",
        "1,200 sightings older than 365 days left out.",
        "2 account ids of the technologies table not among the accounts, and left out.",
        "Scores of growth, as of 2026-06-30.",
    ]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (None, "No scores are published: tradewind score --project p"),
        (RUN, "The published scores are as of 2026-06-30, which is later, and not shown."),
    ],
)
def test_it_says_why_there_are_no_scores(
    result: PlaysResult, capsys: pytest.CaptureFixture[str], later: Run | None, said: str
) -> None:
    """And which command makes some."""
    tell_of_plays(replace(result, run=None, later_run=later), project=Path("p"))

    assert capsys.readouterr().err.splitlines()[-1] == said

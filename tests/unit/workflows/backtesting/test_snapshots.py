"""Scores as of several moments, in one relation."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows import score as scoring
from tradewind.workflows.backtesting.snapshots import ready_to_score, score_moments
from tradewind.workflows.projects.opening import chosen_scorecard, opened

Write = Callable[[Mapping[str, str]], Path]
YAML = "version: 1\nname: few\ntables:\n  accounts: {source: accounts.csv}\n"
CARD = """\
version: 1
name: size
way: points
dimensions:
  fit: {components: [{name: size, number: employees, ramp: {0: 0, 1000: 100}, missing: 7}]}
desirable: 5
"""


def day(text: str) -> datetime:
    """Read a day as its midnight."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def scores(folder: Path, *moments: datetime) -> list[float]:
    """Give the scores of the one account as of several moments."""
    card, heard = chosen_scorecard(folder, None), list[str]()
    with opened(folder) as project:
        ready_to_score(project, [card], moments)
        score_moments(
            project, card, moments, relation="scores", with_facts=False, step=heard.append
        )
        rows = project.engine.rows("SELECT snapshot, score FROM scores ORDER BY snapshot")
    assert heard == [f"Scoring by size as of {one.date()}" for one in moments]
    assert [place for place, _ in rows] == list(range(len(moments)))
    return [float(score) for _, score in rows]


def employing(number: int) -> dict[str, str]:
    """Give a project of one account with so many employees."""
    accounts = f"account_id,name,employees\na,Ann,{number}\n"
    return {"tradewind.yaml": YAML, "scorecards/size.yaml": CARD, "accounts.csv": accounts}


def score_at(folder: Path, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Score a project at a moment of a frozen clock."""

    class Frozen(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Frozen":
            return cls.fromtimestamp(moment.timestamp(), tz)

    monkeypatch.setattr(scoring, "datetime", Frozen)
    scoring.score(folder)


def test_attributes_that_runs_kept_hold_at_the_moments_after_them(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """100 employees from January on, 400 from March on; before, today's 900 are all there is."""
    folder = write(employing(100))
    score_at(folder, day("2026-01-01"), monkeypatch)
    score_at(write(employing(400)), day("2026-03-01"), monkeypatch)
    write(employing(900))

    found = scores(folder, *map(day, ("2025-12-01", "2026-02-01", "2026-03-15")))

    assert found == [90, 10, 40]


def test_without_a_moment_there_is_nothing_to_score(write: Write) -> None:
    """That is a mistake of the caller."""
    folder = write(employing(100))
    card = chosen_scorecard(folder, None)

    with (
        opened(folder) as project,
        pytest.raises(ValueError, match="needs at least one moment"),
    ):
        score_moments(project, card, [], relation="x", with_facts=False, step=lambda step: None)


def test_a_scorecard_with_problems_is_refused_before_anything_is_scored(write: Write) -> None:
    """The column that is not there is named."""
    folder = write(
        employing(100) | {"scorecards/size.yaml": CARD.replace("number: employees", "number: emp")}
    )

    with opened(folder) as project, pytest.raises(InvalidInput, match='"emp"'):
        ready_to_score(project, [chosen_scorecard(folder, None)], [day("2026-01-01")])

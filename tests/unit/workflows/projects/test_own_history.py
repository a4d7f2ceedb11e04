"""Account history that grew from a project's own runs tells what was true then."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tradewind.scorecard.receipt import Contribution
from tradewind.workflows import score as scoring
from tradewind.workflows.explain import explain

Write = Callable[[Mapping[str, str]], Path]
ScoreAt = Callable[..., scoring.ScoreResult]
YAML = "version: 1\nname: few\ntables:\n  accounts: {source: accounts.csv}\n"
CARD = """\
version: 1
name: size
way: points
dimensions:
  fit: {components: [{name: size, number: employees, ramp: {0: 0, 1000: 100}, missing: 7}]}
desirable: 5
"""
GROWTH = CARD.replace("number: employees", "growth: employees, over: 30d")
FIRST, SECOND = datetime(2026, 1, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 9, tzinfo=UTC)
BETWEEN, TODAY = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 31, tzinfo=UTC)


@pytest.fixture
def score_at(monkeypatch: pytest.MonkeyPatch) -> ScoreAt:
    """Give a function that scores a project at a moment of a frozen clock."""

    def scored(folder: Path, now: datetime, as_of: datetime | None = None) -> scoring.ScoreResult:
        class Frozen(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> "Frozen":
                return cls.fromtimestamp(now.timestamp(), tz)

        monkeypatch.setattr(scoring, "datetime", Frozen)
        return scoring.score(folder, as_of=as_of)

    return scored


@pytest.fixture
def project(write: Write, score_at: ScoreAt) -> Path:
    """Give a project that was scored with 100 employees, and later with 400; b came later."""
    folder = write({"tradewind.yaml": YAML, "scorecards/size.yaml": CARD, **accounts("a,Ann,100")})
    score_at(folder, FIRST)
    write(accounts("a,Ann,400", "b,Bob,50"))
    score_at(folder, SECOND)
    return folder


def accounts(*rows: str) -> dict[str, str]:
    """Give the file of some accounts."""
    return {"accounts.csv": "\n".join(["account_id,name,employees", *rows]) + "\n"}


def scores(result: scoring.ScoreResult) -> dict[str, float]:
    """Give the scores by account."""
    return {row["account_id"]: row["score"] for row in result.scores.rows()}


def line_of(folder: Path, account: str) -> Contribution:
    """Give the one line of an account's current receipt."""
    (dimension,) = explain(account, folder).receipt.dimensions
    return dimension.contributions[0]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (FIRST - timedelta(seconds=1), 40),
        (FIRST, 10),
        (BETWEEN, 10),
        (SECOND - timedelta(seconds=1), 10),
        (SECOND, 40),
        (TODAY, 40),
    ],
)
def test_a_value_holds_from_the_run_that_first_saw_it(
    project: Path, score_at: ScoreAt, as_of: datetime, expected: float
) -> None:
    """100 employees from January until March; before anybody knew, today's value is used."""
    assert scores(score_at(project, TODAY, as_of))["a"] == expected


def test_a_score_of_then_explains_itself_by_the_value_of_then(
    project: Path, score_at: ScoreAt
) -> None:
    """The receipt shows the old number, that a run kept it, and no word of today's values."""
    found = score_at(project, TODAY, BETWEEN)

    line = line_of(project, "a")

    assert (line.seen, line.note) == (100, "")
    assert line.contribution == 10
    assert line.source == "kept by earlier runs"
    assert [one.code for one in found.warnings] == ["TW478", "TW250"]
    assert found.warnings[0].what.startswith("1 account of 2 without a version")


def test_an_account_that_came_later_has_todays_value(project: Path, score_at: ScoreAt) -> None:
    """Nobody knows what Bob had in February; the receipt says so."""
    found = score_at(project, TODAY, BETWEEN)

    assert scores(found)["b"] == 5
    assert line_of(project, "b").note == "current value, not as of"


def test_a_score_of_now_takes_what_the_accounts_say_now(
    project: Path, write: Write, score_at: ScoreAt
) -> None:
    """The source was changed again since the last run."""
    write(accounts("a,Ann,700"))

    found = score_at(project, TODAY)

    assert scores(found) == {"a": 70}
    assert line_of(project, "a").seen == 700
    assert found.warnings == ()


def test_scores_of_the_past_teach_nothing_new(project: Path, score_at: ScoreAt) -> None:
    """Having scored February twice, and January, February still has what it had."""
    for as_of in (BETWEEN, FIRST, BETWEEN):
        last = score_at(project, TODAY, as_of)

    assert scores(last)["a"] == 10


def test_growth_comes_from_the_history_of_runs(
    project: Path, write: Write, score_at: ScoreAt
) -> None:
    """From 100 in January to 400 in March are 300 %; Bob has no number of 30 days before."""
    write({"scorecards/size.yaml": GROWTH})

    found = score_at(project, datetime(2026, 3, 15, tzinfo=UTC))

    assert scores(found) == {"a": 30, "b": 7}
    line = line_of(project, "a")
    assert line.seen is not None and "300" in str(line.seen)


def test_growth_of_then_rests_on_what_was_known_then(
    project: Path, write: Write, score_at: ScoreAt
) -> None:
    """In February nothing had changed for 30 days: no growth. In January nobody knew."""
    write({"scorecards/size.yaml": GROWTH})

    assert scores(score_at(project, TODAY, datetime(2026, 2, 10, tzinfo=UTC)))["a"] == 0
    assert scores(score_at(project, TODAY, datetime(2026, 1, 15, tzinfo=UTC)))["a"] == 7


def test_the_users_own_history_wins(project: Path, write: Write, score_at: ScoreAt) -> None:
    """It says 300 employees in February, whatever runs kept."""
    bound = YAML + "  account_history: {source: account_history.csv}\n"
    history = "account_id,valid_from,valid_to,employees\na,2026-01-15,2026-02-15,300\n"
    write({"tradewind.yaml": bound, "account_history.csv": history})

    score_at(project, TODAY, BETWEEN)

    line = line_of(project, "a")
    assert line.seen == 300
    assert line.contribution == 30
    assert "kept by earlier runs" not in line.source

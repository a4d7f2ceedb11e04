"""What is an account's by the match of a lead alone is told of, because matches are today's."""

import shutil
from pathlib import Path
from typing import Any

import pytest

import tradewind
from support.backtest_worlds import CARD

PEOPLE = """\
version: 1
name: crowd
dimensions:
  fit:
    components:
      - {name: people, people: {}, ramp: {0: 0, 5: 10}}
tiers: {A: 50, B: 0}
"""


@pytest.fixture(scope="module")
def matched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a demo project whose leads are matched; a few people count, or only employees."""
    folder = tmp_path_factory.mktemp("matched") / "project"
    tradewind.demo(folder, accounts=300)
    (folder / "scorecards" / "crowd.yaml").write_text(PEOPLE, encoding="utf-8")
    (folder / "scorecards" / "size.yaml").write_text(CARD, encoding="utf-8")
    tradewind.match(folder)
    return folder


def said(gather: Any, folder: Path, scorecard: str) -> list[str]:
    """Give what is said of matches."""
    with gather(folder, scorecards=(scorecard,)) as found:
        return [one.what for one in found.tested.problems if one.code == "TW838"]


def test_events_of_matched_leads_are_told_of(gather: Any, matched: Path) -> None:
    """The scorecard looks at events, and some name a lead and no account."""
    (what,) = said(gather, matched, "growth")

    assert what.startswith("Accounts have ")
    assert " events by the match of a lead alone." in what
    assert " people " not in what


def test_matched_leads_are_told_of_where_people_count(gather: Any, matched: Path) -> None:
    """Then it is they who would not have been known."""
    (what,) = said(gather, matched, "crowd")

    assert " people by the match of a lead alone." in what
    assert " event" not in what


def test_a_scorecard_that_looks_at_neither_is_not_concerned(gather: Any, matched: Path) -> None:
    """Employees do not depend on matches."""
    assert said(gather, matched, "size") == []


def test_nothing_is_said_where_leads_were_never_matched(
    gather: Any, matched: Path, tmp_path: Path
) -> None:
    """Without a match, leads count for no account."""
    folder = tmp_path / "never"
    shutil.copytree(matched, folder, ignore=shutil.ignore_patterns("store"))

    assert said(gather, folder, "growth") == []

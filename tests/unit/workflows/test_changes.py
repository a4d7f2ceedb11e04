"""How all accounts changed: their parts, their moves between tiers, and what is counted."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from support.telling_why import NOW, THEN, change_a_file, changed_project, published_at
from tradewind.problems import InvalidInput
from tradewind.workflows.changes import changes
from tradewind.workflows.explain_since import explain_since


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give the project with its two runs."""
    return changed_project(tmp_path)


def test_every_account_that_changed_is_listed_the_largest_change_first(project: Path) -> None:
    """Those without a change in numbers stand last; those without any are not listed."""
    result = changes(THEN, project)

    rows = result.changes.rows()
    assert [row["account_id"] for row in rows] == [
        "asks", "bets", "grows", "fades", "comes", "leaves"
    ]  # fmt: skip
    assert [row["change"] for row in rows] == [50, -50, 50, -20, None, None]


def test_the_parts_are_those_of_explain(project: Path) -> None:
    """One definition, whether for one account or for all."""
    rows = changes(THEN, project).changes.rows()

    for row in rows:
        parts = explain_since(row["account_id"], THEN, project).parts.to_dict()
        assert {name: row[name] for name in parts} == parts, row["account_id"]


def test_moves_are_counted_and_nobody_is_dropped(project: Path) -> None:
    """Up, excluded, new and gone; one account stayed and one lost points within its tier."""
    summary = changes(THEN, project).summary

    moves = {move: count for move, count in summary.moves.items() if count}
    assert moves == {"up": 2, "excluded": 1, "new": 1, "gone": 1, "same": 2}
    assert (summary.accounts, summary.changed, summary.tier_moves) == (7, 6, 3)


def test_the_part_that_did_most_is_named(project: Path) -> None:
    """Of those that went up or down: 50 points of events and 50 of data; the first of equals."""
    summary = changes(THEN, project).summary

    assert summary.by_part == {
        "time": Decimal(0), "events": Decimal(50), "data": Decimal(50), "scorecard": Decimal(0)
    }  # fmt: skip
    assert summary.most_of_it == "events"


def test_the_line_that_moved_most_is_the_reason(project: Path) -> None:
    """In the direction of the score, with the points it moved by."""
    rows = {row["account_id"]: row for row in changes(THEN, project).changes.rows()}

    told = {key: (row["why"], row["why_change"]) for key, row in rows.items()}
    assert told["grows"] == ("size", 40)
    assert told["bets"] == ("gambling", -50)
    assert told["comes"] == (None, None)


def test_tier_moves_leave_out_who_came_and_went(project: Path) -> None:
    """They are counted all the same."""
    result = changes(THEN, project, tier_moves=True)

    assert [row["account_id"] for row in result.changes.rows()] == [
        "asks", "bets", "grows"
    ]  # fmt: skip


def test_rows_are_narrowed_by_owner_and_tier_and_limited(project: Path) -> None:
    """A tier is that of then or of now; the rest is counted as matching."""
    of_yan = changes(THEN, project, owner="Yan", limit=1)
    of_a = changes(THEN, project, tier="A")

    assert (len(of_yan.changes), of_yan.matching) == (1, 4)
    assert {row["account_id"] for row in of_a.changes.rows()} == {"asks", "fades"}


def test_unknown_owners_and_tiers_are_problems_with_the_known_ones(project: Path) -> None:
    """Both are said at once."""
    with pytest.raises(InvalidInput) as refused:
        changes(THEN, project, owner="Zoë", tier="a")

    fixes = {problem.code: problem.fix for problem in refused.value.problems}
    assert fixes == {
        "TW593": 'Write "Zoe".', "TW592": "Write one of A, B, C, excluded, unscored."
    }  # fmt: skip


def test_rows_can_be_written_to_a_file(project: Path, tmp_path: Path) -> None:
    """All of them, with the parts as columns."""
    file = tmp_path / "changes.csv"

    result = changes(THEN, project, output=file)

    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert result.output == file
    assert rows[0]["account_id"] == "asks" and Decimal(rows[0]["events"]) == 50


def test_a_team_that_wants_no_number_gets_none(project: Path) -> None:
    """Moves and reasons are told in words."""
    change_a_file(
        project, "scorecards/telling.yaml", ("tiers: {A: 60, B: 30, C: 0}", "desirable: 45")
    )
    published_at(project, datetime(2026, 4, 1, tzinfo=UTC))

    result = changes(THEN, project)

    assert result.hides_number
    assert result.changes.columns == (
        "account_id", "name", "owner", "move", "tier_then", "tier_now", "why"
    )  # fmt: skip


def test_tiers_of_another_name_are_neither_up_nor_down(project: Path) -> None:
    """The new scorecard has no tier B, so who was in it did not go up or down."""
    change_a_file(project, "scorecards/telling.yaml", ("A: 60, B: 30, C: 0", "A: 60, X: 0"))
    published_at(project, datetime(2026, 4, 1, tzinfo=UTC))

    moves = changes(NOW, project).summary.moves

    assert (moves["renamed"], moves["up"]) == (3, 0)


def test_a_negative_limit_is_a_mistake_of_the_caller(project: Path) -> None:
    """The command line refuses it itself."""
    with pytest.raises(ValueError, match="limit is negative: -1"):
        changes(THEN, project, limit=-1)

"""What people said of an account, as lines of a receipt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from rich.console import Group, RenderableType

from tradewind.cli.rendering.feedback import feedback_lines
from tradewind.cli.rendering.receipt import receipt_view
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.explain import Explanation

Plain = Callable[[RenderableType, int], str]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
GOOD = Feedback(
    "a1", "good", "Call them.", "growth", "r1", Decimal("71.2500"), "A", "Ann", NOON, "command"
)


def lines(said: list[Feedback], plain: Plain, width: int = 100, **about: bool) -> list[str]:
    """Give the lines of a receipt of the scorecard growth."""
    return plain(Group(*feedback_lines(said, scorecard="growth", **about)), width).splitlines()


def test_each_word_stands_on_one_line_the_last_first(plain: Plain) -> None:
    """Who, when, the score and tier it was said about, and the note."""
    bad = replace(GOOD, verdict="wrong-data", said_by=None, note=None)

    assert lines([GOOD, bad], plain) == [
        "wrong-data  2026-03-02  of 71.25, tier A",
        "good        2026-03-02  Ann  of 71.25, tier A  Call them.",
    ]


def test_another_scorecard_is_named(plain: Plain) -> None:
    """What was said of its score was not said of the one that is shown."""
    (line,) = lines([replace(GOOD, scorecard="old")], plain)

    assert line == "good  2026-03-02  Ann  of 71.25, tier A by old  Call them."


def test_where_nothing_was_published_there_was_no_score(plain: Plain) -> None:
    """It says so."""
    bare = replace(GOOD, scorecard=None, run_id=None, score=None, tier=None)

    assert lines([bare], plain) == ["good  2026-03-02  Ann  of no score  Call them."]


def test_a_team_that_wants_no_number_sees_none(plain: Plain) -> None:
    """The tier stays."""
    assert lines([GOOD], plain, hides_number=True) == ["good  2026-03-02  Ann  of A  Call them."]


@pytest.mark.parametrize("note", ["a\nb\r\nc", "x" * 10_000, "😀" * 500, "\x1b[2J\u202egone"])
def test_a_hostile_note_stays_on_its_line(plain: Plain, note: str) -> None:
    """Cut where there is no room, with what a terminal would obey made visible."""
    (line,) = lines([replace(GOOD, note=note)], plain, width=60)

    assert "\x1b" not in line
    assert "\u202e" not in line


def test_many_words_are_counted(plain: Plain) -> None:
    """The last five stand there."""
    assert lines([GOOD] * 7, plain)[5:] == ["and 2 more"]


def test_a_receipt_ends_with_what_was_said(explanation: Explanation, plain: Plain) -> None:
    """Without a word it ends as before."""
    without = plain(receipt_view(explanation, width=100), 100)
    spoken = plain(receipt_view(replace(explanation, feedback=(GOOD,)), width=100), 100)

    assert spoken.startswith(without)
    assert spoken[len(without) :].split("\n")[2] == "FEEDBACK"
    assert "Call them." in spoken

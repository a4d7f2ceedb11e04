"""What holds of feedback: every opinion but those that were taken back."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tradewind.store.feedback_ledger import Feedback, FeedbackLedger, FeedbackVerdict
from tradewind.workflows.answers.standing_feedback import (
    feedback_about,
    standing,
    standing_feedback,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
VERDICTS: tuple[FeedbackVerdict, ...] = ("good", "bad", "wrong-data", "undone")


def said(account: str, verdict: FeedbackVerdict, by: str = "Ann") -> Feedback:
    """Give a word about an account."""
    return Feedback(account, verdict, None, None, None, None, None, by, NOON, "command")


def test_several_opinions_of_an_account_hold_side_by_side() -> None:
    """Each is a case, also the second of one person."""
    words = [said("a1", "good"), said("a2", "bad"), said("a1", "bad"), said("a1", "bad", "Bob")]

    assert standing(words) == tuple(words)


def test_undone_takes_back_all_that_was_said_before() -> None:
    """By whomever; what is said later holds, and other accounts keep theirs."""
    words = [
        said("a1", "good"),
        said("a1", "bad", "Bob"),
        said("a2", "bad"),
        said("a1", "undone", "Zed"),
        said("a1", "wrong-data"),
    ]

    assert standing(words) == (words[2], words[4])


@pytest.mark.parametrize("seed", range(40))
def test_what_holds_is_what_a_plain_replay_of_the_rows_gives(tmp_path: Path, seed: int) -> None:
    """Whatever was said in whatever order, read back from the store."""
    chance = random.Random(seed)
    words = [
        said(f"a{chance.randrange(6)}", chance.choice(VERDICTS), chance.choice("XYZ"))
        for _ in range(chance.randrange(60))
    ]
    FeedbackLedger(tmp_path / "store").add(words)

    held = standing_feedback(tmp_path)

    expected = []
    for place, word in enumerate(words):
        later = [one for one in words[place:] if one.account_id == word.account_id]
        if all(one.verdict != "undone" for one in later):
            expected.append(word)
    assert held == tuple(expected)
    assert feedback_about("a1", tmp_path) == tuple(x for x in held if x.account_id == "a1")

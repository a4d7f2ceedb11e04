"""What a person says of an account is kept beside the score it was said about."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.store.feedback_ledger import FeedbackLedger
from tradewind.workflows.account import account
from tradewind.workflows.answers.verdicts import verdict_of
from tradewind.workflows.explain import explain
from tradewind.workflows.feedback import feedback
from tradewind.workflows.score import score


@pytest.fixture
def scored(few: Path, as_of: datetime) -> Path:
    """Give the small project with published scores."""
    score(few, as_of=as_of)
    return few


def test_a_word_is_kept_with_the_score_and_tier_it_is_about(scored: Path) -> None:
    """The account is found by its name; who, when and why stand beside it."""
    result = feedback("ann ltd", "good", scored, note="They called back.", by="Zoe")

    (kept,) = FeedbackLedger(scored / "store").feedback()
    receipt = explain("a1", scored)
    assert kept == result.feedback
    assert (kept.account_id, kept.verdict, kept.note) == ("a1", "good", "They called back.")
    assert (kept.score, kept.tier) == (receipt.receipt.score, receipt.receipt.tier)
    assert (kept.scorecard, kept.run_id) == ("few", receipt.run_id)
    assert (kept.said_by, kept.source) == ("Zoe", "command")
    assert (result.name, result.is_new, result.holding) == ("Ann Ltd", True, 1)


def test_the_same_said_again_by_the_same_person_is_known(scored: Path) -> None:
    """Somebody else's opinion, and another note, are new."""
    feedback("a1", "good", scored, by="Zoe")

    again = feedback("a1", "good", scored, by="Zoe")
    other = feedback("a1", "good", scored, by="Yan")
    noted = feedback("a1", "good", scored, by="Zoe", note="because")

    assert [one.is_new for one in (again, other, noted)] == [False, True, True]
    assert noted.holding == 3


def test_undo_takes_everything_of_the_account_back(scored: Path) -> None:
    """It is a row of its own; there is nothing to take back a second time."""
    feedback("a1", "good", scored, by="Zoe")
    feedback("a1", "bad", scored, by="Yan")

    undone = feedback("a1", "undo", scored, by="Zed")
    again = feedback("a1", "undo", scored, by="Zed")

    assert (undone.is_new, undone.holding, again.is_new) == (True, 0, False)
    said = FeedbackLedger(scored / "store").feedback()
    assert [one.verdict for one in said] == ["good", "bad", "undone"]
    assert explain("a1", scored).feedback == ()


def test_what_was_said_before_a_change_keeps_its_score(scored: Path, as_of: datetime) -> None:
    """A later run changes nothing of it."""
    before = feedback("a1", "good", scored, by="Zoe").feedback
    accounts = scored / "accounts.csv"
    accounts.write_text(
        accounts.read_text().replace("a1,Ann Ltd,ann.example,Zoe,50,", "a1,Ann Ltd,,,9,")
    )
    score(scored, as_of=as_of)

    (shown,) = explain("a1", scored).feedback

    assert shown == before
    assert shown.score != explain("a1", scored).receipt.score


def test_without_published_scores_it_is_kept_without_one(few: Path) -> None:
    """The accounts of the tables may be named, and the store is made."""
    result = feedback("bob.example", "bad", few, by="Zoe")

    assert (result.feedback.account_id, result.name) == ("a2", "Bob AG")
    told = result.feedback
    assert (told.scorecard, told.run_id, told.score, told.tier) == (None, None, None, None)
    assert [one.verdict for one in account("a2", few).feedback] == ["bad"]


def test_an_account_that_is_gone_can_still_be_spoken_of(scored: Path, as_of: datetime) -> None:
    """By its id, where it was spoken of before; so that what was said can be taken back."""
    feedback("a6", "good", scored, by="Zoe")
    accounts = scored / "accounts.csv"
    kept = [line for line in accounts.read_text().splitlines() if not line.startswith("a6")]
    accounts.write_text("\n".join(kept))
    score(scored, as_of=as_of)

    result = feedback("a6", "undo", scored)

    assert (result.is_new, result.feedback.score, result.feedback.scorecard) == (True, None, "few")


def test_a_team_that_wants_no_number_is_told_none(
    few: Path, cards: dict[str, str], as_of: datetime
) -> None:
    """What is kept is whether the account was desirable."""
    (few / "scorecards/flag.yaml").write_text(cards["flag"], encoding="utf-8")
    score(few, scorecard="flag", as_of=as_of)

    told = feedback("a1", "good", few, by="Zoe", scorecard="flag").feedback

    assert (told.scorecard, told.score) == ("flag", None)
    assert told.tier is not None


def test_near_misses_of_account_and_verdict_lead_to_the_nearest(scored: Path) -> None:
    """As everywhere."""
    with pytest.raises(InvalidInput, match=r"TW511[\s\S]*nearest: a1 \(Ann Ltd\)"):
        feedback("Ann Ldt", "good", scored)
    with pytest.raises(InvalidInput, match=r'TW870\n.*"god" is no verdict.\n.*Write good\.'):
        feedback("a1", "god", scored)
    with pytest.raises(InvalidInput, match=r"TW870[\s\S]*one of good, bad, wrong-data, undo"):
        feedback("a1", "🙂", scored)

    assert FeedbackLedger(scored / "store").feedback() == ()


def test_bytes_that_are_no_text_are_refused(scored: Path) -> None:
    """As a terminal of another encoding sends them; all of them are named at once."""
    with pytest.raises(InvalidInput, match=r"TW871") as refused:
        feedback("a1", "good", scored, note="caf\udce9", by="Zo\udceb")

    assert [str(one.place) for one in refused.value.problems] == ["by", "note"]


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("good", "good"),
        (" Wrong data ", "wrong-data"),
        ("WRONG_DATA", "wrong-data"),
        ("undo", "undone"),
        ("undone", None),
        ("", None),
    ],
)
def test_verdicts_are_read_however_they_are_spelled(written: str, verdict: str | None) -> None:
    """Capitals, blanks and signs between the words do not matter."""
    assert verdict_of(written) == verdict


def test_a_receipt_without_feedback_is_as_it_was(scored: Path) -> None:
    """Its JSON has the key only where somebody said something."""
    assert "feedback" not in explain("a1", scored).to_dict()
    assert "feedback" not in account("a1", scored).to_dict()

    feedback("a1", "bad", scored, by="Zoe", note="too small")

    (said,) = explain("a1", scored).to_dict()["feedback"]
    page = account("a1", scored).to_dict()
    assert (said["verdict"], said["note"], said["said_by"]) == ("bad", "too small", "Zoe")
    assert isinstance(said["score"], Decimal)
    assert page["feedback"] == [said]
    assert "feedback" not in page["score"]

"""The list of all that was said, the last first, with what became of it."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.feedback import feedback
from tradewind.workflows.feedback_list import feedback_list
from tradewind.workflows.score import score


@pytest.fixture
def spoken(few: Path, as_of: datetime) -> Path:
    """Give a project in which three things were said, and one of them taken back."""
    score(few, as_of=as_of)
    feedback("a1", "good", few, by="Zoe", note="=1+1")
    feedback("a2", "bad", few, by="Yan")
    feedback("a1", "undo", few, by="Zed")
    feedback("a1", "wrong-data", few, by="Zoe")
    return few


def test_everything_is_listed_the_last_first(spoken: Path) -> None:
    """Also what was taken back, and the taking back itself."""
    result = feedback_list(spoken)

    told = [(row["account_id"], row["said"], row["state"]) for row in result.feedback.rows()]
    assert told == [
        ("a1", "wrong-data", "holds"),
        ("a1", "undone", "undo"),
        ("a2", "bad", "holds"),
        ("a1", "good", "taken back"),
    ]
    assert (result.holding, result.feedback.rows()[0]["name"]) == (2, "Ann Ltd")


def test_one_account_can_be_asked_for(spoken: Path) -> None:
    """By its id, domain or name; one that nobody has is a problem."""
    assert {
        row["account_id"] for row in feedback_list(spoken, account="bob.example").feedback.rows()
    } == {"a2"}
    with pytest.raises(InvalidInput, match="TW511"):
        feedback_list(spoken, account="nobody at all")


def test_the_list_can_be_exported_and_runs_nothing(spoken: Path, tmp_path: Path) -> None:
    """A note that looks like a formula stays text."""
    result = feedback_list(spoken, output=tmp_path / "said.xlsx")

    rows = list(openpyxl.load_workbook(tmp_path / "said.xlsx")["Feedback"].iter_rows())
    note = [cell.value for cell in rows[0]].index("note")
    assert result.made_harmless == 1
    assert (rows[4][note].value, rows[4][note].data_type) == ("=1+1", "s")


def test_without_a_word_the_list_is_empty(few: Path) -> None:
    """Also where no store is there yet."""
    result = feedback_list(few)

    assert (len(result.feedback), result.holding) == (0, 0)
    assert not (few / "store").exists()


def test_what_was_said_is_listed_whatever_is_wrong_with_the_tables(few: Path) -> None:
    """Names are unknown then, and nothing is lost."""
    feedback("a1", "good", few, by="Zoe")
    (few / "accounts.csv").unlink()

    (row,) = feedback_list(few).feedback.rows()

    assert (row["account_id"], row["name"], row["said"]) == ("a1", None, "good")

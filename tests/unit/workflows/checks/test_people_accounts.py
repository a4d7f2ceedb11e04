"""People whose account is not there are counted and said."""

from pathlib import Path

from support.leads import PEOPLE, write_project
from tradewind.workflows.check import check
from tradewind.workflows.match import match
from tradewind.workflows.score import score

STRAY = [*PEOPLE, ("P2", "A77", "", "", "", "")]


def test_people_of_an_unknown_account_are_counted(tmp_path: Path) -> None:
    """The check names one such id, and says how to find the account."""
    found = check(write_project(tmp_path, people=STRAY)).problems

    (said,) = [one for one in found if one.code == "TW499"]
    assert (said.code, said.severity) == ("TW499", "warning")
    assert said.what.startswith("1 person names an account that the accounts table does not have")
    assert 'such as "A77"' in said.what
    assert said.fix.startswith("Empty account_id there and run `tradewind match`")


def test_a_score_says_so_too(tmp_path: Path) -> None:
    """Whoever scores learns of it without a check."""
    result = score(write_project(tmp_path, people=STRAY), publish=False)

    assert "TW499" in {one.code for one in result.warnings}


def test_people_of_accounts_that_are_there_are_left_alone(tmp_path: Path) -> None:
    """A person without any account is no such person."""
    codes = {one.code for one in check(write_project(tmp_path)).problems}

    assert "TW499" not in codes


def test_a_match_to_an_account_that_is_gone_is_named(tmp_path: Path) -> None:
    """The events of such a lead count for nobody, and matching again helps."""
    project = write_project(tmp_path)
    match(project)
    (project / "accounts.csv").write_text("account_id,name\nA3,Quendil Robotics\n")

    found = check(project).problems

    assert any(one.code == "TW499" and '"A1"' in one.what for one in found)
    assert any(one.code == "TW460" and "run `tradewind match` again" in one.fix for one in found)

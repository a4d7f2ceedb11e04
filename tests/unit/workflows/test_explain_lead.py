"""A lead's match is explained line by line, and whoever is meant is found."""

from decimal import Decimal
from pathlib import Path

import pytest

from support.leads import ACCOUNTS, PEOPLE, write_project
from tradewind.problems import InvalidInput
from tradewind.workflows.explain_lead import explain_lead
from tradewind.workflows.finding.subjects import Subject, subject_of
from tradewind.workflows.match import match
from tradewind.workflows.match_apply import match_apply
from tradewind.workflows.score import score

TWIN = ("A4", "Larkmoor Software", "larkmoor.example", "United Kingdom", "York", "no", "")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which two accounts have one domain, and leads were matched."""
    people = [*PEOPLE, ("A2", "", "bob@larkmoor.example", "", "", "")]
    folder = write_project(tmp_path / "project", accounts=[*ACCOUNTS, TWIN], people=people)
    match(folder)
    return folder


@pytest.mark.parametrize("lead", ["L1", "L2", "L4"])
def test_the_lines_add_up_to_the_weight(project: Path, lead: str) -> None:
    """Exactly, for the best account and for the runner-up."""
    about = explain_lead(lead, project)

    assert about.best is not None
    for candidate in (about.best, about.runner_up):
        if candidate is not None:
            total = candidate.prior + sum(line.bits for line in candidate.lines)
            assert (total, candidate.prior) == (candidate.weight, Decimal("-6.00"))


def test_the_runner_up_is_told(project: Path) -> None:
    """The account that has the same domain."""
    about = explain_lead("L1", project)

    assert about.runner_up is not None
    assert {about.account_id, about.runner_up.account_id} == {"A1", "A4"}


@pytest.mark.parametrize(
    ("answer", "account", "runner_up"), [("yes", "A1", "A4"), ("A4", "A4", "A1")]
)
def test_a_settled_account_is_never_its_own_runner_up(
    project: Path, tmp_path: Path, answer: str, account: str, runner_up: str
) -> None:
    """Where people name the runner-up, the account that was proposed takes its place."""
    (tmp_path / "answers.csv").write_text(f"lead_id,answer,account_id\nL1,{answer},A1\n")

    match_apply(tmp_path / "answers.csv", project)

    about = explain_lead("L1", project)
    assert about.runner_up is not None
    assert (about.account_id, about.runner_up.account_id) == (account, runner_up)


def test_a_refused_runner_up_is_none(project: Path, tmp_path: Path) -> None:
    """A refused account is not shown for that lead again."""
    (tmp_path / "answers.csv").write_text("lead_id,answer,account_id\nL1,no,A4\n")

    match_apply(tmp_path / "answers.csv", project)

    about = explain_lead("L1", project)
    assert (about.account_id, about.runner_up) == ("A1", None)


def test_what_tells_nothing_says_why(project: Path) -> None:
    """An address of free mail is no evidence, and a website that nobody typed is unknown."""
    about = explain_lead("cat@gmail.com", project)

    assert about.lead_id == "L2"
    assert about.best is not None
    words = {line.part: line.words for line in about.best.lines}
    assert words["domain"] == "a provider of free mail, which anybody may use"
    assert words["website"] == "unknown of the lead"


def test_answers_are_part_of_the_explanation(project: Path, tmp_path: Path) -> None:
    """Who said what, the last first; and the decision is theirs."""
    sheet = tmp_path / "answers.csv"
    for answer in ("A3", "none"):
        sheet.write_text(f"lead_id,answer\nL2,{answer}\n")
        match_apply(sheet, project, who="Ann")

    about = explain_lead("L2", project)

    assert (about.decision, about.reason) == ("none", "belongs to no account, says Ann")
    assert [(one.answered_by, one.account_id) for one in about.answers] == [
        ("Ann", None),
        ("Ann", "A3"),
    ]


def test_a_lead_that_nobody_knows_is_a_problem(project: Path) -> None:
    """The problem quotes what was written."""
    with pytest.raises(InvalidInput, match=r'TW622\n.*"L77"'):
        explain_lead("L77", project)


def test_an_address_of_several_leads_is_a_problem(project: Path) -> None:
    """It names them."""
    with pytest.raises(InvalidInput, match=r"TW623\n.*several leads: A2, L1.\n.*such as A2"):
        explain_lead("bob@larkmoor.example", project)


def test_the_json_form_names_evidence_and_answers(project: Path) -> None:
    """Bits are decimals of two places."""
    told = explain_lead("L1", project).to_dict()

    assert told["best"]["weight_bits"].as_tuple().exponent == -2
    assert {line["part"] for line in told["best"]["evidence"]} >= {"domain", "name", "phone"}


def test_accounts_come_first_and_prefixes_decide(project: Path) -> None:
    """A text that an account and a lead have means the account; a prefix means who it says."""
    score(project)

    assert subject_of("A2", project) == Subject("account", "A2", lead="lead:A2")
    assert subject_of("lead:A2", project) == Subject("lead", "A2")
    assert subject_of("account:A2", project) == Subject("account", "A2")
    assert subject_of("cat@gmail.com", project) == Subject("lead", "cat@gmail.com")


def test_a_lead_is_found_before_anything_was_scored(project: Path) -> None:
    """Matching needs no scorecard."""
    assert subject_of("L1", project) == Subject("lead", "L1")


def test_an_address_means_a_lead_even_where_there_is_none(project: Path) -> None:
    """No account goes by one."""
    assert subject_of("nobody@x.example", project) == Subject("lead", "nobody@x.example")


def test_who_fits_nobody_is_a_problem_of_accounts(project: Path) -> None:
    """As before there were leads."""
    score(project)

    with pytest.raises(InvalidInput, match="TW511"):
        subject_of("Nobody Inc", project)

"""Answers are taken whole from sheets of any spreadsheet, twice is once, and rows are named."""

from pathlib import Path

import openpyxl
import pytest

from support.leads import ACCOUNTS, PEOPLE, write_project
from tradewind.problems import InvalidInput
from tradewind.store.local_matchings import LocalMatchings
from tradewind.workflows.match import match
from tradewind.workflows.match_apply import match_apply
from tradewind.workflows.match_review import match_review

Said = tuple[str, str, str | None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose leads were matched."""
    folder = write_project(tmp_path / "project")
    match(folder)
    return folder


def sheet(folder: Path, text: str, name: str = "answers.csv") -> Path:
    """Write a sheet of answers."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def said(project: Path) -> list[Said]:
    """Give what was taken."""
    answers = LocalMatchings(project / "store").answers()
    return [(one.person_id, one.verdict, one.account_id) for one in answers]


def test_each_word_is_taken_for_what_it_means(project: Path, tmp_path: Path) -> None:
    """Yes, no, none, the id of another account and that of the proposed one; the rest is open."""
    file = sheet(
        tmp_path,
        "lead_id,answer,account_id,note\nL1,YES,A1,sure\nL2,no,A2,\nL3,none,,\nL4,A1,A3,\n"
        "L2,,A1,\n",
    )

    result = match_apply(file, project, who="Ann")

    assert said(project) == [
        ("L1", "confirmed", "A1"),
        ("L2", "refused", "A2"),
        ("L3", "assigned", None),
        ("L4", "assigned", "A1"),
    ]
    assert (result.rows, result.open, result.already) == (5, 1, 0)
    first = LocalMatchings(project / "store").answers()[0]
    assert (first.answered_by, first.source, first.note) == ("Ann", str(file), "sure")


def test_the_proposed_account_by_its_id_is_a_yes(project: Path, tmp_path: Path) -> None:
    """Whoever writes the id means the account."""
    match_apply(sheet(tmp_path, "lead_id,answer,account_id\nL2,A2,A2\n"), project)

    assert said(project) == [("L2", "confirmed", "A2")]


def test_a_sheet_taken_twice_is_taken_once(project: Path, tmp_path: Path) -> None:
    """What is known already changes nothing."""
    file = sheet(tmp_path, "lead_id,answer,account_id\nL1,yes,A1\nL2,no,A2\nL3,undo,\n")
    match_apply(file, project)

    again = match_apply(file, project)

    assert (sum(again.taken.values()), again.already) == (0, 3)
    assert said(project) == [("L1", "confirmed", "A1"), ("L2", "refused", "A2")]


def test_undo_takes_back(project: Path, tmp_path: Path) -> None:
    """It is an answer of its own, and what was said before stays readable."""
    match_apply(sheet(tmp_path, "lead_id,answer,account_id\nL1,no,A1\n"), project)

    match_apply(sheet(tmp_path, "lead_id,answer\nL1,undo\n"), project)

    assert said(project) == [("L1", "refused", "A1"), ("L1", "undone", None)]


@pytest.mark.parametrize(
    ("row", "what", "fix"),
    [
        ("L1,maybe,A1", '"maybe" is no answer', "Write yes, no, none, undo"),
        ("L9,yes,A1", '"L9" is not a lead', "Empty the answer"),
        (",yes,A1", "`lead_id` is empty", "Write the lead's id"),
        ("L1,yes,", "`account_id` is empty", "Write the id of the account"),
        ("l1,yes,A1", '"l1" is not a lead', 'Write "L1", if that is meant'),
        ("L1,a3,A1", '"a3" is no answer', 'Write "A3", if that is meant'),
        ("L1,yes,00A2", '"00A2" is not among the accounts', 'Write "A2", if that is meant'),
        ("L1,yes,A77", '"A77" is not among the accounts', "an account that is there"),
    ],
)
def test_every_row_that_cannot_be_read_is_named(
    project: Path, tmp_path: Path, row: str, what: str, fix: str
) -> None:
    """With its number, what is wrong, and what to do; nothing of the sheet is taken."""
    file = sheet(tmp_path, f"lead_id,answer,account_id\nL2,no,A2\n{row}\n")

    with pytest.raises(InvalidInput, match="TW620") as refused:
        match_apply(file, project)

    (problem,) = refused.value.problems
    assert problem.place.line == 3
    assert what in problem.what
    assert fix in problem.fix
    assert said(project) == []


def test_two_words_about_one_lead_are_a_problem(project: Path, tmp_path: Path) -> None:
    """The same twice is not."""
    rows = "lead_id,answer,account_id\nL1,yes,A1\nL1,yes,A1\nL1,A2,A1\n"

    with pytest.raises(InvalidInput, match=r"answers.csv:4 TW620\n.*not that of row 2"):
        match_apply(sheet(tmp_path, rows), project)


@pytest.mark.parametrize("rows", ["L1,yes,A1\nL1,no,A1", "L1,no,A1\nL1,A1,", "L1,undo,\nL1,no,A2"])
def test_a_sheet_cannot_contradict_itself(project: Path, tmp_path: Path, rows: str) -> None:
    """Whichever row comes first: the order of a sheet, which people sort, says nothing."""
    file = sheet(tmp_path, f"lead_id,answer,account_id\n{rows}\n")

    with pytest.raises(InvalidInput, match=r"answers.csv:3 TW620\n.*not that of row 2"):
        match_apply(file, project)

    assert said(project) == []


def test_an_account_named_in_two_ways_is_named_once(project: Path, tmp_path: Path) -> None:
    """By yes and by its id; what is refused beside it contradicts neither."""
    rows = "lead_id,answer,account_id\nL1,yes,A1\nL1,A1,A2\nL1,no,A2\n"

    match_apply(sheet(tmp_path, rows), project)

    assert said(project) == [("L1", "confirmed", "A1"), ("L1", "refused", "A2")]


def test_several_accounts_may_be_refused(project: Path, tmp_path: Path) -> None:
    """Each row says something of its own."""
    match_apply(sheet(tmp_path, "lead_id,answer,account_id\nL1,no,A1\nL1,no,A2\n"), project)

    assert said(project) == [("L1", "refused", "A1"), ("L1", "refused", "A2")]


def test_semicolons_and_another_order_of_columns_do(project: Path, tmp_path: Path) -> None:
    """A spreadsheet of another country writes them."""
    file = sheet(tmp_path, "account_id;Answer;x;Lead_ID\nA1;yes;7;L1\n")

    match_apply(file, project)

    assert said(project) == [("L1", "confirmed", "A1")]


def test_our_own_workbook_comes_back(project: Path, tmp_path: Path) -> None:
    """Filled in and saved by a spreadsheet."""
    file = tmp_path / "review.xlsx"
    match_review(file, project)
    book = openpyxl.load_workbook(file)
    for row in book["Review"].iter_rows(min_row=2):
        row[0].value = "yes"
    book.save(file)

    match_apply(file, project)

    assert sorted(said(project)) == [("L2", "confirmed", "A2"), ("L4", "confirmed", "A3")]


def test_ids_that_were_made_harmless_are_known_again(tmp_path: Path) -> None:
    """The apostrophe that keeps them from being a formula is not part of them."""
    risky = [("-7", *one[1:]) if one[0] == "L2" else one for one in PEOPLE]
    accounts = [("+2", *one[1:]) if one[0] == "A2" else one for one in ACCOUNTS]
    project = write_project(tmp_path / "project", people=risky, accounts=accounts)
    match(project)
    file = tmp_path / "review.csv"
    match_review(file, project)
    file.write_text(file.read_text().replace("\n,'-7", "\nyes,'-7"))

    match_apply(file, project)

    assert said(project) == [("-7", "confirmed", "+2")]


def test_a_sheet_without_its_columns_is_refused(project: Path, tmp_path: Path) -> None:
    """The problem names those that are missing and those that are there."""
    with pytest.raises(InvalidInput, match=r'TW619\n.*no column "answer"; its columns are lead_id'):
        match_apply(sheet(tmp_path, "lead_id,verdict\nL1,yes\n"), project)

"""The sheet of doubtful leads: evidence in words, a list of answers, and nothing that runs."""

import csv
from pathlib import Path

import openpyxl
import pytest

from support.leads import PEOPLE, write_project
from tradewind.problems import InvalidInput
from tradewind.workflows.match import match
from tradewind.workflows.match_review import match_review


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose leads were matched; L2 and L4 are up for review."""
    folder = write_project(tmp_path / "project")
    match(folder)
    return folder


def rows_of(file: Path) -> list[dict[str, str]]:
    """Read a CSV sheet."""
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_sheet_has_the_doubtful_leads_with_their_evidence(
    project: Path, tmp_path: Path
) -> None:
    """The lead's words stand beside the account's, and every part has its meaning and bits."""
    result = match_review(tmp_path / "review.csv", project)

    rows = rows_of(result.path)
    assert result.rows == len(rows) == 2
    first = next(row for row in rows if row["lead_id"] == "L2")
    assert first["answer"] == ""
    assert (first["lead_company"], first["account_name"]) == ("Stilmere", "Stillmere GmbH")
    assert first["country_evidence"] == "the same country (+2.00)"
    assert "yes" in first["allowed_answers"]


def test_the_bits_of_a_row_add_up(project: Path, tmp_path: Path) -> None:
    """The prior and the parts are the weight."""
    match_review(tmp_path / "review.csv", project)

    for row in rows_of(tmp_path / "review.csv"):
        parts = [row[name] for name in row if name.endswith("_evidence") and row[name]]
        bits = [float(part.rpartition("(")[2].rstrip(")")) for part in parts]
        assert float(row["prior_bits"]) + sum(bits) == float(row["weight_bits"])


def test_columns_that_say_nothing_are_left_out(project: Path, tmp_path: Path) -> None:
    """Nobody typed a website or a telephone number."""
    match_review(tmp_path / "review.csv", project)

    (first, *_) = rows_of(tmp_path / "review.csv")
    assert not {"lead_website", "lead_phone", "phone_evidence"} & first.keys()
    assert {"answer", "lead_id", "account_id", "runner_up_id", "note"} <= first.keys()


def test_the_workbook_offers_answers_and_keeps_its_header_in_sight(
    project: Path, tmp_path: Path
) -> None:
    """A list drops down in the column of answers, which stays where one scrolls to."""
    match_review(tmp_path / "review.xlsx", project)

    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    sheet = book["Review"]
    (choice,) = sheet.data_validations.dataValidation
    assert (sheet.freeze_panes, str(choice.sqref)) == ("C2", "A2:A3")
    assert choice.formula1 == '"yes,no,none,undo"'
    assert book.sheetnames == ["Review", "How to answer"]


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """Whoever typed it gets nothing run."""
    risky = ("L7", "", "", "=Quendil", "", "")
    project = write_project(tmp_path / "project", people=[*PEOPLE, risky])
    match(project)

    result = match_review(tmp_path / "review.csv", project)

    companies = [row["lead_company"] for row in rows_of(result.path)]
    assert "'=Quendil" in companies
    assert result.made_harmless >= 1


def test_the_same_leads_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    """A sheet can be compared with the one before."""
    for name in ("one.xlsx", "two.xlsx"):
        match_review(tmp_path / name, project)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_sheet_that_nobody_can_fill_in_is_refused(project: Path, tmp_path: Path) -> None:
    """JSON and Parquet are for programs."""
    with pytest.raises(InvalidInput, match=r"TW618\n.*review.json.*\n.*\.xlsx or \.csv"):
        match_review(tmp_path / "review.json", project)


def test_leads_that_were_never_matched_have_no_sheet(tmp_path: Path) -> None:
    """The problem names the command."""
    with pytest.raises(InvalidInput, match=r"TW617\n.*never matched.\n.*`tradewind match`"):
        match_review(tmp_path / "review.csv", write_project(tmp_path / "project"))

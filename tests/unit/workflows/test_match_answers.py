"""All answers are listed with who and when, and the list is a sheet that takes them back."""

import csv
from pathlib import Path

import pytest

from support.leads import write_project
from tradewind.workflows.match import match
from tradewind.workflows.match_answers import match_answers
from tradewind.workflows.match_apply import match_apply

FIRST = "lead_id,answer,account_id\nL1,no,A1\nL2,yes,A2\nL3,A1,\n"
THEN = "lead_id,answer,account_id\nL2,A1,A2\nL3,undo,\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which Ann answered, and then Bea."""
    folder = write_project(tmp_path / "project")
    match(folder)
    for who, text in (("Ann", FIRST), ("Bea", THEN)):
        sheet = tmp_path / f"{who}.csv"
        sheet.write_text(text)
        match_apply(sheet, folder, who=who)
    return folder


def test_every_answer_says_what_became_of_it(project: Path) -> None:
    """It holds, was replaced, or was taken back; the last comes first."""
    rows = match_answers(project).answers.rows()

    assert [(row["lead_id"], row["verdict"], row["state"], row["answered_by"]) for row in rows] == [
        ("L3", "undone", "undo", "Bea"),
        ("L2", "assigned", "holds", "Bea"),
        ("L3", "assigned", "taken back", "Ann"),
        ("L2", "confirmed", "replaced", "Ann"),
        ("L1", "refused", "holds", "Ann"),
    ]
    assert match_answers(project).holding == 2


def test_a_project_without_answers_has_an_empty_list(tmp_path: Path) -> None:
    """It needs no matching, and makes no store."""
    result = match_answers(write_project(tmp_path))

    assert (len(result.answers), result.holding) == (0, 0)
    assert not (tmp_path / "store").exists()


def test_the_list_takes_answers_back(project: Path, tmp_path: Path) -> None:
    """Whoever writes `undo` into it and applies it takes back what was said of the lead."""
    file = tmp_path / "answers.csv"
    match_answers(project, output=file)
    with file.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[-1]["answer"] = "undo"
    with file.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)

    result = match_apply(file, project)

    assert result.taken["undone"] == 1
    assert match_answers(project).holding == 1

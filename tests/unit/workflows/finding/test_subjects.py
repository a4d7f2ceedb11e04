"""Where nobody goes by a text, the nearest of all that there are is named."""

import shutil
from pathlib import Path

import pytest

from support.leads import write_project
from tradewind.problems import InvalidInput
from tradewind.workflows.finding.subjects import Subject, subject_of
from tradewind.workflows.match import match
from tradewind.workflows.score import score

CASE = Path(__file__).parents[3] / "cases" / "a-lead-and-its-account"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A project in which only people were scored."""
    folder = tmp_path / "people"
    shutil.copytree(CASE, folder)
    (folder / "scorecard.yaml").rename(folder / "scorecards" / "leads.yaml")
    score(folder, scorecard="leads")
    return folder


def test_the_nearest_person_is_named_where_only_people_were_scored(people: Path) -> None:
    """Nobody is sent to score accounts for a mistyped person."""
    with pytest.raises(InvalidInput, match=r'TW494\n.*No person has.*"dorra"\.\n.*: person dora '):
        subject_of("dorra", people)


def test_accounts_and_people_are_named_together(people: Path) -> None:
    """The nearest comes first, whatever it is, with the word for what it is."""
    score(people, scorecard="growth")

    with pytest.raises(InvalidInput, match=r"TW511\n.*No account or person has") as refused:
        subject_of("birrch", people)

    assert "nearest: account birch (Birch Analytics)" in refused.value.problems[0].fix


def test_of_ids_of_one_form_the_fewest_slips_are_nearest(people: Path) -> None:
    """Swapped digits are another id, however alike the two look."""
    rows = "person_id,account_id,name\nP0009-1,birch,Far,\nP0001-1,birch,Near,\n"
    (people / "people.csv").write_text(rows.replace("name", "name,title"), encoding="utf-8")
    score(people, scorecard="leads")

    with pytest.raises(InvalidInput, match=r"nearest: person P0001-1 \(Near\), person P0009-1"):
        subject_of("P0001-9", people)


def test_a_name_of_several_people_is_left_to_whoever_explains_people(people: Path) -> None:
    """Which names them all."""
    rows = (people / "people.csv").read_text()
    (people / "people.csv").write_text(f"{rows}ann2,maple,Ann Ash,,CFO\n")
    score(people, scorecard="leads")

    assert subject_of("Ann Ash", people) == Subject("person", "Ann Ash")


def test_the_nearest_lead_is_named_where_nothing_was_scored(tmp_path: Path) -> None:
    """And that accounts need a score first."""
    project = write_project(tmp_path / "project")
    match(project)

    with pytest.raises(InvalidInput, match=r'TW622\n.*"L19", and no scores') as refused:
        subject_of("L19", project)

    assert "nearest: lead L1 (bob@larkmoor.example)" in refused.value.problems[0].fix
    assert refused.value.problems[0].fix.endswith("or run `tradewind score` to explain accounts.")


def test_nothing_scored_and_nothing_matched_asks_for_a_score(tmp_path: Path) -> None:
    """As there is nobody to name."""
    with pytest.raises(InvalidInput, match="TW510"):
        subject_of("L19", write_project(tmp_path / "project"))

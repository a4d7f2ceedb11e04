"""Weights are learned from what people answered, and written down with the comments kept."""

from pathlib import Path

import pytest

from support.leads import write_project
from tradewind.files.matching_file import read_matching
from tradewind.workflows.match import match
from tradewind.workflows.match_apply import match_apply
from tradewind.workflows.match_learn import match_learn


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which every answer shows that the same country tells everything."""
    accounts = [
        (f"A{n}", f"{name} GmbH", "", "Germany", "", "", "")
        for n, name in enumerate(names("Zorvik", "Quandel"))
    ]
    people = [
        (f"L{n}", "", "", name, "Germany" if n % 2 else "France", "")
        for n, name in enumerate(names("Zorvik", "Quandel"))
    ]
    folder = write_project(tmp_path / "project", accounts=accounts, people=people, events=[])
    match(folder)
    rows = match(folder).decisions.rows()
    answers = [
        f"{row['lead_id']},{'yes' if row['country_level'] == 'same' else 'no'},{row['account_id']}"
        for row in rows
        if row["account_id"] is not None
    ]
    sheet = tmp_path / "answers.csv"
    sheet.write_text("\n".join(["lead_id,answer,account_id", *answers]) + "\n")
    match_apply(sheet, folder, who="Ann")
    return folder


def names(*stems: str) -> list[str]:
    """Give names that nobody else bears."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [f"{stem}{a}{b}ex" for stem in stems for a in letters[:5] for b in letters[10:15]]


def test_what_people_said_moves_the_weights(project: Path) -> None:
    """The same country tells more than before, and the counts are those of the answers."""
    result = match_learn(project)

    same = next(one for one in result.levels if (one.part, one.level) == ("country", "same"))
    assert same.is_learned
    assert same.new_bits > same.old_bits
    assert (same.confirmed, same.refused) == (result.confirmed, 0)
    assert (result.unseen, result.is_written) == (0, True)


def test_the_new_weights_are_in_the_file(project: Path) -> None:
    """Beside what people wrote there."""
    before = (project / "matching.yaml").read_text()

    result = match_learn(project)

    assert result.file.read_text().startswith(before)
    written = read_matching(project).settings.weights
    assert written == {
        part: {one.level: one.new_bits for one in result.changed if one.part == part}
        for part in {one.part for one in result.changed}
    }


def test_a_dry_run_writes_nothing(project: Path) -> None:
    """It tells the same."""
    before = (project / "matching.yaml").read_text()

    looked = match_learn(project, dry_run=True)

    assert (project / "matching.yaml").read_text() == before
    assert not looked.is_written
    assert looked.changed == match_learn(project).changed


def test_learning_twice_changes_nothing_more(project: Path) -> None:
    """The same answers give the same weights, whatever was learned from them before."""
    match_learn(project)
    text = (project / "matching.yaml").read_text()

    again = match_learn(project)

    assert (again.changed, again.is_written) == ((), False)
    assert (project / "matching.yaml").read_text() == text

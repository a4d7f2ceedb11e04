"""`tradewind match` and what it shares with `explain`, on a small project."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from support.leads import write_project
from tradewind.cli.main import app


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose leads were matched."""
    folder = write_project(tmp_path / "project")
    assert run("match", project=folder).exit_code == 0
    return folder


def run(*words: object, project: Path) -> Result:
    """Run a command for a project, on 100 columns."""
    arguments = [*map(str, words), "--project", str(project)]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "100"})


def test_the_summary_goes_beside_and_json_is_the_result(project: Path) -> None:
    """Other programs read what people do not."""
    told = run("match", "--full", project=project)
    read = json.loads(run("match", "--format", "json", project=project).stdout)
    listed = run("match", "--format", "csv", project=project).stdout

    assert told.stdout == ""
    assert "Matched 4 leads with 3 accounts." in told.stderr
    assert (read["leads"], read["review"], read["matched_anew"]) == (4, 2, 0)
    assert [row.split(",")[0] for row in listed.splitlines()] == ["lead_id", "L1", "L2", "L3", "L4"]


def test_the_commands_to_try_next_work(project: Path, tmp_path: Path) -> None:
    """A sheet is written, filled in, taken, and listed."""
    sheet = tmp_path / "review.csv"

    written = run("match", "--review", sheet, project=project)
    sheet.write_text(sheet.read_text().replace("\n,L2", "\nyes,L2"))
    taken = run("match", "--apply", sheet, "--by", "Ann", project=project)
    listed = run("match", "--answers", project=project)

    assert f"tradewind match --apply {sheet}" in written.stderr
    assert "Took 1 answer by Ann" in taken.stderr
    assert "1 row has no answer and stays open." in taken.stderr
    assert "L2" in listed.stdout
    assert "1 answer, 1 in force." in listed.stderr


def test_rows_that_cannot_be_read_end_with_exit_code_one(project: Path, tmp_path: Path) -> None:
    """Each with its number."""
    sheet = tmp_path / "review.csv"
    sheet.write_text("lead_id,answer\nL1,maybe\nL9,none\n")

    done = run("match", "--apply", sheet, project=project)

    assert done.exit_code == 1
    assert "review.csv:2 TW620" in done.stderr
    assert "review.csv:3 TW620" in done.stderr


def test_two_things_at_once_are_refused(project: Path) -> None:
    """Nobody knows which is meant."""
    done = run("match", "--answers", "--learn", project=project)

    assert done.exit_code == 1
    assert "--answers and --learn are different things to do" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--dry-run"], "--dry-run goes with --learn."),
        (["--apply", "x.csv", "--dry-run"], "--dry-run does nothing beside --apply."),
        (["--answers", "--by", "Ann"], "Leave it out, or give it with --apply."),
        (["--review", "x.csv", "-o", "y.csv"], "give it by itself or with --answers."),
        (["--learn", "--format", "json"], "--format does nothing beside --learn."),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    project: Path, words: list[str], told: str
) -> None:
    """Whoever asks for a dry run must not find that something was written."""
    done = run("match", *words, project=project)

    assert done.exit_code == 1
    assert told in done.stderr


def test_learning_from_too_few_answers_says_how_many_it_needs(project: Path) -> None:
    """And writes nothing."""
    before = (project / "matching.yaml").read_text()

    done = run("match", "--learn", project=project)

    assert "Learning needs 20 of each" in done.stderr
    assert (project / "matching.yaml").read_text() == before


def test_a_lead_is_explained_by_its_id_or_its_address(project: Path) -> None:
    """The bits add up in the text, too."""
    by_id = run("explain", "L1", project=project)
    by_address = run("explain", "bob@larkmoor.example", project=project)

    assert by_id.stdout == by_address.stdout
    assert "MATCHED   Larkmoor Software Ltd  A1" in by_id.stdout
    rows = [line.split() for line in by_id.stdout.splitlines() if line.startswith("  ")]
    bits = {row[0]: float(row[-1]) for row in rows if row[-1][:1] in "+-" and row[0] != "part"}
    assert sum(bits.values()) == 2 * bits["WEIGHT"]


def test_the_past_of_a_match_is_refused(project: Path) -> None:
    """Nothing tells what it was."""
    done = run("explain", "lead:L1", "--since", "2026-01-01", project=project)

    assert done.exit_code == 1
    assert "TW625" in done.stderr


def test_a_lead_of_the_same_name_is_told_beside_an_account(tmp_path: Path) -> None:
    """The account comes first."""
    twin = ("A1", "", "zoe@x.example", "Nobody", "", "")
    folder = write_project(tmp_path, people=[twin])
    for command in ("match", "score"):
        assert run(command, project=folder).exit_code == 0

    done = run("explain", "A1", project=folder)

    assert "Larkmoor Software Ltd" in done.stdout
    assert "tradewind explain lead:A1" in done.stderr

"""`tradewind feedback`: one word, a sheet, the list, and what does not go together."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tradewind.cli.main import app
from tradewind.workflows.score import score

ACCOUNTS = """\
account_id,name,domain,owner,employees
a1,Ann Ltd,ann.example,Zoe,50
a2,Bob AG,bob.example,Yan,500
"""
CARD = """\
name: few
dimensions: {fit: {components: [{name: size, number: employees, ramp: {0: 0, 500: 10}}]}}
tiers: {A: 60, B: 0}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two accounts with published scores."""
    folder = tmp_path / "project"
    (folder / "scorecards").mkdir(parents=True)
    tables = "{accounts: {source: accounts.csv}}"
    (folder / "tradewind.yaml").write_text(f"version: 1\nname: few\ntables: {tables}\n")
    (folder / "accounts.csv").write_text(ACCOUNTS)
    (folder / "scorecards/few.yaml").write_text(CARD)
    score(folder, as_of=datetime(2026, 3, 31, tzinfo=UTC))
    return folder


def run(*words: object, project: Path, width: int = 120) -> Result:
    """Run a command for a project, on so many columns."""
    arguments = [*map(str, words), "--project", str(project)]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": str(width)})


def test_a_word_is_kept_and_shown_on_the_receipt_and_the_page(project: Path) -> None:
    """With who said it, when, and of which score; the commands to go on with stand beside it."""
    told = run(
        "feedback", "Bob AG", "good", "--note", "Asked for a quote.", "--by", "Zoe", project=project
    )
    receipt = run("explain", "a2", project=project)
    page = run("account", "a2", project=project)

    assert (told.exit_code, told.stdout) == (0, "")
    assert "Kept: good, of Bob AG (a2) by Zoe." in told.stderr
    assert "said of 100, tier A by few" in told.stderr
    shown = re.compile(r"good  \d{4}-\d\d-\d\d  Zoe  of 100, tier A  Asked for a quote\.")
    assert shown.search(receipt.stdout)
    assert shown.search(page.stdout)


def test_a_receipt_without_feedback_says_nothing_of_it(project: Path) -> None:
    """It looks as it always did, and so does the page."""
    assert "FEEDBACK" not in run("explain", "a2", project=project).stdout
    assert "FEEDBACK" not in run("account", "a2", project=project).stdout


def test_undo_takes_back(project: Path) -> None:
    """By option or by word; a second time there is nothing left."""
    run("feedback", "a1", "bad", project=project)

    first = run("feedback", "a1", "--undo", project=project)
    again = run("feedback", "a1", "undo", project=project)

    assert "Took back all that was said of Ann Ltd (a1)." in first.stderr
    assert "Nothing holds of Ann Ltd (a1) that could be taken back." in again.stderr
    assert "FEEDBACK" not in run("explain", "a1", project=project).stdout


def test_a_sheet_is_written_filled_in_and_taken_twice(project: Path, tmp_path: Path) -> None:
    """The second time it says nothing new."""
    sheet = tmp_path / "sheet.csv"

    written = run("feedback", "--sheet", sheet, "--owner", "Yan", project=project)
    lines = sheet.read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("verdict")
    cells = lines[1].split(",")
    sheet.write_text("\n".join([lines[0], ",".join([*cells[:place], "bad", *cells[place + 1 :]])]))
    taken = run("feedback", "--apply", sheet, "--by", "Yan", project=project)
    again = run("feedback", "--apply", sheet, "--by", "Yan", project=project)

    assert f"tradewind feedback --apply {sheet}" in written.stderr
    assert f"Took 1 verdict from {sheet}: 1 bad." in taken.stderr
    assert "says nothing new" in again.stderr
    assert "1 verdict was known already." in again.stderr


def test_the_list_is_a_table_csv_or_json(project: Path, tmp_path: Path) -> None:
    """And a file; notes of several lines stand on one line of the table, and whole elsewhere."""
    note = "=1+1\nsecond line 😀 \x1b[31m" + "x" * 10_000
    run("feedback", "a1", "bad", "--note", note, "--by", "Zoe", project=project)

    table = run("feedback", "--list", project=project)
    rows = json.loads(run("feedback", "--list", "--format", "json", project=project).stdout)
    saved = run("feedback", "--list", "-o", tmp_path / "said.json", project=project)

    (_, row) = table.stdout.splitlines()
    assert r"=1+1\nsecond line 😀 \x1b[31mxxx" in row
    assert rows[0]["note"] == note
    assert "1 verdict, 1 in force." in table.stderr
    assert f"Written to {tmp_path / 'said.json'}." in saved.stderr


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "No account is named."),
        (("a1",), 'Nothing is said of "a1".'),
        (("a1", "good", "--undo"), '"good" and --undo are different things to do.'),
        (("--list", "--sheet", "x.csv"), "--sheet and --list are different things to do."),
        (("a1", "good", "--top", "3"), "--top goes with --sheet."),
        (("--apply", "x.csv", "--note", "n"), "--note does nothing beside --apply."),
        (("a1", "good", "--format", "json"), "--format goes with --list."),
        (("a1", "perhaps"), '"perhaps" is no verdict.'),
    ],
)
def test_what_does_not_go_together_is_said(
    project: Path, words: tuple[str, ...], what: str
) -> None:
    """Nothing is taken for something else, and nothing is kept."""
    done = run("feedback", *words, project=project)

    assert done.exit_code == 1
    assert what in done.stderr
    assert "Nobody has said anything" in run("feedback", "--list", project=project).stderr

"""Scores of people from the command line to what it prints."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tradewind.cli.main import app

CASE = Path(__file__).parents[3] / "cases" / "a-lead-and-its-account"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Score the people and the accounts of the worked example."""
    folder = tmp_path_factory.mktemp("people") / "project"
    shutil.copytree(CASE, folder)
    (folder / "scorecard.yaml").rename(folder / "scorecards" / "leads.yaml")
    for card in ("growth", "leads"):
        told = _run(folder, "score", "--scorecard", card, "--as-of", "2026-03-31")
        assert told.exit_code == 0, told.output
    return folder


def _run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--project", str(project)], env={"COLUMNS": "110"})


def test_the_summary_counts_people_and_who_is_qualified(project: Path) -> None:
    """And says how to list them."""
    told = _run(
        project, "score", "--scorecard", "leads", "--as-of", "2026-03-31", "--no-publish"
    ).output

    assert "Scored 5 people with leads, as of 2026-03-31." in told
    assert "Sales qualified: 1; nurture: 4." in told


def test_leads_are_listed_with_title_account_and_reason(project: Path) -> None:
    """Best first; whoever is excluded comes last, without a rank."""
    told = _run(project, "list", "--leads").stdout.splitlines()

    titles = {"rank", "person", "title", "account", "score", "tier", "qualified"}
    assert titles <= set(told[0].split())
    assert told[1].split()[:3] == ["1", "Ann", "Ash"]
    assert "sales qualified" in told[1]
    assert "Ed Elm" in told[5]


def test_leads_are_written_as_csv_and_json(project: Path) -> None:
    """With the id of the person, and that of the account."""
    rows = json.loads(_run(project, "list", "--leads", "--format", "json").stdout)

    assert [(row["person_id"], row["account_id"]) for row in rows][:2] == [
        ("ann", "birch"),
        ("ben", "maple"),
    ]
    assert rows[1]["qualification_reason"] == "account.tier(growth) is not A"


@pytest.mark.parametrize("who", ["ann", "Ann@Birch.example", "Ann Ash", "person:ann"])
def test_explain_takes_a_person(project: Path, who: str) -> None:
    """By id, e-mail address or name, without a word about which scorecard."""
    told = _run(project, "explain", who).stdout

    assert "Ann Ash  ann" in told
    assert "CFO · ann@birch.example" in told
    assert "account Birch Analytics  birch" in told
    assert "SALES QUALIFIED  score 78 ≥ 50, account.tier(growth) is A" in told


def test_explain_says_why_somebody_is_nurtured_and_has_no_account(project: Path) -> None:
    """Unknown is not the same as no."""
    told = _run(project, "explain", "cy").stdout

    assert "no account" in told
    assert "NURTURE  account.tier(growth) is unknown" in told


def test_a_receipt_of_a_person_is_json_too(project: Path) -> None:
    """With person_id, account_id and the reason."""
    told = json.loads(_run(project, "explain", "ben", "--format", "json").stdout)

    assert (told["person_id"], told["account_id"], told["score"]) == ("ben", "maple", 54)
    assert told["qualification"] == "nurture"


def test_explain_and_list_still_take_accounts(project: Path) -> None:
    """Although people were scored last."""
    assert "Birch Analytics" in _run(project, "explain", "birch").stdout
    assert "Birch Analytics" in _run(project, "list").stdout


def test_columns_of_people_are_listed(project: Path) -> None:
    """Those of the table, and what titles tell."""
    told = json.loads(_run(project, "columns", "--people", "--format", "json").stdout)

    names = {row["name"]: row["rows"] for row in told}
    assert names["title"] == 5
    assert {"seniority", "function"} <= names.keys()

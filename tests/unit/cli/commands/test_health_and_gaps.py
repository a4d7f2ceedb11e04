"""`tradewind health` and `tradewind gaps` on a small project."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from support.checkups import ACCOUNTS, written
from tradewind.cli.main import app

DATES = ("--as-of", "2026-03-31")
SINCE = ("--since", "2025-09-01")
CSV = ("--format", "csv")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project whose accounts lack something."""
    return written(tmp_path, accounts=ACCOUNTS)


def _run(project: Path, *words: str, columns: int = 160) -> Result:
    runner = CliRunner(env={"COLUMNS": str(columns), "TERM": "xterm"})
    return runner.invoke(app, [*words, "--project", str(project), *DATES])


def test_gaps_say_what_to_fill_first(project: Path) -> None:
    """A sentence, then a row for each attribute with what would move."""
    told = _run(project, "gaps")

    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[0].startswith("Filling industry for the 2 accounts without it would move about")
    assert lines[2].split()[:4] == ["attribute", "unknown", "known", "in"]
    assert lines[3].split()[:3] == ["industry", "2", "66%"]


def test_gaps_are_csv_json_and_files(project: Path) -> None:
    """One row per attribute; JSON has the tiers they would come from and go to."""
    rows = list(csv.DictReader(StringIO(_run(project, "gaps", "--format", "csv").stdout)))
    told = json.loads(_run(project, "gaps", "--format", "json").stdout)
    to_file = _run(project, "gaps", "--output", str(project / "gaps.xlsx"))

    assert [row["name"] for row in rows] == ["industry", "employees"]
    assert told["gaps"][0]["crossings"][0].keys() == {"before", "after", "accounts"}
    assert (project / "gaps.xlsx").is_file()
    assert (to_file.stdout, "gaps.xlsx" in to_file.stderr) == ("", True)


def test_health_says_what_to_look_at_first(project: Path) -> None:
    """Findings, shares with their lines, and when what was done; no drift where none is seen."""
    told = _run(project, "health", *SINCE)

    assert told.exit_code == 0
    assert "checked, 2025-09-01 → 2026-03-31" in told.stdout
    assert "What to look at first" in told.stdout
    assert "TW855 warning" in told.stdout
    assert "Stability index" not in told.stdout
    assert "Of 2 components no drift can be seen" in told.stdout
    assert "Published: never. Tested: never." in told.stdout
    assert "No account history has employees" in told.stdout


def test_health_says_beside_a_csv_what_its_report_would_have_said(project: Path) -> None:
    """A finding is not told twice, and not lost where there is no room for it."""
    as_report, as_csv = _run(project, "health", *SINCE), _run(project, "health", *SINCE, *CSV)

    assert "No account history has employees" not in as_report.stderr
    assert "No account history has employees" in as_csv.stderr


def test_health_is_csv_json_and_files(project: Path) -> None:
    """One row per compared line; JSON has every snapshot."""
    rows = list(csv.DictReader(StringIO(_run(project, "health", *SINCE, *CSV).stdout)))
    told = json.loads(_run(project, "health", *SINCE, "--format", "json").stdout)
    _run(project, "health", *SINCE, "--output", str(project / "health.csv"))

    assert {row["what"] for row in rows} == {"component", "tier", "completeness"}
    assert {row["level"] for row in rows if row["what"] == "component"} == {"unseen"}
    assert len(told["snapshots"]) == len(told["tiers"][0]["values"]) == 8
    assert (project / "health.csv").is_file()


def test_narrow_terminals_leave_columns_out_and_say_so(project: Path) -> None:
    """What moves stays, however narrow."""
    told = _run(project, "gaps", columns=60)

    assert "would move" in told.stdout
    assert "No room in this terminal for:" in told.stdout


def test_an_unknown_period_is_refused(project: Path) -> None:
    """It says what may be written."""
    told = _run(project, "health", "--every", "moon")

    assert told.exit_code == 1
    assert "Write month, week, quarter, or days such as 30d." in told.stderr

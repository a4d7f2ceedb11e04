"""`changes`, `diff` and `explain --since` from the command line to what they print."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from support.telling_why import change_a_file, changed_project
from tradewind.cli.main import app


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the project with its two runs, and a scorecard edited after them."""
    folder = changed_project(tmp_path_factory.mktemp("telling"))
    change_a_file(folder, "scorecards/telling.yaml", ("weight: 4", "weight: 1"))
    return folder


def _run(project: Path, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--project", str(project)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_explain_since_gives_parts_as_json(project: Path) -> None:
    """Numbers with four places, lines and notes."""
    told = json.loads(
        _run(project, "explain", "fades", "--since", "2026-03-01", "--format", "json")
    )

    assert told["parts"] == {"time": -20, "events": 0, "data": 0, "scorecard": 0}
    assert told.keys() >= {"then", "now", "change", "lines", "notes"}


def test_explain_since_is_a_table_to_read(project: Path) -> None:
    """With a sentence below it."""
    assert "Down 20.0 since 2026-03-01: -20.0 passing time (demos)." in _run(
        project, "explain", "fades", "--since", "2026-03-01"
    )


def test_changes_gives_all_rows_as_csv(project: Path) -> None:
    """Without a limit, and with all parts as columns."""
    text = _run(project, "changes", "--since", "2026-03-01", "--format", "csv")

    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 6
    assert rows[0].keys() >= {"time", "events", "data", "scorecard", "why"}


def test_diff_gives_everything_as_json(project: Path) -> None:
    """Alone it compares what is published with the file."""
    told = json.loads(_run(project, "diff", "--as-of", "2026-03-31", "--format", "json"))

    assert told["differences"] == ["dimension fit: component size: weight 4 → 1"]
    assert sum(told["moves"].values()) == told["accounts"] == 6


def test_changes_needs_a_date(project: Path) -> None:
    """Wrong usage, as the command line says it."""
    done = CliRunner().invoke(app, ["changes", "--project", str(project)])

    assert done.exit_code == 2

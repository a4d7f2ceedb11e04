"""The changes of all accounts, and two scorecards side by side, as text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Group, RenderableType

from support.telling_why import NOW, THEN, change_a_file, changed_project
from tradewind.cli.rendering.changes import print_changes, tell_of_changes
from tradewind.cli.rendering.diff import diff_view
from tradewind.workflows.changes import changes
from tradewind.workflows.diff import diff

Plain = Callable[[RenderableType, int], str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give the project with its two runs."""
    return changed_project(tmp_path)


def test_changes_are_rows_and_a_sentence_beside_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows are the result; what is counted stands on stderr."""
    monkeypatch.setenv("COLUMNS", "140")

    result = changes(THEN, project, limit=2)
    print_changes(result, project=project)
    tell_of_changes(result)

    shown = capsys.readouterr()
    assert "Asks Ltd  asks  B → A         50.0  100.0     +50" in shown.out
    assert "demos +50     new events" in shown.out
    assert shown.err.startswith(
        "3 of 7 accounts changed tier: 2 up, 0 down, 1 now excluded, 1 new, 1 gone; "
        "most of it: new events.\n2 of 6 shown; 6 accounts with another score or tier."
    )


def test_the_report_of_a_diff_has_a_matrix_groups_and_accounts(project: Path, plain: Plain) -> None:
    """What differs comes first, then who moves."""
    change_a_file(project, "scorecards/telling.yaml", ("weight: 4", "weight: 1"))

    text = plain(Group(*diff_view(diff(project=project, as_of=NOW), width=100)), 100)

    assert "dimension fit: component size: weight 4 → 1" in text
    assert "tier before ↓  after →" in text
    assert "size -15" in text


def test_a_diff_without_differences_says_so(project: Path, plain: Plain) -> None:
    """No empty tables."""
    text = plain(Group(*diff_view(diff(project=project, as_of=NOW), width=100)), 100)

    assert "The scorecards say the same." in text
    assert "No account of 6 gets another score or tier." in text

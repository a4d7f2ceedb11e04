"""A project's folder that is not there."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tradewind import score
from tradewind.cli.exit_codes import ExitCode
from tradewind.cli.main import app
from tradewind.problems import InvalidInput
from tradewind.workflows.projects.folders import check_project_folder


def test_the_nearest_folder_is_named(tmp_path: Path) -> None:
    """The first part that does not exist is replaced by the folder most like it."""
    (tmp_path / "customers" / "north").mkdir(parents=True)

    with pytest.raises(InvalidInput, match="does not exist") as refused:
        check_project_folder(tmp_path / "custommers" / "north")

    (problem,) = refused.value.problems
    assert problem.fix == f'Write "{tmp_path / "customers" / "north"}".'


def test_a_folder_like_no_other_can_be_begun(tmp_path: Path) -> None:
    """Where nothing is near, the command that makes it is named."""
    with pytest.raises(InvalidInput, match="tradewind init"):
        check_project_folder(tmp_path / "acme")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """Who names tradewind.yaml is told to name the folder that it is in."""
    file = tmp_path / "tradewind.yaml"
    file.touch()

    with pytest.raises(InvalidInput, match="is a file") as refused:
        check_project_folder(file)

    assert f'"{tmp_path}"' in refused.value.problems[0].fix


def test_from_python_a_missing_folder_is_told_too(tmp_path: Path) -> None:
    """Verbs that open a project say so whoever calls them."""
    with pytest.raises(InvalidInput, match="does not exist"):
        score(tmp_path / "acme")


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["backtest"], ["health"], ["match", "--answers"], ["explain", "A1"], ["compact"]],
    ids=" ".join,
)
def test_every_verb_says_that_the_folder_is_not_there(arguments: list[str], tmp_path: Path) -> None:
    """None of them says that the project lacks scores or scorecards."""
    done = CliRunner().invoke(app, [*arguments, "--project", str(tmp_path / "acme")])

    assert done.exit_code == ExitCode.PROBLEMS
    assert "does not exist" in " ".join(done.stderr.split())

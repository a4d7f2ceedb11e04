"""`tradewind backtest` on a small demo market."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tradewind.cli.commands.backtest import backtest_command
from tradewind.cli.main import Verb
from tradewind.workflows.demo import demo

app = typer.Typer()
app.command("backtest", cls=Verb)(backtest_command)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo project with 600 accounts."""
    folder = tmp_path_factory.mktemp("backtest") / "project"
    demo(folder, accounts=600)
    return folder


def run(*words: object, project: Path) -> Result:
    """Run a backtest of quarters with few rounds, on 100 columns."""
    usual = ("--scorecard", "growth", "--every", "quarter", "--rounds", "100")
    arguments = [*map(str, (*usual, *words)), "--project", str(project)]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "100"})


def test_the_report_is_the_result_and_the_page_stands_beside_it(
    project: Path, tmp_path: Path
) -> None:
    """What is written where is said on the other stream."""
    page, numbers = tmp_path / "page.html", tmp_path / "numbers.csv"

    done = run("--question", "opens", "--report", page, "-o", numbers, project=project)

    assert done.exit_code == 0, done.stderr
    assert "Conversion by tier" in done.stdout
    assert f"The report is in {page}" in done.stderr
    assert f"Every number was written to {numbers}." in done.stderr
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert numbers.read_text(encoding="utf-8").startswith("section,ranking,group,measure")


def test_json_is_the_whole_proof(project: Path) -> None:
    """And nothing else is on the stream; the headline stands beside it."""
    done = run("--question", "opens", "--seed", 3, "--format", "json", project=project)

    read = json.loads(done.stdout)
    assert (read["question"], read["seed"], read["rounds"]) == ("opens", 3, 100)
    assert read["headline"] in done.stderr


def test_one_date_each_bounds_the_snapshots(project: Path) -> None:
    """`--from` takes several values in other commands, and one here."""
    words = ("--from", "2025-04-01", "--to", "2025-12-31", "--format", "json")

    done = run(*words, project=project)

    moments = json.loads(done.stdout)["moments"]
    assert moments == [f"2025-{month}-01T00:00:00Z" for month in ("04", "07", "10")]


def test_a_second_date_is_refused(project: Path) -> None:
    """Nobody knows which is meant."""
    done = run("--from", "2025-01-01", "2025-04-01", project=project)

    assert done.exit_code == 2
    assert "It takes one date" in done.stderr


def test_several_accounts_that_are_left_out_else_may_be_asked_for(project: Path) -> None:
    """Each by its own option."""
    few = json.loads(run("--format", "json", project=project).stdout)
    all_of_them = ("--include", "customers", "--include", "open", "--include", "gated")

    many = json.loads(run(*all_of_them, "--format", "json", project=project).stdout)

    assert many["n"] > few["n"]
    assert not {one for one in many["left_out"] if "customers" in one}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--every", "fortnight"), "TW820"),
        (("--horizon", "soon"), "TW821"),
        (("--horizon", "9y"), "TW821"),
        (("-o", "numbers.docx"), "TW601"),
    ],
)
def test_what_cannot_be_read_is_a_problem(words: tuple[str, ...], code: str, project: Path) -> None:
    """With its code, before anything is scored."""
    done = run(*words, project=project)

    assert done.exit_code == 1
    assert code in done.stderr


def test_a_number_out_of_range_is_wrong_usage(project: Path) -> None:
    """The parser says which range is meant."""
    assert run("--capacity", 0, project=project).exit_code == 2
    assert run("--rounds", 5, project=project).exit_code == 2


def test_missing_packages_are_named_with_the_command_that_installs_them(tmp_path: Path) -> None:
    """Whoever installed the core alone gets an answer and no traceback."""
    program = (
        "import sys\n"
        "sys.modules |= dict.fromkeys(['numpy', 'scipy', 'matplotlib', 'jinja2'])\n"
        "import typer\n"
        "from tradewind.cli.commands.backtest import backtest_command\n"
        "from tradewind.cli.main import Verb\n"
        "app = typer.Typer()\n"
        "app.command('backtest', cls=Verb)(backtest_command)\n"
        "app()\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "--project", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "pip install 'tradewind[measure]'" in done.stderr

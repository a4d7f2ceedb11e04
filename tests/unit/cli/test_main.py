"""What becomes of failures: messages and exit codes."""

import pytest
import typer
from typer.testing import CliRunner, Result

from tradewind.cli.main import COMMANDS, Verb, app
from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem
from tradewind.version import __version__

PROBLEM = Problem("TW203", Place("icp.yaml", 14), "It is wrong.", "Mend it.")


def ended(failure: BaseException) -> Result:
    """Run a command that fails in this way."""
    failing = typer.Typer(pretty_exceptions_enable=False)

    @failing.command(cls=Verb)
    def fail() -> None:
        raise failure

    return CliRunner().invoke(failing, [])


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (InvalidInput([PROBLEM]), 1),
        (OutsideWorldFailed(PROBLEM), 3),
        (OSError(28, "No space left on device"), 3),
        (KeyError("secret"), 70),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_kind_of_failure_has_its_exit_code(failure: BaseException, code: int) -> None:
    """Scripts can tell what went wrong; nothing goes to stdout, and no traceback is shown."""
    result = ended(failure)

    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_problems_are_printed_with_place_and_fix() -> None:
    """The message is the problem's own, with a count at the end."""
    assert ended(InvalidInput([PROBLEM])).stderr == f"{PROBLEM}\n1 error.\n"


def test_a_bug_says_what_to_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the error, the versions, and how to see more."""
    monkeypatch.delenv("TRADEWIND_DEBUG", raising=False)

    said = ended(ZeroDivisionError("division by zero")).stderr

    assert "bug: ZeroDivisionError: division by zero" in said
    assert f"Tradewind {__version__}, Python 3" in said
    assert "TRADEWIND_DEBUG=1" in said


def test_a_bug_shows_its_traceback_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """With TRADEWIND_DEBUG the place of the mistake is shown."""
    monkeypatch.setenv("TRADEWIND_DEBUG", "1")

    assert "Traceback" in ended(ZeroDivisionError("division by zero")).stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    """`--help` of each command gives its usage and what it does."""
    result = CliRunner().invoke(app, [name, "--help"])

    assert result.exit_code == 0
    assert f"tradewind {name}" in result.stdout or f" {name} " in result.stdout


def test_the_version_is_shown() -> None:
    """`--version` prints the version and nothing else."""
    assert CliRunner().invoke(app, ["--version"]).stdout == f"tradewind {__version__}\n"

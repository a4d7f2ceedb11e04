"""Pipes, widths, colours and signs: what a terminal or the lack of one may bring."""

import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
COLOUR = "\x1b[3"


@pytest.mark.parametrize(
    "command", ["list --format csv", "list --format json", "explain A0000001", "sql", "--help"]
)
def test_a_reader_may_close_the_pipe(shell: Run, scored_demo: Path, command: str) -> None:
    """`| head` gets its line, and nobody complains."""
    done = shell(f"tradewind {command} | head -n 1", TRADEWIND_PROJECT=str(scored_demo))

    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_pipe_closed_early_ends_the_command_in_peace(shell: Run, scored_demo: Path) -> None:
    """A long result into a reader that is gone is no failure."""
    rows = "for i in 1 2 3 4 5 6 7 8; do tradewind list --format csv || exit 9; done"

    done = shell(f"({rows}) | true; echo ${{PIPESTATUS[0]}}", TRADEWIND_PROJECT=str(scored_demo))

    assert done.stdout == "0\n"
    assert "Broken pipe" not in done.stderr


@pytest.mark.parametrize("command", ["list", "explain A0000001"])
def test_there_are_no_colours_in_a_pipe(tradewind: Run, scored_demo: Path, command: str) -> None:
    """What is written to a file or another program is plain."""
    done = tradewind(*command.split(), TRADEWIND_PROJECT=str(scored_demo))

    assert "\x1b" not in done.stdout + done.stderr


def on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """Run a command whose stdout is a terminal, and give what the terminal got."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        arguments, stdout=theirs, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        os.close(theirs)
        received = b""
        try:
            while piece := os.read(ours, 65_536):
                received += piece
        except OSError:  # Linux says so when the last writer has gone
            pass
        process.wait(timeout=60)
    os.close(ours)
    return received.decode()


@pytest.mark.parametrize("command", ["list", "explain A0000001", "sql"])
def test_a_terminal_gets_colours_unless_it_wants_none(
    scored_demo: Path, program: Path, command: str
) -> None:
    """NO_COLOR takes the colours away."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    colourful = kept | {"TERM": "xterm-256color", "TRADEWIND_PROJECT": str(scored_demo)}
    arguments = [str(program), *command.split()]

    assert COLOUR in on_a_terminal(arguments, colourful)
    assert COLOUR not in on_a_terminal(arguments, colourful | {"NO_COLOR": "1"})


@pytest.mark.parametrize("columns", ["1", "200"])
@pytest.mark.parametrize("command", ["list", "explain A0000001", "columns", "check"])
def test_any_width_will_do(tradewind: Run, scored_demo: Path, command: str, columns: str) -> None:
    """A narrow terminal gets less, never a failure."""
    done = tradewind(*command.split(), TRADEWIND_PROJECT=str(scored_demo), COLUMNS=columns)

    assert done.returncode == 0
    assert done.stdout.strip()


def test_a_list_on_40_columns_keeps_the_scores(tradewind: Run, scored_demo: Path) -> None:
    """What does not fit is named beside the table."""
    done = tradewind("list", TRADEWIND_PROJECT=str(scored_demo), COLUMNS="40")

    assert max(map(len, done.stdout.splitlines())) <= 40
    assert "score" in done.stdout
    assert "No room in this terminal for: id" in done.stderr


@pytest.mark.parametrize(
    "plain",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_a_terminal_without_our_signs_gets_others(
    tradewind: Run, scored_demo: Path, plain: dict[str, str]
) -> None:
    """Names in other scripts never end the command; files for programs stay UTF-8."""
    project = {"TRADEWIND_PROJECT": str(scored_demo)}

    listed, explained, scored = (
        tradewind(*command, **plain, **project)
        for command in (("list",), ("explain", "A0000001"), ("score", "--no-publish"))
    )
    as_csv = tradewind("list", "--format", "csv", **plain, **project)

    assert [one.returncode for one in (listed, explained, scored)] == [0, 0, 0]
    assert "François Lefèvre" in as_csv.stdout

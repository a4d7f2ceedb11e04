"""The command line: `tradewind`, its commands, and what becomes of failures."""

import os
import platform
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from tradewind.cli.commands.account import account_command
from tradewind.cli.commands.advise import advise_command
from tradewind.cli.commands.backtest import backtest_command
from tradewind.cli.commands.changes import changes_command
from tradewind.cli.commands.check import check_command
from tradewind.cli.commands.columns import columns_command
from tradewind.cli.commands.compact import compact_command
from tradewind.cli.commands.decay import decay_command
from tradewind.cli.commands.demo import demo_command
from tradewind.cli.commands.diff import diff_command
from tradewind.cli.commands.duplicates import duplicates_command
from tradewind.cli.commands.explain import explain_command
from tradewind.cli.commands.feedback import feedback_command
from tradewind.cli.commands.gaps import gaps_command
from tradewind.cli.commands.health import health_command
from tradewind.cli.commands.history import history_command
from tradewind.cli.commands.init import init_command
from tradewind.cli.commands.list import list_command
from tradewind.cli.commands.match import match_command
from tradewind.cli.commands.plays import plays_command
from tradewind.cli.commands.rollback import rollback_command
from tradewind.cli.commands.score import score_command
from tradewind.cli.commands.sql import sql_command
from tradewind.cli.commands.versions import versions_command
from tradewind.cli.exit_codes import ExitCode
from tradewind.cli.repeated_options import each_its_option
from tradewind.cli.streams import accept_any_terminal, let_go_of_pipes
from tradewind.problems import InvalidInput, OutsideWorldFailed
from tradewind.version import __version__

COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo_command,
    "init": init_command,
    "check": check_command,
    "match": match_command,
    "duplicates-of": duplicates_command,
    "score": score_command,
    "list": list_command,
    "account": account_command,
    "explain": explain_command,
    "changes": changes_command,
    "history": history_command,
    "plays": plays_command,
    "feedback": feedback_command,
    "backtest": backtest_command,
    "health": health_command,
    "gaps": gaps_command,
    "advise": advise_command,
    "columns": columns_command,
    "decay": decay_command,
    "diff": diff_command,
    "versions": versions_command,
    "rollback": rollback_command,
    "compact": compact_command,
    "sql": sql_command,
}
"""The commands in the order in which a newcomer meets them."""

app = typer.Typer(
    name="tradewind",
    help="Rank companies by fit and readiness to buy, with receipts that add up.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Verb(TyperCommand):
    """A command whose failures are messages and exit codes, never tracebacks."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; `--from` may have several files after it, as from a glob."""
        return super().parse_args(ctx, each_its_option(args, "--from"))

    def invoke(self, ctx: Any) -> None:
        """Run the command; say what went wrong and end with the exit code of its kind."""
        try:
            _look_for_project(ctx.params.get("project"))
            super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise
        except (Exception, KeyboardInterrupt) as failure:
            raise typer.Exit(_said(failure)) from failure


def _look_for_project(folder: Path | None) -> None:
    """Make sure that the project's folder is there, before any command looks into it."""
    from tradewind.workflows.projects.folders import check_project_folder

    if folder is not None:
        check_project_folder(folder)


def _said(failure: BaseException) -> ExitCode:
    """Say what went wrong, and give the exit code of its kind."""
    from tradewind.cli.rendering.problems import file_problem, problem_texts
    from tradewind.cli.terminal import tell

    match failure:
        case InvalidInput():
            tell(*problem_texts(failure.problems))
            return ExitCode.PROBLEMS
        case OutsideWorldFailed():
            tell(*problem_texts([failure.problem]))
            return ExitCode.OUTSIDE_WORLD
        case BrokenPipeError():
            let_go_of_pipes()
            return ExitCode.DONE
        case KeyboardInterrupt() | RuntimeError() if _is_interruption(failure):
            tell("Stopped. What was published before is untouched.")
            return ExitCode.STOPPED
        case OSError():
            tell(*problem_texts([file_problem(failure)]))
            return ExitCode.OUTSIDE_WORLD
    tell(*_bug_report(failure))
    return ExitCode.BUG


def _is_interruption(failure: BaseException) -> bool:
    """Say whether somebody pressed Ctrl-C; DuckDB, busy with a query, has its own words for it."""
    words = ("Query interrupted", "INTERRUPT Error: Interrupted!")
    return isinstance(failure, KeyboardInterrupt) or str(failure) in words


def _bug_report(bug: BaseException) -> list[str]:
    if os.environ.get("TRADEWIND_DEBUG"):
        return ["".join(traceback.format_exception(bug)).rstrip()]
    return [
        f"Tradewind has a bug: {type(bug).__name__}: {bug}",
        f"  Report this line, the command and: Tradewind {__version__}, "
        f"Python {platform.python_version()}, {platform.system()}.",
        "  fix: Set TRADEWIND_DEBUG=1 and run the command again to see where it happens.",
    ]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tradewind {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and end."
        ),
    ] = False,
) -> None:
    pass


for _name, _command in COMMANDS.items():
    app.command(_name, cls=Verb)(_command)


def run() -> None:
    """Run the command line with the arguments of the process."""
    accept_any_terminal()
    app()

"""Ask before something is done that cannot be undone by the same command."""

import sys
from typing import Annotated

import typer

from tradewind.problems import InvalidInput, Place, Problem

NEEDS_YES = "TW556"
"""Nobody is at a terminal to be asked, and `--yes` was not given."""


Agreed = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; do nothing.")]


def confirm(question: str, *, is_agreed: bool) -> None:
    """Go on only where somebody agrees.

    Args:
        question: What to ask on the terminal.
        is_agreed: Whether `--yes` was given, so that nobody is asked.

    Raises:
        InvalidInput: There is no terminal to ask on.
        Abort: Somebody said no.
    """
    if is_agreed:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        what = "This must be confirmed, and there is no terminal to ask on."
        fix = "Run the command with --dry-run to see what it does, then with --yes."
        raise InvalidInput([Problem(NEEDS_YES, Place("--yes"), what, fix)])
    typer.confirm(question, abort=True, err=True)

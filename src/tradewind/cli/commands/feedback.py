"""`tradewind feedback`: what people say of accounts, one by one or by a sheet."""

from pathlib import Path
from typing import Annotated

import typer

from tradewind.cli.going_together import refuse_idle, refuse_several
from tradewind.cli.options import (
    HERE,
    Owner,
    Project,
    PublishedScorecard,
    RowsFormat,
    RowsOutput,
    TableFormat,
)
from tradewind.problems import InvalidInput, Place, Problem

NOTHING_SAID = "TW873"
"""Nothing is said: the account or the verdict is missing."""
_USED_BY = {
    "ACCOUNT": ("", "--list"),
    "VERDICT": ("",),
    "--note": ("",),
    "--by": ("", "--apply"),
    "--undo": ("",),
    "--top": ("--sheet",),
    "--tier": ("--sheet",),
    "--owner": ("--sheet",),
    "--output": ("--list",),
    "--format": ("--list",),
    "--scorecard": ("", "--sheet", "--apply"),
}
"""Which of the things to do heed an option; "" is saying something of one account."""


def feedback_command(
    account: Annotated[
        str | None,
        typer.Argument(
            metavar="ACCOUNT", help="The account's id, domain or name.", show_default=False
        ),
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Argument(
            metavar="VERDICT",
            help="good, bad, wrong-data, or undo to take back all that was said of it.",
            show_default=False,
        ),
    ] = None,
    project: Project = HERE,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What else there is to say.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says it, where it is not you.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back all that was said of the account.")
    ] = False,
    sheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write accounts to a .xlsx or .csv sheet to fill in."),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="With --sheet: the first N accounts; 50 where no owner or tier is named either.",
        ),
    ] = None,
    tier: Annotated[
        str | None, typer.Option(metavar="TIER", help="With --sheet: only this tier, such as A.")
    ] = None,
    owner: Owner = None,
    apply: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the verdicts of a filled-in sheet.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List what was said, the last first.")
    ] = False,
    scorecard: PublishedScorecard = None,
    output: RowsOutput = None,
    form: RowsFormat = TableFormat.TABLE,
) -> None:
    """Say whether an account is good, or scored on wrong data; kept, shown and tested against."""
    chosen = {"--sheet": sheet, "--apply": apply, "--list": listed}
    asked = [name for name, value in chosen.items() if value]
    refuse_several(asked)
    given: dict[str, object] = {
        "ACCOUNT": account,
        "VERDICT": verdict,
        "--note": note,
        "--by": by,
        "--undo": undo,
        "--top": top,
        "--tier": tier,
        "--owner": owner,
        "--output": output,
        "--format": form is not TableFormat.TABLE,
        "--scorecard": scorecard,
    }
    refuse_idle([name for name, value in given.items() if value], (asked or [""])[0], _USED_BY)
    if sheet is not None:
        _sheet(sheet, project, top, tier, owner, scorecard)
    elif apply is not None:
        _apply(apply, project, by, scorecard)
    elif listed:
        _list(project, account, output, form)
    else:
        said, word = _said(account, verdict, undo)
        _keep(said, word, project, note, by, scorecard)


def _said(account: str | None, verdict: str | None, undo: bool) -> tuple[str, str]:
    """Give the account and the word about it.

    Raises:
        InvalidInput: One of them is missing, or something is said and taken back at once.
    """
    if account is None:
        what = "No account is named."
        fix = "Write the account and good, bad or wrong-data; or give --sheet, --apply or --list."
        raise InvalidInput([Problem(NOTHING_SAID, Place("feedback"), what, fix)])
    if undo and verdict is not None:
        refuse_several([f'"{verdict}"', "--undo"])
    word = "undo" if undo else verdict
    if word is None:
        what = f'Nothing is said of "{account}".'
        fix = "Write good, bad or wrong-data after it, or --undo."
        raise InvalidInput([Problem(NOTHING_SAID, Place("feedback"), what, fix)])
    return account, word


def _keep(
    account: str,
    verdict: str,
    project: Path,
    note: str | None,
    by: str | None,
    scorecard: str | None,
) -> None:
    from tradewind.cli.rendering.feedback import kept_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.feedback import feedback

    result = feedback(account, verdict, project, note=note, by=by, scorecard=scorecard)
    tell(*kept_lines(result, project=project))


def _sheet(
    file: Path,
    project: Path,
    top: int | None,
    tier: str | None,
    owner: str | None,
    scorecard: str | None,
) -> None:
    from tradewind.cli.rendering.feedback import sheet_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.feedback_sheet import feedback_sheet

    result = feedback_sheet(file, project, top=top, tier=tier, owner=owner, scorecard=scorecard)
    tell(*sheet_lines(result, project=project))


def _apply(file: Path, project: Path, by: str | None, scorecard: str | None) -> None:
    from tradewind.cli.rendering.feedback import apply_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.feedback_apply import feedback_apply

    result = feedback_apply(file, project, by=by, scorecard=scorecard)
    tell(*apply_lines(result, project=project))


def _list(project: Path, account: str | None, output: Path | None, form: TableFormat) -> None:
    from tradewind.cli.rendering.feedback_list import print_feedback, tell_of_feedback
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.workflows.feedback_list import feedback_list

    result = feedback_list(project, account=account, output=output)
    if form is not TableFormat.TABLE:
        write_table(result.feedback.arrow, form)
    elif output is None:
        print_feedback(result)
    tell_of_feedback(result, project=project)

"""`tradewind explain`: the receipt of one account, or why its score changed."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, PublishedScorecard, ReceiptFormat, moment


def explain_command(
    account: Annotated[
        str,
        typer.Argument(
            metavar="ACCOUNT", help="The account's id, domain or name.", show_default=False
        ),
    ],
    project: Project = HERE,
    since: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="Say why the score changed since what was published as of this date or before, "
            "such as 2026-03-31 (its first moment, midnight in UTC).",
        ),
    ] = None,
    scorecard: PublishedScorecard = None,
    form: Annotated[
        ReceiptFormat, typer.Option("--format", help="A receipt to read, or JSON.")
    ] = ReceiptFormat.TABLE,
) -> None:
    """Show why an account has its score, or, with --since, why it changed."""
    if since is not None:
        _why(account, since, project, scorecard, form)
        return
    from tradewind.cli.rendering.receipt import receipt_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.explain import explain
    from tradewind.workflows.simulated import notice

    explanation = explain(account, project, scorecard=scorecard)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(explanation.to_dict())}\n")
        return
    terminal = result_terminal()
    view = receipt_view(explanation, width=terminal.width, simulated=notice(project))
    terminal.print(view)


def _why(
    account: str, since: datetime, project: Path, scorecard: str | None, form: ReceiptFormat
) -> None:
    """Show why a score changed: every line that moved, in four parts."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.why import why_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.explain_since import explain_since
    from tradewind.workflows.simulated import notice

    with steps() as progress:
        why = explain_since(account, since, project, scorecard=scorecard, progress=progress)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(why.to_dict())}\n")
        return
    terminal = result_terminal()
    terminal.print(why_view(why, width=terminal.width, simulated=notice(project)))

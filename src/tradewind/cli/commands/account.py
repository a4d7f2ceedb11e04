"""`tradewind account`: everything about one company on a page."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Account, Project, PublishedScorecard, ReceiptFormat


def account_command(
    account: Account,
    project: Project = HERE,
    scorecard: PublishedScorecard = None,
    form: Annotated[
        ReceiptFormat, typer.Option("--format", help="A page to read, or JSON.")
    ] = ReceiptFormat.TABLE,
) -> None:
    """Show everything about one company: score, people, deals, plays, relatives, near misses."""
    from tradewind.cli.rendering.account import account_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.account import account as page_of
    from tradewind.workflows.simulated import notice

    page = page_of(account, project, scorecard=scorecard)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(page.to_dict())}\n")
        return
    terminal = result_terminal()
    said = notice(project)
    terminal.print(account_view(page, width=terminal.width, project=project, simulated=said))

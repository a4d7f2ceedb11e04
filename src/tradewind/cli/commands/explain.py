"""`tradewind explain`: the receipt of one account."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, PublishedScorecard, ReceiptFormat


def explain_command(
    account: Annotated[
        str,
        typer.Argument(
            metavar="ACCOUNT", help="The account's id, domain or name.", show_default=False
        ),
    ],
    project: Project = HERE,
    scorecard: PublishedScorecard = None,
    form: Annotated[
        ReceiptFormat, typer.Option("--format", help="A receipt to read, or JSON.")
    ] = ReceiptFormat.TABLE,
) -> None:
    """Show why an account has its score: every line, and where its fact came from."""
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

"""`tradewind advise`: whether lead scoring, account scoring or both fit this business."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, ReceiptFormat


def advise_command(
    project: Project = HERE,
    form: Annotated[
        ReceiptFormat, typer.Option("--format", help="Advice to read, or JSON.")
    ] = ReceiptFormat.TABLE,
) -> None:
    """Say whether to score leads, accounts or both, from deals, cycles and buying groups."""
    from tradewind.cli.rendering.advise import advice_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.advise import advise
    from tradewind.workflows.simulated import notice

    advice = advise(project)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(advice.to_dict())}\n")
        return
    terminal = result_terminal()
    said = notice(project)
    terminal.print(advice_view(advice, width=terminal.width, project=project, simulated=said))

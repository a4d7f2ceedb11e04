"""`tradewind decay`: how what an event gives wears away."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, TableFormat


def decay_command(
    scorecard: Annotated[
        str,
        typer.Argument(
            metavar="SCORECARD", help="The scorecard's name or file.", show_default=False
        ),
    ],
    component: Annotated[
        str,
        typer.Argument(
            metavar="COMPONENT", help="Name of a component of events.", show_default=False
        ),
    ],
    project: Project = HERE,
    days: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="The last age to show, in days; some more than it takes to wear away where it "
            "is left out.",
        ),
    ] = None,
    form: Annotated[
        TableFormat,
        typer.Option("--format", help="A curve to read; CSV or JSON with a row for every day."),
    ] = TableFormat.TABLE,
) -> None:
    """Draw how what one event gives wears away with age."""
    from tradewind.cli.rendering.decay_chart import signs_for
    from tradewind.cli.rendering.decay_curve import decay_table, decay_view
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.cli.terminal import result_terminal
    from tradewind.workflows.decay import decay

    curve = decay(scorecard, component, project, days=days)
    if form is TableFormat.TABLE:
        terminal = result_terminal()
        terminal.print(decay_view(curve, width=terminal.width, signs=signs_for(terminal)))
    else:
        write_table(decay_table(curve), form)

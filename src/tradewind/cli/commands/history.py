"""`tradewind history`: the path of one account."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, PublishedScorecard, TableFormat


def history_command(
    account: Annotated[
        str,
        typer.Argument(
            metavar="ACCOUNT", help="The account's id, domain or name.", show_default=False
        ),
    ],
    project: Project = HERE,
    scorecard: PublishedScorecard = None,
    form: Annotated[
        TableFormat, typer.Option("--format", help="A table to read, CSV or JSON.")
    ] = TableFormat.TABLE,
) -> None:
    """Show how the score of one account went over all published runs, and what moved it."""
    from tradewind.cli.rendering.history import print_history, write_history
    from tradewind.workflows.history import history

    result = history(account, project, scorecard=scorecard)
    if form is TableFormat.TABLE:
        print_history(result, project=project)
    else:
        write_history(result, form)

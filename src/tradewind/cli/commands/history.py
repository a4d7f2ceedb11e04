"""`tradewind history`: the path of one account, or of one person."""

from typing import Annotated

import typer

from tradewind.cli.options import (
    HERE,
    Project,
    PublishedScorecard,
    RowsFormat,
    TableFormat,
)


def history_command(
    account: Annotated[
        str,
        typer.Argument(
            metavar="WHO",
            help="The account's id, domain or name; with a scorecard of people, a person's id, "
            "e-mail address or name.",
            show_default=False,
        ),
    ],
    project: Project = HERE,
    scorecard: PublishedScorecard = None,
    form: RowsFormat = TableFormat.TABLE,
) -> None:
    """Show how the score of an account or person went over all runs, and what moved it."""
    from tradewind.cli.rendering.history import print_history, write_history
    from tradewind.workflows.history import history

    result = history(account, project, scorecard=scorecard)
    if form is TableFormat.TABLE:
        print_history(result, project=project)
    else:
        write_history(result, form)

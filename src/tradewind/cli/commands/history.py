"""`tradewind history`: the path of one account."""

from tradewind.cli.options import (
    HERE,
    Account,
    Project,
    PublishedScorecard,
    RowsFormat,
    TableFormat,
)


def history_command(
    account: Account,
    project: Project = HERE,
    scorecard: PublishedScorecard = None,
    form: RowsFormat = TableFormat.TABLE,
) -> None:
    """Show how the score of one account went over all published runs, and what moved it."""
    from tradewind.cli.rendering.history import print_history, write_history
    from tradewind.workflows.history import history

    result = history(account, project, scorecard=scorecard)
    if form is TableFormat.TABLE:
        print_history(result, project=project)
    else:
        write_history(result, form)

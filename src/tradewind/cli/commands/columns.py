"""`tradewind columns`: the columns that a scorecard may read."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, RowsFormat, TableFormat


def columns_command(
    project: Project = HERE,
    people: Annotated[
        bool,
        typer.Option(
            "--people",
            help="List the columns of people; a scorecard of people reads those of their accounts "
            "as account.COLUMN.",
        ),
    ] = False,
    form: RowsFormat = TableFormat.TABLE,
) -> None:
    """List the columns that a scorecard may read, and how often each is known."""
    from tradewind.cli.rendering.account_columns import columns_table, columns_view
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.cli.terminal import result_terminal
    from tradewind.workflows.columns import columns

    result = columns(project, people=people)
    if form is TableFormat.TABLE:
        result_terminal().print(columns_view(result))
    else:
        write_table(columns_table(result), form)

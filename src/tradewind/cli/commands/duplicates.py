"""`tradewind duplicates-of accounts`: accounts that are likely one company."""

from enum import StrEnum
from typing import Annotated

import typer

from tradewind.cli.options import HERE, Memory, Project, RowsFormat, RowsOutput, TableFormat

TOP_OF_A_TABLE = 25
"""Groups that a table shows where `--limit` is left out; CSV, JSON and files give all."""


class Kind(StrEnum):
    """What may have been entered twice."""

    ACCOUNTS = "accounts"


def duplicates_command(
    kind: Annotated[Kind, typer.Argument(metavar="accounts", help="What to look through.")],
    project: Project = HERE,
    at_least: Annotated[
        float,
        typer.Option(
            min=0.01, max=0.9999, metavar="SHARE", help="Report pairs that are so likely or more."
        ),
    ] = 0.95,
    limit: Annotated[
        int,
        typer.Option(min=1, metavar="N", help="The first N groups of the table to read."),
    ] = TOP_OF_A_TABLE,
    form: RowsFormat = TableFormat.TABLE,
    output: RowsOutput = None,
    memory: Memory = None,
) -> None:
    """Report accounts that are likely one company, with the evidence; nothing is merged."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.duplicates import print_duplicates, tell_of_duplicates
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.cli.streams import write_result
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.duplicates import duplicates

    with steps() as progress:
        result = duplicates(
            project, at_least=at_least, output=output, memory=memory, progress=progress
        )
    if form is TableFormat.JSON:
        write_result(f"{json_text(result.to_dict())}\n")
    elif form is TableFormat.CSV:
        write_table(result.rows.arrow, form)
    elif output is None:
        print_duplicates(result, limit=limit, project=project)
    tell_of_duplicates(
        result, shown=limit if form is TableFormat.TABLE and output is None else None
    )

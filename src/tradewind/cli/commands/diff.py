"""`tradewind diff`: who would move tier by another scorecard, before anything is written."""

from pathlib import Path
from typing import Annotated

import typer

from tradewind.cli.options import HERE, AsOf, Project, TableFormat

TOP_OF_A_TABLE = 15
"""Rows that the table shows where `--limit` is left out; CSV, JSON and files give all."""
_WHICH = "a scorecard of the project, `published`, `on disk`, or the hash of a published version"


def diff_command(
    before: Annotated[
        str | None,
        typer.Argument(
            metavar="[A]",
            help=f"What to compare with: {_WHICH}; `published` where it is left out.",
            show_default=False,
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="[B]",
            help="What to compare, the same way; with one name only, that is B. "
            "`on disk` where both are left out.",
            show_default=False,
        ),
    ] = None,
    project: Project = HERE,
    scorecard: Annotated[
        str | None,
        typer.Option(
            "--scorecard",
            metavar="NAME",
            help="Scorecard that `published` and `on disk` mean, where there are several.",
        ),
    ] = None,
    as_of: AsOf = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=f"The first N rows; {TOP_OF_A_TABLE} of a table and all of CSV, JSON and "
            "files where it is left out.",
        ),
    ] = None,
    form: Annotated[
        TableFormat,
        typer.Option("--format", help="A report to read, all of it as JSON, or its rows as CSV."),
    ] = TableFormat.TABLE,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the rows to a .csv, .parquet, .json or .xlsx file.",
        ),
    ] = None,
) -> None:
    """Score all accounts or people by two scorecards; show who moves tier, and publish nothing."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.diff import print_diff, tell_of_diff, write_diff
    from tradewind.workflows.diff import diff

    is_table = form is TableFormat.TABLE
    with steps() as progress:
        result = diff(
            before,
            after,
            project,
            scorecard=scorecard,
            as_of=as_of,
            limit=limit or (TOP_OF_A_TABLE if is_table and output is None else None),
            output=output,
            progress=progress,
        )
    if is_table:
        print_diff(result, project=project)
    elif output is None:
        write_diff(result, form)
    tell_of_diff(result)

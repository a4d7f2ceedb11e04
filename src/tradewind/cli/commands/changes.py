"""`tradewind changes`: how all accounts, or people, changed since a date, and why."""

from datetime import datetime
from typing import Annotated

import typer

from tradewind.cli.options import (
    HERE,
    Owner,
    Project,
    PublishedScorecard,
    RowsFormat,
    RowsOutput,
    TableFormat,
    moment,
)

TOP_OF_A_TABLE = 25
"""Accounts that a table shows where `--limit` is left out; CSV, JSON and files give all."""


def changes_command(
    since: Annotated[
        datetime,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="Compare the current scores with what was published as of this date or before, "
            "such as 2026-03-31 (its first moment, midnight in UTC).",
        ),
    ],
    project: Project = HERE,
    tier_moves: Annotated[
        bool, typer.Option("--tier-moves", help="Only those that are in another tier.")
    ] = False,
    owner: Owner = None,
    tier: Annotated[
        str | None,
        typer.Option(metavar="TIER", help="Only those that were in this tier, or are."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=f"The first N rows; {TOP_OF_A_TABLE} of a table and all of CSV, JSON and files "
            "where it is left out.",
        ),
    ] = None,
    scorecard: PublishedScorecard = None,
    form: RowsFormat = TableFormat.TABLE,
    output: RowsOutput = None,
) -> None:
    """List how accounts or people changed since a date: time, events, data and scorecard, apart."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.changes import print_changes, tell_of_changes
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.workflows.changes import changes

    is_table = form is TableFormat.TABLE and output is None
    with steps() as progress:
        result = changes(
            since,
            project,
            tier_moves=tier_moves,
            owner=owner,
            tier=tier,
            limit=limit or (TOP_OF_A_TABLE if is_table else None),
            scorecard=scorecard,
            output=output,
            progress=progress,
        )
    if is_table:
        print_changes(result, project=project)
    elif output is None:
        write_table(result.changes.arrow, form)
    tell_of_changes(result)

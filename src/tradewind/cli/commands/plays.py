"""`tradewind plays`: accounts by play, with the evidence and what to say."""

from typing import Annotated

import typer

from tradewind.cli.options import (
    HERE,
    AsOf,
    Owner,
    Project,
    PublishedScorecard,
    RowsFormat,
    RowsOutput,
    TableFormat,
)

TOP_OF_A_TABLE = 25
"""Rows that a table shows where `--limit` is left out; CSV, JSON and files give all."""


def plays_command(
    project: Project = HERE,
    play: Annotated[
        str | None,
        typer.Option(
            metavar="PLAY", help="Only this play: complement, displace, upsell or cross-sell."
        ),
    ] = None,
    owner: Owner = None,
    tier: Annotated[
        str | None,
        typer.Option(metavar="TIER", help="Only this tier of the published scores, such as A."),
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
    as_of: AsOf = None,
    seen_within: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="How old the latest sighting of a product may be, such as 365d or 6 months.",
        ),
    ] = None,
    scorecard: PublishedScorecard = None,
    form: RowsFormat = TableFormat.TABLE,
    output: RowsOutput = None,
) -> None:
    """List accounts by play: who runs what you enhance, replace or build upon, and what to say."""
    from tradewind.cli.rendering.plays import print_plays, tell_of_plays
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.workflows.plays import plays

    is_table = form is TableFormat.TABLE and output is None
    result = plays(
        project,
        play=play,
        owner=owner,
        tier=tier,
        limit=limit or (TOP_OF_A_TABLE if is_table else None),
        as_of=as_of,
        seen_within=seen_within,
        scorecard=scorecard,
        output=output,
    )
    if is_table:
        print_plays(result, project=project)
    elif output is None:
        write_table(result.plays.arrow, form)
    tell_of_plays(result, project=project)

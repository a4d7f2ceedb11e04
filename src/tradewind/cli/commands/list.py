"""`tradewind list`: the current scores, best first."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Owner, Project, PublishedScorecard, RowsFormat, TableFormat

TOP_OF_A_TABLE = 25
"""Accounts that a table shows where `--top` is left out; CSV and JSON give all."""


def list_command(
    project: Project = HERE,
    top: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=f"The first N accounts or people; {TOP_OF_A_TABLE} of a table and all of CSV and "
            "JSON where it is left out.",
        ),
    ] = None,
    tier: Annotated[
        str | None, typer.Option(metavar="TIER", help="Only this tier, such as A, or excluded.")
    ] = None,
    owner: Owner = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEST",
            help="Only accounts that pass, such as employees>=100, industry=Software,Internet or "
            "domain=known; may be given several times.",
        ),
    ] = None,
    leads: Annotated[
        bool, typer.Option("--leads", help="List people instead of accounts.")
    ] = False,
    scorecard: PublishedScorecard = None,
    form: RowsFormat = TableFormat.TABLE,
) -> None:
    """List the current scores, best first."""
    from tradewind.cli.rendering.ranking import print_ranking, write_ranking
    from tradewind.workflows.list_scores import list_scores

    is_table = form is TableFormat.TABLE
    result = list_scores(
        project,
        scorecard=scorecard,
        leads=leads,
        top=top or (TOP_OF_A_TABLE if is_table else None),
        tier=tier,
        owner=owner,
        where=where or (),
    )
    if is_table:
        print_ranking(result, project=project)
    else:
        write_ranking(result, form)

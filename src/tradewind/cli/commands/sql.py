"""`tradewind sql`: the one statement that computes the scores."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, AsOf, Project, ScorecardName


def sql_command(
    project: Project = HERE,
    dialect: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="duckdb, postgres, spark, snowflake, bigquery, databricks, redshift or trino.",
        ),
    ] = "duckdb",
    scorecard: ScorecardName = None,
    as_of: AsOf = None,
) -> None:
    """Print the statement that computes the scores, in the dialect of any warehouse."""
    from tradewind.cli.rendering.statement import highlighted
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.workflows.sql import sql

    statement = sql(project, scorecard=scorecard, as_of=as_of, dialect=dialect)
    terminal = result_terminal()
    if terminal.is_terminal and not terminal.no_color:
        terminal.print(highlighted(statement), soft_wrap=True)
    else:
        write_result(f"{statement}\n")

"""`tradewind health`: whether scores still mean what they meant."""

from datetime import datetime
from typing import Annotated

import typer

from tradewind.cli.options import (
    HERE,
    Memory,
    Project,
    RowsFormat,
    RowsOutput,
    ScorecardName,
    TableFormat,
    moment,
)


def health_command(
    project: Project = HERE,
    scorecard: ScorecardName = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="The earlier date; a year before the later one, or as long as the data tell of "
            "before, where it is left out.",
        ),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="The later date; that of the published scores where it is left out, or the end "
            "of the data where nothing is published.",
        ),
    ] = None,
    every: Annotated[
        str,
        typer.Option(
            metavar="TIME",
            help="How often to look between the two: month, week, quarter, or days such as 30d.",
        ),
    ] = "month",
    form: RowsFormat = TableFormat.TABLE,
    output: RowsOutput = None,
    memory: Memory = None,
) -> None:
    """Compare the scores of two dates: what drifted, what is old, and what to look at first."""
    from tradewind.cli.progress import steps
    from tradewind.workflows.health import health

    with steps() as progress:
        result = health(
            project,
            scorecard=scorecard,
            since=since,
            as_of=as_of,
            every=every,
            output=output,
            memory=memory,
            progress=progress,
        )
    # The reports read what the workflow checks to be installed.
    from tradewind.cli.rendering.health import print_health, tell_of_health, write_health

    is_report = form is TableFormat.TABLE and output is None
    if is_report:
        print_health(result, project=project)
    elif output is None:
        write_health(result, form)
    tell_of_health(result, project=project, has_findings=is_report)

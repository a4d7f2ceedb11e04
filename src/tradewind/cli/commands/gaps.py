"""`tradewind gaps`: the missing data that would matter most."""

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


def gaps_command(
    project: Project = HERE,
    scorecard: ScorecardName = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="Use only what was known at this moment; that of the published scores where it "
            "is left out, or now where nothing is published.",
        ),
    ] = None,
    form: RowsFormat = TableFormat.TABLE,
    output: RowsOutput = None,
    memory: Memory = None,
) -> None:
    """Show what is unknown of the accounts, and whose tier filling it would change."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.gaps import print_gaps, tell_of_gaps, write_gaps
    from tradewind.workflows.gaps import gaps

    with steps() as progress:
        result = gaps(
            project,
            scorecard=scorecard,
            as_of=as_of,
            output=output,
            memory=memory,
            progress=progress,
        )
    if form is TableFormat.TABLE and output is None:
        print_gaps(result, project=project)
    elif output is None:
        write_gaps(result, form)
    tell_of_gaps(result, project=project)

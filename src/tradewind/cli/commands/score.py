"""`tradewind score`: score all accounts, and publish the scores."""

from pathlib import Path
from typing import Annotated

import typer

from tradewind.cli.options import HERE, AsOf, Memory, Project, ScorecardName


def score_command(
    project: Project = HERE,
    scorecard: ScorecardName = None,
    as_of: AsOf = None,
    publish: Annotated[
        bool,
        typer.Option(
            "--publish/--no-publish", help="Make these the current scores of the project."
        ),
    ] = True,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Also write the scores to a .csv, .parquet, .json or .xlsx file.",
        ),
    ] = None,
    memory: Memory = None,
) -> None:
    """Score all accounts or people, and publish the scores for `list` and `explain`."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.run_summary import run_summary
    from tradewind.cli.terminal import tell
    from tradewind.workflows.score import score
    from tradewind.workflows.simulated import notice

    with steps() as progress:
        result = score(
            project,
            scorecard=scorecard,
            as_of=as_of,
            publish=publish,
            output=output,
            memory=memory,
            progress=progress,
        )
    tell(*run_summary(result, project=project, simulated=notice(project)))

"""`tradewind rollback`: bring back a published version of a scorecard."""

from typing import Annotated

import typer

from tradewind.cli.confirming import Agreed, DryRun
from tradewind.cli.options import HERE, Project


def rollback_command(
    version: Annotated[
        str,
        typer.Argument(
            metavar="HASH",
            help="The version's hash, or at least its first six signs; `tradewind versions` has "
            "them.",
            show_default=False,
        ),
    ],
    project: Project = HERE,
    dry_run: DryRun = False,
    yes: Agreed = False,
) -> None:
    """Write a published scorecard back to its file, and make its latest scores current again."""
    from tradewind.cli.confirming import confirm
    from tradewind.cli.rendering.versions import rollback_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.rollback import rollback

    plan = rollback(version, project, dry_run=True)
    tell(*rollback_lines(plan, project=project, is_done=False))
    if dry_run or not (plan.changes_file or plan.changes_current):
        return
    confirm("Do it?", is_agreed=yes)
    done = rollback(version, project)
    tell(*rollback_lines(done, project=project, is_done=True))

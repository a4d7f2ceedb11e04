"""`tradewind compact`: give disk room back, and bound history."""

from typing import Annotated

import typer

from tradewind.cli.confirming import Agreed, DryRun
from tradewind.cli.options import HERE, Project


def compact_command(
    project: Project = HERE,
    keep: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="How far back history is kept, such as 24mo or 90d; all of it where this is "
            "left out.",
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Agreed = False,
) -> None:
    """Drop the tables of past runs that history can put together; the current ones stay."""
    from tradewind.cli.confirming import confirm
    from tradewind.cli.rendering.versions import compaction_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.compact import compact

    plan = compact(project, keep=keep, dry_run=True)
    tell(*compaction_lines(plan, is_done=False))
    if dry_run or not plan.changes_anything:
        return
    confirm("Do it?", is_agreed=yes)
    tell(*compaction_lines(compact(project, keep=keep), is_done=True))

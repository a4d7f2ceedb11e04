"""`tradewind demo`: a project with simulated data."""

from pathlib import Path
from typing import Annotated

import typer


def demo_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the new project.")
    ] = Path("demo-project"),
    accounts: Annotated[
        int, typer.Option(min=1, metavar="N", help="How many accounts; ten million take minutes.")
    ] = 2_000,
    seed: Annotated[int, typer.Option(metavar="S", help="The same seed gives the same bytes.")] = 7,
) -> None:
    """Write a demo project: a simulated market of any size, and a scorecard for it."""
    from tradewind.cli.progress import share_done
    from tradewind.cli.rendering.demo_summary import demo_summary
    from tradewind.cli.terminal import tell
    from tradewind.workflows.demo import demo

    with share_done() as progress:
        result = demo(folder, accounts=accounts, seed=seed, progress=progress)
    tell(*demo_summary(result))

"""`tradewind init`: start a project from the files a company has."""

from pathlib import Path
from typing import Annotated

import typer


def init_command(
    source: Annotated[
        list[str],
        typer.Option(
            "--from",
            metavar="FILE",
            help="Files with your tables, globs or DuckDB files: --from accounts.csv deals.xlsx.",
            show_default=False,
        ),
    ],
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the new project.")
    ] = Path(),
) -> None:
    """Start a project from your files: recognise the tables, write tradewind.yaml and a scorecard.

    Nothing is ever overwritten.
    """
    from tradewind.cli.rendering.problems import problem_text
    from tradewind.cli.rendering.recognition import init_summary, recognition_view
    from tradewind.cli.terminal import result_terminal, tell
    from tradewind.workflows.init import init

    result = init(folder, sources=source)
    terminal = result_terminal()
    for part in recognition_view(result):
        terminal.print(part)
    tell(*map(problem_text, result.problems), *init_summary(result))

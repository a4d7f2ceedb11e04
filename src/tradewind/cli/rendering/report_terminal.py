"""The terminal that a report is printed on: it says first where the data are simulated."""

from pathlib import Path

from rich.console import Console

from tradewind.cli.terminal import result_terminal
from tradewind.workflows.simulated import notice


def report_terminal(project: Path) -> Console:
    """Give the terminal for the results of a project, on which nothing passes for real data."""
    terminal = result_terminal()
    if said := notice(project):
        terminal.print(said, style="dim italic")
    return terminal

"""Progress on stderr, where somebody is watching a terminal; nothing at all elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tradewind.cli.terminal import side_terminal


@contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """Show the step that is being done, and the time since the start.

    Yields:
        What to call with the name of each step.
    """
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    terminal = side_terminal()
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(
        *columns, console=terminal, transient=True, disable=not terminal.is_terminal
    ) as p:
        task = p.add_task("starting", total=None)
        yield lambda step: p.update(task, description=step)


@contextmanager
def share_done() -> Iterator[Callable[[str, float], None]]:
    """Show what is being done and a bar of the share (0–1) that is done.

    Yields:
        What to call with both.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    terminal = side_terminal()
    columns = (BarColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(
        *columns, console=terminal, transient=True, disable=not terminal.is_terminal
    ) as p:
        task = p.add_task("starting", total=1.0)
        yield lambda what, share: p.update(task, description=what, completed=share)

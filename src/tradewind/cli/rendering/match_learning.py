"""What was learned about the weights of the evidence, old beside new, with the counts."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.suggestions import command
from tradewind.matching.learning import LEAST_ANSWERS, LEAST_OF_EACH, LearnedLevel
from tradewind.problems import counted
from tradewind.workflows.match_learn import LearnResult


def learning_lines(result: LearnResult, *, project: Path) -> Iterator[RenderableType]:
    """Say what was learned from how many answers, and what to do next.

    Args:
        result: What was learned.
        project: The project's folder, for the commands to try next.
    """
    confirmed = counted(result.confirmed, "confirmed pair")
    refused = counted(result.refused, "refused one")
    yield Text(f"Looked at {confirmed} and {refused}.", style="bold")
    if result.unseen:
        unseen = counted(result.unseen, "answered pair is", "answered pairs are")
        yield Text(f"{unseen} not among the best accounts of their leads, and left out.")
    learned = [one for one in result.levels if one.is_learned]
    if not learned:
        yield Text(
            f"Learning needs {LEAST_OF_EACH} of each, and {LEAST_ANSWERS} answers about one kind "
            "of agreement; the weights stay as they are."
        )
        yield Text("Next:", style="bold")
        yield Text(f"  {command('match', '--review', 'review.xlsx', project=project)}")
        return
    yield _table(learned)
    stay = counted(len(result.levels) - len(learned), "other weight stays", "other weights stay")
    yield Text(f"{stay}, as too few answers are about them.", style="dim")
    yield Text(_written(result))
    if result.is_written:
        yield Text("Next:", style="bold")
        yield Text(f"  {command('match', project=project)}")


def _written(result: LearnResult) -> str:
    if result.is_written:
        return f"Written to {result.file}; delete a line there to have the weight of before."
    if result.changed:
        return f"Nothing was written to {result.file}."
    return "The weights are as they were."


def _table(learned: list[LearnedLevel]) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for title in ("part", "level"):
        grid.add_column(title, no_wrap=True)
    for title in ("old", "new", "95% interval", "confirmed", "refused"):
        grid.add_column(title, justify="right", no_wrap=True)
    for one in learned:
        grid.add_row(
            one.part,
            one.level,
            f"{one.old_bits:+.2f}",
            Text(f"{one.new_bits:+.2f}", style="bold" if one.new_bits != one.old_bits else "dim"),
            f"{one.low_bits:+.2f} … {one.high_bits:+.2f}",
            f"{one.confirmed:,}",
            f"{one.refused:,}",
        )
    return grid

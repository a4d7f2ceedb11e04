"""Versions of scorecards, and what bringing one back or giving room back does, as text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.words import moment_words
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import result_terminal, tell, visible
from tradewind.problems import counted
from tradewind.workflows.compact import CompactResult
from tradewind.workflows.rollback import RollbackResult
from tradewind.workflows.versions import SHORT_HASH, Version

if TYPE_CHECKING:
    import pyarrow as pa

_GAP = 2
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def print_versions(versions: Sequence[Version]) -> None:
    """Print the versions, the last published first, and what there was no room for."""
    terminal = result_terminal()
    grid, left_out = versions_view(versions, width=terminal.width)
    terminal.print(grid)
    tell(*no_room(left_out))
    tell(Text("The text of one: tradewind versions HASH", style="dim"))


def versions_view(versions: Sequence[Version], *, width: int) -> tuple[Grid, list[str]]:
    """Lay out the versions, one a line.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    scored = "scored" if any(one.of_people for one in versions) else "accounts"
    columns = {
        "hash": [Text(one.short_hash, style="bold") for one in versions],
        "scorecard": [Text(visible(one.name)) for one in versions],
        "": [Text(_standing(one), style="green") for one in versions],
        "last published": [Text(_minute(one.last_published_at)) for one in versions],
        "runs": [Text(f"{one.runs:,}") for one in versions],
        scored: [Text(f"{one.accounts:,}") for one in versions],
        "author": [Text(visible(one.author or "")) for one in versions],
        "first published": [Text(_minute(one.first_published_at)) for one in versions],
    }
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    shown: list[str] = []
    for title, cells in columns.items():
        wide = max(len(title), *(cell.cell_len for cell in cells)) + _GAP
        width -= wide
        if width < -_GAP and title not in ("hash", "scorecard"):
            break
        shown.append(title)
        is_number = title in ("runs", scored)
        grid.add_column(title, justify="right" if is_number else "left", overflow="fold")
    for row in zip(*(columns[title] for title in shown), strict=True):
        grid.add_row(*row)
    return grid, [title for title in columns if title not in shown]


def versions_table(versions: Sequence[Version]) -> "pa.Table":
    """Give one row per version."""
    import pyarrow as pa

    moment = pa.timestamp("us", tz="UTC")
    return pa.table(
        {
            "hash": pa.array([one.hash for one in versions], pa.string()),
            "scorecard": pa.array([one.name for one in versions], pa.string()),
            "first_published_at": pa.array([one.first_published_at for one in versions], moment),
            "last_published_at": pa.array([one.last_published_at for one in versions], moment),
            "author": pa.array([one.author for one in versions], pa.string()),
            "runs": pa.array([one.runs for one in versions], pa.int64()),
            "accounts": pa.array([one.accounts for one in versions], pa.int64()),
            "is_current": pa.array([one.is_current for one in versions], pa.bool_()),
            "file": pa.array([one.file for one in versions], pa.string()),
        }
    )


def rollback_lines(result: RollbackResult, *, project: Path, is_done: bool) -> Iterator[Text]:
    """Say what a rollback will do, or has done."""
    version = f"{visible(result.scorecard)} {result.hash[:SHORT_HASH]}"
    run, file = result.run, visible(str(result.file))
    if not (result.changes_file or result.changes_current):
        yield Text(f"{version} is current already, and {file} says the same.")
        return
    yield Text(f"{'Rolled back to' if is_done else 'Rolling back to'} {version}:", style="bold")
    verb = {True: "was", False: "will be"}[is_done]
    if result.changes_file:
        yield Text(f"  {file} {verb} written as it was published.")
    for name in result.holds if result.changes_file else ():
        other = f"{visible(name)} as it was then"
        yield Text(f"  It holds {other}, which the project says otherwise by now.")
    if result.backup is not None:
        yield Text(f"  Its text of before {verb} saved as {visible(result.backup.name)}.")
    if result.changes_current:
        are = "are" if is_done else "will be"
        yield Text(f"  The scores as of {moment_words(run.as_of)} {are} current again.")
    if is_done:
        score = command("score", "--scorecard", result.scorecard, project=project)
        yield Text(f"To score today's data with it: {score}")


def compaction_lines(result: CompactResult, *, is_done: bool) -> Iterator[Text]:
    """Say what a compaction will do, or has done."""
    if not result.changes_anything:
        yield Text(
            f"Nothing to give back: {counted(result.runs, 'run')}, all of them needed whole."
        )
        return
    size = size_words(result.freed_bytes)
    verb, has = ("Freed", "") if is_done else ("This frees", " will")
    yield Text(f"{verb} {size} of {counted(result.runs, 'run')}.", style="bold")
    if result.reduced:
        runs = counted(result.reduced, "run")
        yield Text(f"  {runs}{has} keep scores and contributions as history, without tables.")
    if result.let_go and result.border is not None:
        border = moment_words(result.border)
        runs = counted(result.let_go, "run")
        yield Text(f"  {runs} from before {border}{has} keep no rows; they stay listed.")
    if result.keyframes:
        runs = counted(result.keyframes, "run")
        yield Text(f"  {runs}{has} get a keyframe, from which later ones are put together.")


def size_words(size_bytes: int) -> str:
    """Write a size as people do.

    Examples:
        >>> size_words(999), size_words(1_500_000)
        ('999 bytes', '1.5 MB')
    """
    size, place = float(size_bytes), 0
    while size >= 1000 and place < len(_UNITS) - 1:
        size, place = size / 1000, place + 1
    return f"{size:.1f} {_UNITS[place]}" if place else f"{size_bytes:,} bytes"


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _standing(version: Version) -> str:
    words = ["current"] if version.is_current else []
    if version.file is not None:
        words.append("on disk")
    return ", ".join(words)

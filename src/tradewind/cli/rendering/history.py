"""The path of one account: a spark line, and a table that fits the terminal."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.spark_line import levels_for, spark_line
from tradewind.cli.rendering.table_files import write_table
from tradewind.cli.rendering.words import moment_words, number_words, short_score, tier_style
from tradewind.cli.streams import write_result
from tradewind.cli.terminal import tell, visible
from tradewind.files.exact_json import json_text
from tradewind.problems import counted
from tradewind.workflows.history import MOST_MOVES, HistoryResult, HistoryRow

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_OF_A_TABLE = 40
"""The last rows that a table shows; CSV and JSON give all."""
MOVED = "what moved most"
LEAST_OF_MOVES = 24
"""Columns of the terminal that what moved needs before a dimension may take room."""
_GAP = 2


def print_history(result: HistoryResult, *, project: Path) -> None:
    """Print the path, and beside it what it leaves out."""
    terminal = report_terminal(project)
    terminal.print(_title(result))
    if not result.hides_number:
        terminal.print(path_line(result, width=terminal.width, levels=levels_for(terminal)))
    grid, left_out = history_view(result, width=terminal.width)
    terminal.print(grid)
    tell(*_beside(result, left_out))


def write_history(result: HistoryResult, form: str) -> None:
    """Write the path as csv or json; without scores for a team that wants no number."""
    if form == "csv" or result.hides_number:
        write_table(history_table(result), form)
    else:
        write_result(f"{json_text(result.to_dict())}\n")


def path_line(result: HistoryResult, *, width: int, levels: str) -> Text:
    """Draw the scores run by run, between the lowest and the highest of them."""
    scores = [row.score for row in result.rows for _ in range(row.runs)]
    known = [score for score in scores if score is not None]
    if not known:
        return Text("No run had a score for it.", style="dim")
    low, high = short_score(min(known)), short_score(max(known))
    words = f"{low}–{high}" if low != high else low
    line = spark_line(scores, width=max(width - len(words) - _GAP, 1), levels=levels)
    return Text(line, style="cyan").append(f"{' ' * _GAP}{words}", style="dim")


def history_view(result: HistoryResult, *, width: int) -> tuple[Grid, list[str]]:
    """Lay out the last rows of a path.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    rows = result.rows[-ROWS_OF_A_TABLE:]
    numbers = not result.hides_number
    titles = ["as of", *(["score", "change"] if numbers else []), "tier"]
    cells = [[*_standing(row, numbers)] for row in rows]
    room = width - sum(_widest(titles, cells)) - _GAP * len(titles)
    has_moves = room >= len(MOVED)
    room -= LEAST_OF_MOVES
    shown: list[str] = []
    for name in result.dimensions if numbers else ():
        room -= max(len(name), 5) + _GAP
        if room < 0:
            break
        shown.append(name)
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    for title in titles:
        grid.add_column(title, justify="right" if title in ("score", "change") else "left")
    for name in shown:
        grid.add_column(visible(name), justify="right", no_wrap=True)
    if has_moves:
        grid.add_column(MOVED if numbers else "", overflow="fold")
    for row, standing in zip(rows, cells, strict=True):
        own = (Text(short_score(row.dimensions.get(name))) for name in shown)
        grid.add_row(*standing, *own, *([_moved(row, numbers)] if has_moves else []))
    left_out = [] if has_moves else [MOVED]
    left_out += [name for name in result.dimensions if numbers and name not in shown]
    return grid, left_out


def history_table(result: HistoryResult) -> "pa.Table":
    """Give one row per stretch of the path, and its dimensions' own scores as columns."""
    import pyarrow as pa

    rows, number = result.rows, pa.decimal128(18, 4)
    columns = {
        "as_of": pa.array([row.as_of for row in rows], pa.timestamp("us", tz="UTC")),
        "until": pa.array([row.until for row in rows], pa.timestamp("us", tz="UTC")),
        "runs": pa.array([row.runs for row in rows], pa.int64()),
        "run_id": pa.array([row.run_id for row in rows], pa.string()),
        "hash": pa.array([row.hash for row in rows], pa.string()),
        "tier": pa.array([row.tier for row in rows], pa.string()),
        "cell": pa.array([row.cell for row in rows], pa.string()),
        "completeness": pa.array([row.completeness for row in rows], number),
        "is_gone": pa.array([row.is_gone for row in rows], pa.bool_()),
    }
    if not result.hides_number:
        columns["score"] = pa.array([row.score for row in rows], number)
        columns["change"] = pa.array([row.change for row in rows], number)
        for name in result.dimensions:
            own = [row.dimensions.get(name) for row in rows]
            columns[f"{name} score"] = pa.array(own, number)
        columns["moves"] = pa.array([_moves_text(row, None) for row in rows], pa.string())
    return pa.table(columns)


def _title(result: HistoryResult) -> Text:
    name = visible(result.name or result.account_id)
    line = Text(name, style="bold")
    if result.name:
        line.append(f" ({visible(result.account_id)})", style="dim")
    return line.append(f", {visible(result.scorecard)}", style="dim")


def _standing(row: HistoryRow, numbers: bool) -> Iterator[Text]:
    yield Text(moment_words(row.as_of), no_wrap=True)
    if numbers:
        yield Text(short_score(row.score), style="bold")
        yield Text(_signed(row.change))
    tier = "gone" if row.is_gone else visible(row.tier or "")
    yield Text(tier, style="dim" if row.is_gone else tier_style(row.tier))


def _widest(titles: Sequence[str], rows: Sequence[Sequence[Text]]) -> Iterator[int]:
    for place, title in enumerate(titles):
        yield max(len(title), *(row[place].cell_len for row in rows))


def _moved(row: HistoryRow, numbers: bool) -> Text:
    """Say what moved, that the scorecard is another, and for how long nothing changed."""
    said = Text(_moves_text(row, MOST_MOVES) if numbers else "")
    notes = ["another version"] if row.is_of_another_version else []
    if row.runs > 1:
        notes.append(f"until {moment_words(row.until)}, {counted(row.runs, 'run')}")
    if notes:
        said.append(f"{' ' if said else ''}({'; '.join(notes)})", style="dim")
    return said


def _moves_text(row: HistoryRow, most: int | None) -> str:
    moves = [f"{visible(move.component)} {_signed(move.change)}" for move in row.moves[:most]]
    more = len(row.moves) - len(moves)
    return ", ".join([*moves, *([f"{more} more"] if more else [])])


def _signed(change: Decimal | None) -> str:
    if change is None:
        return ""
    return f"{'+' if change > 0 else ''}{number_words(change)}"


def _beside(result: HistoryResult, left_out: list[str]) -> Iterator[Text]:
    earlier = len(result.rows) - ROWS_OF_A_TABLE
    if earlier > 0:
        rows = counted(earlier, "earlier row")
        yield Text(f"{rows} not shown. All of them: --format csv.", style="dim")
    if result.not_kept:
        runs = counted(result.not_kept, "run")
        yield Text(
            f"{runs} of {result.runs:,} kept no rows: compacted, lost or too old.", style="dim"
        )
    yield from no_room(left_out)

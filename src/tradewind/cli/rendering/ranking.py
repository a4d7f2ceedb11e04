"""The ranked accounts, or people, as a table that fits the terminal."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from rich.cells import cell_len
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.table_files import write_table
from tradewind.cli.rendering.words import moment_words, percent, short_score, tier_style
from tradewind.cli.terminal import result_terminal, tell, visible
from tradewind.workflows.list_scores import ListResult
from tradewind.workflows.simulated import notice

LEAST_OF_A_NAME = 24
"""Columns of the terminal that the names keep before a column that may go has to."""
LEAST_OF_A_PERSON = 18
"""The same for names of people, beside which the company has to stand."""
ESSENTIAL = 90
"""From this worth on a column stays, however narrow the terminal."""
_GAP = 2
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table.

    Attributes:
        title: What stands above it.
        cell: Gives the text of an account's row.
        worth: The column of least worth goes first where there is no room.
        most: Most columns of the terminal that it takes; a longer text is cut.
        justify: Where its texts stand.
    """

    title: str
    cell: Callable[[Row], Text]
    worth: int
    most: int = 24
    justify: Literal["left", "right"] = "left"

    def width(self, rows: Sequence[Row]) -> int:
        """Give the columns of the terminal that it needs."""
        texts = [self.title, *(self.cell(row).plain for row in rows)]
        return min(max(map(cell_len, texts)), self.most)


def print_ranking(result: ListResult, *, project: Path) -> None:
    """Print the table, and beside it what it leaves out."""
    terminal = result_terminal()
    grid, left_out = ranking_view(result, width=terminal.width)
    if said := notice(project):
        terminal.print(said, style="dim italic")
    if len(result.scores):
        terminal.print(grid)
    tell(*_beside(result, left_out))


def write_ranking(result: ListResult, form: str) -> None:
    """Write the rows as csv or json; without scores for a team that wants no number."""
    scores = result.scores.arrow
    if result.hides_number:
        numbers = [name for name in scores.column_names if name.endswith("score")]
        scores = scores.drop_columns(numbers)
    write_table(scores, form)


def _beside(result: ListResult, left_out: list[str]) -> Iterator[Text]:
    run, shown = result.run, len(result.scores)
    about = f"{visible(run.scorecard)}, as of {moment_words(run.as_of)}"
    one, several = ("person", "people") if run.of_people else ("account", "accounts")
    if not shown:
        yield Text(f"No {one} fits ({about}).")
        return
    yield Text(f"{shown:,} of {result.matching:,} {several} ({about}).", style="dim")
    if shown < result.matching:
        fix = "All of them: --format csv, or a larger --top."
        yield Text(f"{result.matching - shown:,} more are not shown. {fix}", style="dim")
    yield from no_room(left_out)


def ranking_view(result: ListResult, *, width: int) -> tuple[Grid, list[str]]:
    """Lay out the ranked accounts or people.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    rows = result.scores.rows()
    columns = _columns(result)
    widths = {column.title: column.width(rows) for column in columns}
    named = max(columns, key=lambda column: column.worth).title
    wanted = widths[named]
    least = LEAST_OF_A_PERSON if result.run.of_people else LEAST_OF_A_NAME
    widths[named] = min(wanted, least)
    kept = list(columns)
    for column in sorted(columns, key=lambda column: column.worth):
        if column.worth < ESSENTIAL and _total(kept, widths) > width:
            kept.remove(column)
    widths[named] = min(wanted, widths[named] + width - _total(kept, widths))
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    for column in kept:
        size = widths[column.title]
        grid.add_column(column.title, width=size, justify=column.justify, no_wrap=True)
    for row in rows:
        grid.add_row(*(column.cell(row) for column in kept))
    return grid, [column.title for column in columns if column not in kept]


def _total(columns: list[Column], widths: dict[str, int]) -> int:
    return sum(widths[column.title] + _GAP for column in columns) - _GAP


def _columns(result: ListResult) -> list[Column]:
    """Give the columns in their order; those with numbers only where numbers are wanted."""
    columns = [
        Column("rank", _number("rank"), 100, justify="right"),
        *(_of_person() if result.run.of_people else _of_account()),
    ]
    dimensions = [name for name in result.scores.columns if name.endswith("_score")]
    if not result.hides_number:
        columns.append(Column("score", _score("score", "bold"), 95, justify="right"))
    columns += [
        Column("tier", _tier, 90),
        *_qualification(result),
        Column("cell", _text("cell"), 60),
        Column("known", _known, 65, justify="right"),
    ]
    if not result.hides_number:
        taken = {column.title for column in columns}
        columns += [
            Column(_dimension(name, taken), _score(name), 50 - place, justify="right")
            for place, name in enumerate(dimensions)
        ]
    columns.append(Column("owner", _text("owner"), 70))
    profiles = [name for name in result.scores.columns if name.endswith("_profile")]
    columns += [
        Column(f"{_titled(name, '_profile')} profile", _text(name), 30 - place)
        for place, name in enumerate(profiles)
    ]
    return [column for column in columns if column.title not in _empty(result)]


def _of_account() -> list[Column]:
    return [
        Column("account", _text("name"), 110, most=48),
        Column("id", _text("account_id", style="dim"), 80),
    ]


def _of_person() -> list[Column]:
    return [
        Column("person", _text("name"), 110, most=48),
        Column("id", _text("person_id", style="dim"), 82),
        Column("title", _text("title"), 84, most=28),
        Column("company", _text("company_name"), 45),
        Column("account", _text("account_name"), 89, most=20),
    ]


def _qualification(result: ListResult) -> list[Column]:
    if "qualification" not in result.scores.columns:
        return []
    return [
        Column("qualified", _text("qualification"), 88),
        Column("why", _text("qualification_reason"), 81, most=60),
    ]


def _empty(result: ListResult) -> set[str]:
    """Give the columns that say nothing about any of the accounts."""
    scores = result.scores.arrow
    return {name for name in ("cell", "owner") if scores[name].null_count == scores.num_rows}


def _titled(name: str, ending: str) -> str:
    return visible(name.removesuffix(ending))


def _dimension(name: str, taken: Container[str]) -> str:
    """Give the title of a dimension's score, other than those that columns have already."""
    title = _titled(name, "_score")
    return f"{title} score" if title in taken else title


def _text(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: Text(visible(str(row[name] or "")), style=style)


def _number(name: str) -> Callable[[Row], Text]:
    return lambda row: Text("" if row[name] is None else f"{row[name]:,}")


def _score(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: Text(short_score(row[name]), style=style)


def _tier(row: Row) -> Text:
    return Text(visible(row["tier"]), style=tier_style(row["tier"]))


def _known(row: Row) -> Text:
    share: Decimal | None = row["completeness"]
    return Text(percent(share), style="dim")

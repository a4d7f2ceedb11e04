"""Two scorecards on the same data, as a report: what differs, who moves, and by what."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.change_words import (
    amount_style,
    moves_sentence,
    signed,
    tier_words,
)
from tradewind.cli.rendering.fitted_table import fitted_table
from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.scored_words import key_of, one_row, row_words
from tradewind.cli.rendering.table_files import write_rows_or_all
from tradewind.cli.rendering.words import moment_words, short_score, tier_style
from tradewind.cli.rendering.written_files import harmless_words
from tradewind.cli.terminal import tell, visible
from tradewind.problems import counted
from tradewind.workflows.diff import DiffResult
from tradewind.workflows.differences.score_comparison import GroupCount

MOST_DIFFERENCES = 20
"""Differences of the files that the report names; JSON has all."""
MOST_GROUPS = 8
"""Owners or profiles that the report names; JSON has all."""
_GAP = 2


def print_diff(result: DiffResult, *, project: Path) -> None:
    """Print the report, as wide as the terminal."""
    terminal = report_terminal(project)
    for part in diff_view(result, width=terminal.width):
        terminal.print(part)


def write_diff(result: DiffResult, form: str) -> None:
    """Write the accounts as csv, or everything as json."""
    write_rows_or_all(result.changes.arrow, result.to_dict, form)


def tell_of_diff(result: DiffResult) -> None:
    """Say beside the report what it rests on."""
    shown = len(result.changes)
    if result.output is not None:
        told = row_words(shown, of_people=_is_of_people(result))
        tell(Text(f"{told} written to {result.output}."))
    elif shown < result.changed:
        rows = "people" if _is_of_people(result) else "accounts"
        more = f"{result.changed - shown:,} more {rows} with another score or tier."
        tell(Text(f"{more} All of them: --format csv, or a larger --limit.", style="dim"))
    tell(Text("Nothing was published or written to a scorecard.", style="dim"))
    if result.made_harmless:
        tell(Text(harmless_words(result.made_harmless), style="yellow"))


def diff_view(result: DiffResult, *, width: int) -> Iterator[RenderableType]:
    """Give the parts of the report in their order."""
    before, after = visible(result.before.label), visible(result.after.label)
    yield Text(f"{before} → {after}", style="bold")
    yield Text(f"as of {moment_words(result.as_of)}", style="dim")
    yield from _differences(result)
    if result.qualified is not None:
        became, ceased = result.qualified
        yield Text()
        said = f"{became:,} more sales qualified, {ceased:,} not any more."
        yield Text(said, style="bold")
    if not result.changed:
        one = one_row(of_people=_is_of_people(result))
        yield Text(f"No {one} of {result.accounts:,} gets another score or tier.")
        return
    moved = result.accounts - result.moves["same"]
    yield Text()
    everyone = row_words(result.accounts, of_people=_is_of_people(result))
    yield Text(f"{moves_sentence(result.moves, moved, everyone)}.", style="bold")
    yield _matrix(result)
    if moved:
        yield from _groups("owner", [one for one in result.owners if _moving(one)])
        yield from _groups("profile", list(result.profiles))
    grid, left_out = fitted_table(_columns(result), result.changes.rows(), width=width)
    if len(result.changes):
        yield Text()
        yield grid
    yield from no_room(left_out)


def _differences(result: DiffResult) -> Iterator[Text]:
    if not result.differences:
        yield Text("The scorecards say the same.")
        return
    yield Text()
    for said in result.differences[:MOST_DIFFERENCES]:
        yield Text(f"  {visible(said)}")
    if (more := len(result.differences) - MOST_DIFFERENCES) > 0:
        yield Text(f"  and {counted(more, 'more difference')}: --format json", style="dim")


def _matrix(result: DiffResult) -> Grid:
    """Lay out how many accounts have which tiers: before down, after across."""
    counts = {(one.before, one.after): one.accounts for one in result.tiers}
    rows = list(dict.fromkeys(one.before for one in result.tiers))
    known = [*result.after.file.card.cuts.names, *rows]
    occurring = {one.after for one in result.tiers}
    columns = [tier for tier in dict.fromkeys(known) if tier in occurring]
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column("tier before ↓  after →")
    for tier in columns:
        grid.add_column(Text(visible(tier), tier_style(tier)), justify="right")
    for before in rows:
        cells = [
            Text(f"{count:,}" if (count := counts.get((before, after))) else "")
            for after in columns
        ]
        for cell, after in zip(cells, columns, strict=True):
            cell.stylize("dim" if before == after else "bold")
        grid.add_row(Text(visible(before), tier_style(before)), *cells)
    return grid


def _moving(group: GroupCount) -> bool:
    return bool(group.up or group.down or group.otherwise)


def _groups(title: str, groups: Sequence[GroupCount]) -> Iterator[RenderableType]:
    """Lay out how the accounts of owners or profiles move."""
    if not groups:
        return
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column(title, max_width=36, no_wrap=True)
    numbers = ["accounts", "up", "down", "otherwise"]
    switches = any(one.switched for one in groups)
    for name in [*numbers, *(["switched to it"] if switches else [])]:
        grid.add_column(name, justify="right")
    for one in groups[:MOST_GROUPS]:
        counts = [one.accounts, one.up, one.down, one.otherwise]
        counts += [one.switched] if switches else []
        grid.add_row(Text(_named(one, title)), *(f"{count:,}" if count else "" for count in counts))
    yield Text()
    yield grid
    if (more := len(groups) - MOST_GROUPS) > 0:
        yield Text(f"and {counted(more, f'more {title}')}: --format json", style="dim")


def _named(group: GroupCount, title: str) -> str:
    name = f"no {title}" if group.name is None else visible(group.name)
    return f"{visible(group.dimension)}: {name}" if group.dimension else name


def _is_of_people(result: DiffResult) -> bool:
    return result.after.file.card.scores == "people"


def _columns(result: DiffResult) -> list[Column]:
    """Give the columns of the accounts; those with numbers only where numbers are wanted."""
    of_people = _is_of_people(result)
    columns = [
        Column(one_row(of_people=of_people), _text("name"), 110, most=36),
        Column("id", _text(key_of(of_people=of_people), "dim"), 80),
        Column("tier", lambda row: tier_words(row["tier_before"], row["tier_after"]), 100),
    ]
    if result.hides_number:
        return [*columns, Column("why", _text("why"), 90, most=32), _OWNER]
    return [
        *columns,
        Column("before", _score("score_before"), 70, justify="right"),
        Column("after", _score("score_after"), 75, justify="right"),
        Column("change", _change, 95, justify="right"),
        Column("why", _why, 90, most=44),
        _OWNER,
    ]


def _text(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: Text(visible(str(row[name] or "")), style=style)


_OWNER = Column("owner", _text("owner"), 50)


def _score(name: str) -> Callable[[Row], Text]:
    return lambda row: Text(short_score(row[name]))


def _change(row: Row) -> Text:
    return Text(signed(row["change"]), style=f"bold {amount_style(row['change'])}")


def _why(row: Row) -> Text:
    if row["why"] is None:
        is_elsewhere = row["move"] in ("up", "down", "renamed")
        return Text("where the tiers are cut" if is_elsewhere else "", style="dim")
    said = Text(f"{visible(row['why'])} ")
    return said.append(signed(row["why_change"]), style=amount_style(row["why_change"]))

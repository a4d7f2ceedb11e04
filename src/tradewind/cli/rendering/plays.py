"""Accounts by play: two lines each, the evidence and the sentence to say."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.words import moment_words, number_words, short_score, tier_style
from tradewind.cli.rendering.written_files import harmless_words
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import tell, visible
from tradewind.problems import counted
from tradewind.workflows.plays import PlaysResult

ESSENTIAL = 90
"""From this worth on a column stays, however narrow the terminal."""
_GAP = 2
_STYLES = {"displace": "red", "upsell": "green", "cross-sell": "green", "complement": "cyan"}


def print_plays(result: PlaysResult, *, project: Path) -> None:
    """Print the rows, as wide as the terminal."""
    terminal = report_terminal(project)
    for line in plays_view(result, width=terminal.width):
        terminal.print(line)


def plays_view(result: PlaysResult, *, width: int) -> Iterator[Text | Padding]:
    """Give a heading, and for each row a line of evidence and one with what to say."""
    rows = result.plays.rows()
    if not rows:
        return
    columns = _fitting(_columns(result), rows, width)
    widths = {column.title: column.width(rows) for column in columns}
    yield _line([Text(column.title, style="dim") for column in columns], columns, widths)
    for row in rows:
        yield _line([column.cell(row) for column in columns], columns, widths)
        yield Padding(Text(visible(row["say"]), style="italic"), (0, 0, 0, _GAP), expand=False)


def tell_of_plays(result: PlaysResult, *, project: Path) -> None:
    """Say beside the result what it rests on, and what was left out."""
    tell(*_beside(result, project))


def _beside(result: PlaysResult, project: Path) -> Iterator[Text]:
    days = number_words(result.seen_within_days)
    about = f"as of {moment_words(result.as_of)}, products seen within {days} days"
    shown = len(result.plays)
    if shown:
        listed = f"{shown:,} of {counted(result.matching, 'play')}"
        yield Text(f"{listed} ({about}).", style="dim")
    else:
        yield Text(f"No account has such a play ({about}).")
    if result.output is not None:
        yield Text(f"Written to {result.output}.")
    elif shown < result.matching:
        fix = "All of them: --format csv, or a larger --limit."
        yield Text(f"{result.matching - shown:,} more are not shown. {fix}", style="dim")
    yield from (Text(line, style="dim") for line in _left_out(result))
    yield Text(_scores(result, project), style="dim")
    if result.made_harmless:
        yield Text(harmless_words(result.made_harmless), style="yellow")


def _left_out(result: PlaysResult) -> Iterator[str]:
    left, days = result.left, number_words(result.seen_within_days)
    if left.excluded:
        yield f"{counted(left.excluded, 'account')} that a gate excludes left out."
    if left.too_old:
        yield f"{counted(left.too_old, 'sighting')} older than {days} days left out."
    if left.unknown:
        ids = counted(left.unknown, "account id")
        yield f"{ids} of the technologies table not among the accounts, and left out."


def _scores(result: PlaysResult, project: Path) -> str:
    if result.run is not None:
        name = visible(result.run.scorecard)
        return f"Scores of {name}, as of {moment_words(result.run.as_of)}."
    if result.later_run is not None:
        moment = moment_words(result.later_run.as_of)
        return f"The published scores are as of {moment}, which is later, and not shown."
    return f"No scores are published: {command('score', project=project)}"


def _columns(result: PlaysResult) -> list[Column]:
    """Give the columns in their order, without those that say nothing."""
    columns = [
        Column("play", lambda row: Text(row["play"], style=_STYLES[row["play"]]), 100),
        Column("account", _text("name"), 110, most=36),
        Column("id", _text("account_id", "dim"), 80),
        Column("score", lambda row: Text(short_score(row["score"]), "bold"), 75, justify="right"),
        Column("tier", _tier, 85),
        Column("runs", _text("products"), 95, most=32),
        Column("offer", _text("offer"), 90),
        Column("last seen", _seen, 88),
        Column("category", _text("category", "dim"), 40),
        Column("owner", _text("owner"), 70),
    ]
    empty = {
        name for name in ("offer", "category", "owner", "tier", "score") if not _says(result, name)
    }
    return [column for column in columns if column.title not in empty]


def _says(result: PlaysResult, name: str) -> bool:
    plays = result.plays.arrow
    return name in plays.column_names and plays[name].null_count < plays.num_rows


def _text(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: Text(visible(str(row[name] or "")), style=style)


def _tier(row: Row) -> Text:
    return Text(visible(row["tier"] or ""), style=tier_style(row["tier"]))


def _seen(row: Row) -> Text:
    days = row["days_since_seen"]
    if days is None:
        return Text("still in use")
    if days < 0:
        return Text(f"{counted(-days, 'day')} later")
    return Text("the same day" if days == 0 else f"{counted(days, 'day')} ago")


def _fitting(columns: list[Column], rows: list[Row], width: int) -> list[Column]:
    kept = list(columns)
    for column in sorted(columns, key=lambda column: column.worth):
        total = sum(one.width(rows) + _GAP for one in kept) - _GAP
        if column.worth < ESSENTIAL and total > width:
            kept.remove(column)
    return kept


def _line(cells: list[Text], columns: list[Column], widths: dict[str, int]) -> Text:
    line = Text()
    for cell, column in zip(cells, columns, strict=True):
        size = widths[column.title]
        cell.truncate(size, overflow="ellipsis")
        pad = " " * (size - cell.cell_len)
        line.append_text(Text(pad) + cell if column.justify == "right" else cell + Text(pad))
        line.append(" " * _GAP)
    line.rstrip()
    return line

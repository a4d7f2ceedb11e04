"""What is missing, as a table: how much is known by tier, and whom filling it would move."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from tradewind.cli.rendering.fitted_table import fitted_table
from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.problems import warning_texts
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.table_files import write_rows_or_all
from tradewind.cli.rendering.words import moment_words, tier_style
from tradewind.cli.rendering.written_files import file_texts
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import tell, visible
from tradewind.problems import counted
from tradewind.workflows.checkup.gap import ALL_KNOWN, Gap
from tradewind.workflows.checkup.gap_forms import expected_words
from tradewind.workflows.gaps import GapsResult

ASSUMPTION = (
    "Would move: expected, if the unknown values were spread like the known ones; every rule of "
    "the scorecard holds."
)


def print_gaps(result: GapsResult, *, project: Path) -> None:
    """Print the table, as wide as the terminal."""
    terminal = report_terminal(project)
    for part in gaps_view(result, width=terminal.width):
        terminal.print(part)


def write_gaps(result: GapsResult, form: str) -> None:
    """Write one row per attribute and table as csv, or everything as json."""
    write_rows_or_all(result.table.arrow, result.to_dict, form)


def tell_of_gaps(result: GapsResult, *, project: Path) -> None:
    """Say beside the table what it rests on."""
    about = f"{visible(result.scorecard)}, as of {moment_words(result.as_of)}"
    tell(Text(f"{counted(result.accounts, 'account')} ({about}).", style="dim"))
    tell(*file_texts(result.output, result.made_harmless))
    tell(*warning_texts(result.warnings, all_of_them=command("check", project=project)))


def gaps_view(result: GapsResult, *, width: int) -> Iterator[RenderableType]:
    """Give the sentence, the table of attributes and tables, and what the notes say."""
    yield Text(visible(result.sentence), style="bold")
    if not result.accounts or not result.gaps:
        return
    rows: list[Row] = [{"gap": gap} for gap in result.gaps]
    grid, left_out = fitted_table(_columns(result), rows, width=width)
    yield Text()
    yield grid
    yield from no_room(left_out)
    yield Text()
    for note, names in _notes(result).items():
        yield Text(f"{', '.join(map(visible, names))}: {note}", style="dim")
    if any(gap.moving for gap in result.gaps):
        yield Text(ASSUMPTION, style="dim")


def _notes(result: GapsResult) -> dict[str, list[str]]:
    """Gather the names that a note is about, by note."""
    found: dict[str, list[str]] = {}
    for gap in result.gaps:
        if gap.note and gap.note != ALL_KNOWN:
            found.setdefault(gap.note, []).append(gap.name)
    return found


def _columns(result: GapsResult) -> list[Column]:
    columns = [
        Column("attribute", _of(lambda gap: visible(gap.name)), 110, most=36),
        Column("unknown", _of(lambda gap: f"{gap.unknown:,}"), 100, justify="right"),
        Column("known", _of(lambda gap: _percent(gap.completeness)), 60, justify="right"),
    ]
    columns += [_tier_column(tier) for tier in result.tiers]
    if any(gap.moving is not None for gap in result.gaps):
        into = f"into {visible(result.best)}"
        columns += [
            Column("would move", _of(_moving), 105, justify="right"),
            Column("up", _of(lambda gap: _expected(gap.up)), 85, justify="right"),
            Column("down", _of(lambda gap: _expected(gap.down)), 85, justify="right"),
            Column(into, _of(lambda gap: _expected(gap.into_best)), 95, justify="right"),
            Column("now in", _of(_now_in), 70, most=40),
        ]
    return columns


def _of(words: Callable[[Gap], str]) -> Callable[[Row], Text]:
    return lambda row: Text(words(row["gap"]), style="dim" if row["gap"].is_table else "default")


def _tier_column(tier: str) -> Column:
    def cell(row: Row) -> Text:
        return Text(_percent(row["gap"].known_by_tier.get(tier)), style=tier_style(tier))

    return Column(f"in {visible(tier)}", cell, 50, justify="right")


def _percent(share: float | None) -> str:
    """Write a share cut to whole percent, so that all but a few never look like all."""
    return "" if share is None else f"{int(share * 100 + 1e-9)}%"


def _expected(accounts: float | None) -> str:
    return "" if accounts is None else expected_words(accounts)


def _moving(gap: Gap) -> str:
    if not gap.moving or gap.moving_share is None:
        return _expected(gap.moving)
    return f"{_expected(gap.moving)} ({gap.moving_share:.0%})"


def _now_in(gap: Gap) -> str:
    return ", ".join(
        f"{visible(tier)} {expected_words(accounts)}" for tier, accounts in gap.moving_from.items()
    )

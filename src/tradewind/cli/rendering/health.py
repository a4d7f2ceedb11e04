"""The health of a scorecard: what to look at first, what shifted, and how shares went."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import isnan
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.fitted_table import fitted_table
from tradewind.cli.rendering.problems import problem_text, warning_texts
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.spark_line import levels_for, spark_line
from tradewind.cli.rendering.table_files import write_rows_or_all
from tradewind.cli.rendering.words import moment_words, tier_style
from tradewind.cli.rendering.written_files import file_texts
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import tell, visible
from tradewind.measuring.drift import SLIGHT, STRONG
from tradewind.measuring.drift_trend import Trend
from tradewind.measuring.estimates import Estimate
from tradewind.problems import counted
from tradewind.workflows.checkup.change_words import change_words, percent_words
from tradewind.workflows.checkup.converting import HORIZON_DAYS
from tradewind.workflows.checkup.drifting import Shift
from tradewind.workflows.health import HealthResult

MOST_COMPONENTS = 6
"""Components that the report names; JSON and CSV have all. All that are not stable are named."""
LONGEST_LINE = 24
"""Signs of a spark line at most."""
_LEVELS = {"stable": "green", "slight": "yellow", "strong": "red"}
_LONGEST_NAME = 44


def print_health(result: HealthResult, *, project: Path) -> None:
    """Print the report."""
    terminal = report_terminal(project)
    for part in health_view(result, width=terminal.width, levels=levels_for(terminal)):
        terminal.print(part)


def write_health(result: HealthResult, form: str) -> None:
    """Write one row per compared line as csv, or everything as json."""
    write_rows_or_all(result.table.arrow, result.to_dict, form)


def tell_of_health(result: HealthResult, *, project: Path, has_findings: bool) -> None:
    """Say beside the report what it rests on, but for what its findings have said already."""
    said = {one.code for one in result.findings} if has_findings else set()
    warnings = tuple(one for one in result.warnings if one.code not in said)
    tell(*file_texts(result.output, result.made_harmless))
    tell(*warning_texts(warnings, all_of_them=command("check", project=project)))


def health_view(result: HealthResult, *, width: int, levels: str) -> Iterator[RenderableType]:
    """Give the parts of the report in their order.

    Args:
        result: What was found.
        width: Columns of the terminal.
        levels: The signs of spark lines, from low to high.
    """
    since, as_of = moment_words(result.since), moment_words(result.as_of)
    yield Text(f"{visible(result.scorecard)}, {since} → {as_of}", style="bold")
    accounts = result.drift.accounts
    snapshots = counted(len(result.moments), "snapshot")
    yield Text(f"{snapshots}; {accounts[0]:,} → {accounts[-1]:,} accounts", style="dim")
    yield Text()
    yield from _first(result)
    if result.drift.score is not None:
        yield _shifts(result, width)
        yield from _not_named(result)
    yield from _unseen(result)
    yield Text()
    yield _trends(result, width, levels)
    yield Text()
    yield from _conversion(result, width)
    yield from _times(result)


def _first(result: HealthResult) -> Iterator[Text]:
    if not result.findings:
        yield Text("Nothing needs looking at.", style="bold green")
        yield Text()
        return
    yield Text("What to look at first", style="bold")
    for problem in result.findings:
        yield problem_text(problem)
    yield Text()


def _shifts(result: HealthResult, width: int) -> Grid:
    rows: list[Row] = [{"name": "score", "found": result.drift.score}]
    rows += [{"name": shift.label, "found": shift.stability} for shift in _named(result)]
    grid, _ = fitted_table(_SHIFT_COLUMNS, rows, width=width)
    return grid


def _named(result: HealthResult) -> Sequence[Shift]:
    ranked = sorted(result.drift.components, key=lambda shift: -shift.stability.index)
    moved = [shift for shift in ranked if shift.stability.level != "stable"]
    return ranked[: max(MOST_COMPONENTS, len(moved))]


def _not_named(result: HealthResult) -> Iterator[Text]:
    left = len(result.drift.components) - len(_named(result))
    if left:
        words = f"{counted(left, 'more component')} stable; all of them: --format csv."
        yield Text(words, style="dim")
    rule = (
        f"Stability index: from {SLIGHT} a shift is slight, from {STRONG} strong. By chance: what "
        "chance alone exceeds once in a hundred times."
    )
    yield Text(rule, style="dim")


def _unseen(result: HealthResult) -> Iterator[Text]:
    unseen = len(result.drift.unseen)
    if unseen:
        words = f"Of {counted(unseen, 'component')} no drift can be seen: nothing tells what was."
        yield Text(words, style="dim")


def _moved_most(row: Row) -> Text:
    moved = row["found"].most_moved
    words = f"{visible(moved.name)}: {percent_words(moved.first)} → {percent_words(moved.second)}"
    return Text("" if moved.first == moved.second else words, "dim")


def _level(row: Row) -> Text:
    return Text(row["found"].level, _LEVELS[row["found"].level])


_SHIFT_COLUMNS = (
    Column("compared", lambda row: Text(visible(row["name"])), 110, most=_LONGEST_NAME),
    Column("index", lambda row: Text(f"{row['found'].index:.3f}"), 105, justify="right"),
    Column("by chance", lambda row: Text(f"{row['found'].noise:.3f}"), 60, justify="right"),
    Column("shift", _level, 100),
    Column("moved most", _moved_most, 50, most=40),
)


def _trends(result: HealthResult, width: int, levels: str) -> Grid:
    rows: list[Row] = [{"name": one.tier, "trend": one.trend} for one in result.drift.tiers]
    rows.append({"name": "completeness", "trend": result.drift.completeness})
    columns = (
        Column("share of accounts", _tier_name, 110, most=_LONGEST_NAME),
        Column("then", lambda row: _end_words(row["trend"], 0), 100, justify="right"),
        Column("now", lambda row: _end_words(row["trend"], -1), 105, justify="right"),
        Column("", lambda row: _line(row["trend"], levels), 80),
        Column("trend over the time (95%)", _change_of_trend, 70, most=40),
    )
    grid, _ = fitted_table(columns, rows, width=width)
    return grid


def _tier_name(row: Row) -> Text:
    return Text(visible(row["name"]), tier_style(row["name"]))


def _end_words(found: Trend, place: int) -> Text:
    share = found.values[place]
    return Text("" if isnan(share) else percent_words(share))


def _line(found: Trend, levels: str) -> Text:
    values = [None if isnan(value) else Decimal(str(value)) for value in found.values]
    return Text(spark_line(values, width=LONGEST_LINE, levels=levels), "cyan")


def _change_of_trend(row: Row) -> Text:
    change = row["trend"].change
    return Text("" if change is None else change_words(change))


def _conversion(result: HealthResult, width: int) -> Iterator[RenderableType]:
    told = result.converting
    if told.why_not or told.late_from is None or told.late_to is None:
        yield Text(f"Conversion lately: {visible(told.why_not)}", style="dim")
        return
    rows: list[Row] = [{"name": one.tier, "found": one} for one in told.tiers]
    title = f"won within {HORIZON_DAYS} days"
    grid, _ = fitted_table((Column(title, _tier_name, 110), *_LATELY_COLUMNS), rows, width=width)
    yield grid
    late = f"{moment_words(told.late_from)} to {moment_words(told.late_to)}"
    yield Text(f"Lately: snapshots of {late}, the last ones whose horizon is over.", style="dim")


def _share_words(found: Estimate | None) -> str:
    return "nobody" if found is None else f"{percent_words(found.value)} of {found.n:,}"


def _change_lately(row: Row) -> Text:
    change = row["found"].change
    return Text("" if change is None else change_words(change))


_LATELY_COLUMNS = (
    Column("before", lambda row: Text(_share_words(row["found"].before)), 100),
    Column("lately", lambda row: Text(_share_words(row["found"].lately)), 105),
    Column("change (95%)", _change_lately, 70, most=40),
)


def _times(result: HealthResult) -> Iterator[Text]:
    published, tested = result.days_since_published, result.days_since_backtested
    yield Text()
    yield Text(f"Published: {_ago(published)}. Tested: {_ago(tested)}.")


def _ago(days: int | None) -> str:
    if days is None:
        return "never"
    return f"{counted(days, 'day')} ago" if days else "today"

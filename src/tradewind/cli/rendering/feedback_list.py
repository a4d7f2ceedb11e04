"""What people said of accounts as a table: what was said, by whom, of which score, and when."""

from collections.abc import Callable
from pathlib import Path

from rich.text import Text

from tradewind.cli.rendering.feedback import VERDICT_STYLES
from tradewind.cli.rendering.printed_table import print_table
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.words import number_words, tier_style
from tradewind.cli.rendering.written_files import file_texts
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import result_terminal, tell, visible
from tradewind.problems import counted
from tradewind.workflows.feedback_list import HOLDS, FeedbackListResult

LAST_OF_A_TABLE = 40
"""Words that a table shows; CSV and JSON give all."""


def print_feedback(result: FeedbackListResult) -> None:
    """Print what was said, the last first, as wide as the terminal."""
    count = len(result.feedback)
    if not count:
        return
    rows = result.feedback.rows()[:LAST_OF_A_TABLE]
    print_table(_columns(), rows, on=result_terminal())
    if count > LAST_OF_A_TABLE:
        tell(Text(f"The last {LAST_OF_A_TABLE}. All of them: --format csv.", style="dim"))


def tell_of_feedback(result: FeedbackListResult, *, project: Path) -> None:
    """Say beside the list how many hold, and how more is said."""
    count = len(result.feedback)
    if not count:
        tell(Text("Nobody has said anything of an account yet.", style="bold"))
        tell(Text(f"  {command('feedback', '--sheet', 'feedback.xlsx', project=project)}"))
        return
    tell(Text(f"{counted(count, 'verdict')}, {result.holding:,} in force.", style="dim"))
    tell(*file_texts(result.output, result.made_harmless))


def _columns() -> list[Column]:
    return [
        Column("account", lambda row: _text(row["name"] or row["account_id"]), 110, most=30),
        Column("id", lambda row: _text(row["account_id"], "dim"), 70),
        Column("said", _said, 108),
        Column("", lambda row: _text("" if row["state"] == HOLDS else row["state"], "dim"), 91),
        Column("by", _of("said_by"), 94),
        Column("when", lambda row: _text(f"{row['said_at']:%Y-%m-%d}"), 93),
        Column("score", _score, 88, justify="right"),
        Column("tier", lambda row: _text(row["tier"], tier_style(row["tier"])), 89),
        Column("scorecard", _of("scorecard", "dim"), 50),
        Column("note", _of("note"), 92, most=48),
        Column("from", _of("source", "dim"), 40, most=40),
    ]


def _of(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: _text(row[name], style)


def _text(value: str | None, style: str = "default") -> Text:
    return Text(visible(value or ""), style=style)


def _said(row: Row) -> Text:
    style = VERDICT_STYLES.get(row["said"], "dim") if row["state"] == HOLDS else "dim"
    return Text(row["said"], style=style)


def _score(row: Row) -> Text:
    return Text("" if row["score"] is None else number_words(row["score"]))

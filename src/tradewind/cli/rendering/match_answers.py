"""People's answers about leads as a table: what was said, who said it, when, and what holds."""

from collections.abc import Callable
from pathlib import Path

from rich.text import Text

from tradewind.cli.rendering.printed_table import print_table
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.words import moment_words
from tradewind.cli.rendering.written_files import file_texts
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import result_terminal, tell, visible
from tradewind.problems import counted
from tradewind.workflows.match_answers import HOLDS, AnswersResult

_STYLES = {HOLDS: "green"}


def print_answers(result: AnswersResult) -> None:
    """Print the answers, the last first, as wide as the terminal."""
    rows = result.answers.rows()
    if not rows:
        return
    print_table(_columns(), rows, on=result_terminal())


def tell_of_answers(result: AnswersResult, *, project: Path) -> None:
    """Say beside the list how many hold, and how one is taken back."""
    count = len(result.answers)
    if not count:
        tell(Text("Nobody has answered anything about leads yet.", style="bold"))
        tell(Text(f"  {command('match', '--review', 'review.xlsx', project=project)}"))
        return
    in_force = f"{counted(count, 'answer')}, {result.holding:,} in force."
    tell(Text(in_force, style="dim"))
    tell(*file_texts(result.output, result.made_harmless))
    how = command("match", "--answers", "-o", "answers.xlsx", project=project)
    back = command("match", "--apply", "answers.xlsx", project=project)
    tell(Text(f"To take one back: {how}, write undo as its answer, then {back}", style="dim"))


def _columns() -> list[Column]:
    return [
        Column("lead", _text("lead_id"), 100, most=24),
        Column("said", _text("verdict"), 110),
        Column("account", _account, 105, most=24),
        Column("", _state, 95),
        Column("by", _text("answered_by"), 94, most=24),
        Column("when", _when, 93),
        Column("from", _text("source", "dim"), 60, most=40),
        Column("note", _text("note", "dim"), 50, most=40),
    ]


def _text(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: Text(visible(str(row[name] or "")), style=style)


def _account(row: Row) -> Text:
    if row["account_id"] is None and row["verdict"] == "assigned":
        return Text("no account", style="italic")
    return Text(visible(row["account_id"] or ""))


def _state(row: Row) -> Text:
    return Text(row["state"], style=_STYLES.get(row["state"], "dim"))


def _when(row: Row) -> Text:
    return Text(moment_words(row["answered_at"]))

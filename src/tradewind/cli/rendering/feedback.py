"""What people said of accounts: lines of a receipt, and what became of a word or a sheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from tradewind.cli.rendering.words import joined, number_words, tier_style
from tradewind.cli.rendering.written_files import harmless_words
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import visible
from tradewind.problems import counted
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.feedback import FeedbackResult
from tradewind.workflows.feedback_apply import FeedbackApplyResult
from tradewind.workflows.feedback_sheet import FeedbackSheetResult

VERDICT_STYLES = {"good": "green", "bad": "red", "wrong-data": "yellow"}
"""The colours of verdicts."""
MOST_SHOWN = 5
"""Words about one account that a receipt shows; the list has all."""
_WORDS = {"undone": "taken back"}


def feedback_lines(
    said: Sequence[Feedback], *, scorecard: str | None, hides_number: bool = False
) -> Iterator[RenderableType]:
    """Show what holds of an account, the last first, each word on one line.

    Args:
        said: What holds, in the order in which it was taken.
        scorecard: The scorecard that is shown; another one is named beside its score.
        hides_number: Whether the scorecard is for a team that wants no number.
    """
    widest = max((len(one.verdict) for one in said), default=0)
    for one in list(reversed(said))[:MOST_SHOWN]:
        line = Text(f"{one.verdict:<{widest}}", VERDICT_STYLES[one.verdict])
        line.append(f"  {one.said_at:%Y-%m-%d}", "dim")
        if one.said_by:
            line.append(f"  {visible(one.said_by)}", "default")
        line.append("  of ", "dim").append_text(_score_of(one, hides_number=hides_number))
        if one.scorecard not in (None, scorecard):
            line.append(f" by {visible(one.scorecard or '')}", "dim")
        if one.note:
            line.append(f"  {visible(one.note)}", "italic default")
        line.no_wrap, line.overflow = True, "ellipsis"
        yield line
    if len(said) > MOST_SHOWN:
        yield Text(f"and {len(said) - MOST_SHOWN:,} more", "dim")


def _score_of(one: Feedback, *, hides_number: bool = False) -> Text:
    """Say the score and the tier that were spoken of."""
    if one.tier is None:
        return Text("no score", "dim")
    said = Text()
    if one.score is not None and not hides_number:
        said.append(f"{number_words(one.score)}, tier ")
    return said.append(visible(one.tier), tier_style(one.tier))


def kept_lines(result: FeedbackResult, *, project: Path) -> Iterator[Text]:
    """Say what became of one person's word."""
    one = result.feedback
    named = visible(one.account_id)
    if result.name:
        named = f"{visible(result.name)} ({named})"
    who = f" by {visible(one.said_by)}" if one.said_by else ""
    if one.verdict == "undone":
        nothing = f"Nothing holds of {named} that could be taken back."
        yield Text(f"Took back all that was said of {named}." if result.is_new else nothing, "bold")
    elif result.is_new:
        yield Text(f"Kept: {one.verdict}, of {named}{who}.", "bold")
        about = Text("  said of ", "dim").append_text(_score_of(one))
        if one.scorecard:
            about.append(f" by {visible(one.scorecard)}", "dim")
        yield about
    else:
        yield Text(f"Known already: {one.verdict}, of {named}{who}.", "bold")
    if result.holding > 1:
        yield Text(f"{result.holding:,} opinions of it hold.", "dim")
    yield Text("Next:", "bold")
    if one.run_id is None:
        yield Text(f"  {command('score', project=project)}")
    else:
        yield Text(f"  {command('explain', one.account_id, project=project)}")
    yield Text(f"  {command('feedback', '--list', project=project)}")


def sheet_lines(result: FeedbackSheetResult, *, project: Path) -> Iterator[Text]:
    """Say what stands in a sheet, and what to do with it."""
    if not result.rows:
        yield Text(f"No account fits; {result.path} has a header only.", "bold")
        return
    of_all = "" if result.rows == result.matching else f" of {result.matching:,}"
    accounts = "account" if result.matching == 1 else "accounts"
    yield Text(
        f"Wrote {result.rows:,}{of_all} {accounts} to {result.path}, the best first.", "bold"
    )
    if result.made_harmless:
        yield Text(harmless_words(result.made_harmless), "yellow")
    yield Text("Fill in the column verdict: good, bad, wrong-data or undo; a note where it helps.")
    yield Text("Next:", "bold")
    yield Text(f"  {command('feedback', '--apply', str(result.path), project=project)}")


def apply_lines(result: FeedbackApplyResult, *, project: Path) -> Iterator[Text]:
    """Say what became of the verdicts of a sheet."""
    said = [f"{count:,} {_WORDS.get(one, one)}" for one, count in result.taken.items() if count]
    taken = sum(result.taken.values())
    if taken:
        verdicts = counted(taken, "verdict")
        yield Text(f"Took {verdicts} from {result.path}: {joined(said)}.", "bold")
    else:
        yield Text(f"{result.path} says nothing new.", "bold")
    if result.already:
        yield Text(f"{counted(result.already, 'verdict was', 'verdicts were')} known already.")
    if result.open:
        yield Text(f"{counted(result.open, 'row says', 'rows say')} nothing.")
    yield Text("Next:", "bold")
    yield Text(f"  {command('feedback', '--list', project=project)}")

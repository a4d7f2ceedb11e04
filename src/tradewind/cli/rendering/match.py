"""What became of leads, of a sheet to review and of answers, as a few lines."""

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from tradewind.cli.rendering.problems import warning_texts
from tradewind.cli.rendering.run_summary import LONGEST_BAR
from tradewind.cli.rendering.words import joined
from tradewind.cli.rendering.written_files import file_texts, harmless_words
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import visible
from tradewind.problems import counted
from tradewind.workflows.leads.match_outcome import MatchOutcome
from tradewind.workflows.match import MatchResult
from tradewind.workflows.match_apply import ApplyResult
from tradewind.workflows.match_review import ReviewResult

SHEET = "review.xlsx"
"""The sheet that the commands to try next name."""
_STYLES = {"matched": "green", "to review": "yellow", "no account": "dim"}
_VERDICTS = {
    "confirmed": "confirmed",
    "assigned": "assigned by hand",
    "refused": "refused",
    "undone": "taken back",
}


def match_summary(result: MatchResult, *, project: Path, simulated: str = "") -> Iterator[Text]:
    """Give the lines that say where the leads ended, what was treated how, and what to do next.

    Args:
        result: What was matched.
        project: The project's folder, for the commands to try next.
        simulated: The notice that the data are simulated; empty for real data.
    """
    outcome = result.outcome
    yield Text(
        f"Matched {counted(outcome.leads, 'lead')} with {counted(result.accounts, 'account')}"
        f"{_anew(result)}.",
        style="bold",
    )
    if simulated:
        yield Text(simulated, style="dim italic")
    yield from _ends(outcome)
    yield from _reasons(outcome)
    yield from _people(outcome)
    yield from _treated(result)
    yield from warning_texts(result.warnings, all_of_them=_all_warnings(project))
    yield from file_texts(result.output, result.made_harmless)
    yield from _what_next(result, project)


def _all_warnings(project: Path) -> str:
    return command("match", "--format", "json", project=project)


def _anew(result: MatchResult) -> str:
    """Say how much was done, where it was not everything."""
    if result.anew == result.outcome.leads:
        return ""
    if result.anew == 0:
        return "; nothing changed since the last time"
    return f"; {result.anew:,} of them anew, as nothing else changed"


def _ends(outcome: MatchOutcome) -> Iterator[Text]:
    rows = {
        "matched": outcome.matched,
        "to review": outcome.review,
        "no account": outcome.unmatched,
    }
    most = max(rows.values()) or 1
    wide = max(len(f"{count:,}") for count in rows.values())
    for name, count in rows.items():
        share = f"{count / outcome.leads:>6.1%}" if outcome.leads else ""
        line = Text("  ").append(f"{name:<10}", style=_STYLES[name])
        line.append(f"  {count:>{wide},} {share}  ")
        yield line.append("█" * -(-count * LONGEST_BAR // most), style=_STYLES[name])


def _reasons(outcome: MatchOutcome) -> Iterator[Text]:
    if outcome.reasons:
        yield Text("No account, because:")
    for reason, count in outcome.reasons.items():
        yield Text(f"  {count:>7,}  {visible(reason)}")


def _people(outcome: MatchOutcome) -> Iterator[Text]:
    said = [f"{count:,} {_VERDICTS[verdict]}" for verdict, count in outcome.by_people.items()]
    if said:
        yield Text(f"By people, and kept: {joined(said)}.")
    if outcome.without_effect:
        leads = counted(outcome.without_effect, "lead")
        yield Text(
            f"Answers about {leads} change nothing, as they have an account by now or are gone.",
            style="dim",
        )


def _treated(result: MatchResult) -> Iterator[Text]:
    if result.treated:
        is_whole = result.anew == result.outcome.leads
        of_what = "" if is_whole else " of what was matched anew"
        yield Text(f"How input{of_what} was treated:")
    for what, count in result.treated.items():
        yield Text(f"  {count:>7,}  {visible(what)}", style="dim")


def _what_next(result: MatchResult, project: Path) -> Iterator[Text]:
    commands: list[tuple[str, ...]] = []
    if result.outcome.review:
        commands.append(("match", "--review", SHEET))
    lead = _shown_lead(result)
    if lead is not None:
        commands.append(("explain", lead))
    if result.outcome.matched:
        commands.append(("score",))
    if commands:
        yield Text("Next:", style="bold")
    for words in commands:
        yield Text(f"  {command(*words, project=project)}")


def _shown_lead(result: MatchResult) -> str | None:
    """Give the first lead that matched, whose evidence is worth a look."""
    decisions = result.decisions.arrow
    for lead, decision in zip(decisions["lead_id"], decisions["decision"], strict=True):
        if decision.as_py() == "match":
            found: str = lead.as_py()
            return found
    return None


def review_lines(result: ReviewResult, *, project: Path) -> Iterator[Text]:
    """Say what stands in a sheet, and what to do with it."""
    if not result.rows:
        yield Text(f"No lead is up for review; {result.path} has a header only.", style="bold")
        return
    yield Text(
        f"Wrote {counted(result.rows, 'lead')} to {result.path}, the likeliest first.", style="bold"
    )
    if result.made_harmless:
        yield Text(harmless_words(result.made_harmless), style="yellow")
    yield Text("Fill in the column answer: yes, no, none, undo, or the id of another account.")
    yield Text("Next:", style="bold")
    yield Text(f"  {command('match', '--apply', str(result.path), project=project)}")


def apply_lines(result: ApplyResult, *, project: Path) -> Iterator[Text]:
    """Say what became of the answers of a sheet."""
    said = [f"{count:,} {_VERDICTS[one]}" for one, count in result.taken.items() if count]
    who = f" by {visible(result.who)}" if result.who else ""
    taken = sum(result.taken.values())
    if taken:
        answers = counted(taken, "answer")
        yield Text(f"Took {answers}{who} from {result.path}: {joined(said)}.", style="bold")
    else:
        yield Text(f"{result.path} says nothing new.", style="bold")
    if result.already:
        yield Text(f"{counted(result.already, 'answer was', 'answers were')} known already.")
    if result.open:
        open_rows = ("row has no answer and stays open", "rows have no answer and stay open")
        yield Text(f"{counted(result.open, *open_rows)}.")
    yield Text("Next:", style="bold")
    yield Text(f"  {command('match', '--answers', project=project)}")
    yield Text(f"  {command('score', project=project)}")

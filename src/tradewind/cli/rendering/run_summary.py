"""What a run did, as a few lines: how many were scored, in which tiers, and where they went."""

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from tradewind.cli.rendering.problems import warning_texts
from tradewind.cli.rendering.words import moment_words, tier_style
from tradewind.cli.rendering.written_files import file_texts
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import visible
from tradewind.scorecard.qualification import NURTURE, SALES_QUALIFIED
from tradewind.workflows.score import ScoreResult

LONGEST_BAR = 30
_TIER = "tier "


def run_summary(result: ScoreResult, *, project: Path, simulated: str = "") -> Iterator[Text]:
    """Give the lines that say what was scored, with warnings and what to try next.

    Args:
        result: What was scored.
        project: The project's folder, for the commands to try next.
        simulated: The notice that the data are simulated; empty for real data.
    """
    counts = result.counts
    scored = "people" if "people" in counts else "accounts"
    yield Text(
        f"Scored {counts[scored]:,} {scored} with {visible(result.scorecard)}, "
        f"as of {moment_words(result.as_of)}.",
        style="bold",
    )
    if simulated:
        yield Text(simulated, style="dim italic")
    yield from tier_bars(result)
    if SALES_QUALIFIED in counts:
        qualified, nurtured = counts[SALES_QUALIFIED], counts[NURTURE]
        yield Text(f"Sales qualified: {qualified:,}; nurture: {nurtured:,}.")
    yield from warning_texts(result.warnings, all_of_them=command("check", project=project))
    yield from _where_it_went(result, project)
    yield from _what_next(result, project)


def tier_bars(result: ScoreResult) -> Iterator[Text]:
    """Give a line with a bar for each tier, and for accounts without one if there are any."""
    counts = result.counts
    rows = {
        name.removeprefix(_TIER): count for name, count in counts.items() if name.startswith(_TIER)
    }
    rows |= {name: counts[name] for name in ("excluded", "unscored") if counts[name]}
    names = max(map(len, rows))
    numbers = max(len(f"{count:,}") for count in rows.values())
    largest = max(rows.values()) or 1
    for name, count in rows.items():
        line = Text("  ").append(f"{visible(name):<{names}}", style=tier_style(name))
        line.append(f"  {count:>{numbers},}  ")
        # Every account there is shows: one in a million is a sliver, not nothing.
        cells = -(-count * LONGEST_BAR // largest)
        yield line.append("█" * cells, style=tier_style(name))


def _where_it_went(result: ScoreResult, project: Path) -> Iterator[Text]:
    if result.run is not None:
        yield Text(f"Published as run {result.run.run_id} in {project / 'store'}.")
    yield from file_texts(result.output, result.made_harmless)
    if result.run is None and result.output is None:
        yield Text("Nothing was published or written.")


def _what_next(result: ScoreResult, project: Path) -> Iterator[Text]:
    if result.run is None or not len(result.scores):
        return
    of_people = result.run.of_people
    best = result.scores.arrow["person_id" if of_people else "account_id"][0].as_py()
    yield Text("Next:", style="bold")
    options = ("--leads", "--top", "20") if of_people else ("--top", "20")
    yield Text(f"  {command('list', *options, project=project)}")
    yield Text(f"  {command('explain', best, project=project)}")

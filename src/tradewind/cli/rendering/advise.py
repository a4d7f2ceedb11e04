"""Advice on what to score: one sentence, the figures, and the rules of thumb behind them."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.words import number_words
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import visible
from tradewind.problems import counted
from tradewind.workflows.advise import Advice
from tradewind.workflows.advising.business_figures import Figure
from tradewind.workflows.advising.rules_of_thumb import LEAST, Rule

_WORDS = {"leads": "lead scoring", "accounts": "account scoring", "both": "both"}
_STYLES = {"leads": "cyan", "accounts": "green", "both": "yellow"}
WIDEST = 110


def advice_view(
    advice: Advice, *, width: int, project: Path, simulated: str = ""
) -> RenderableType:
    """Lay out the advice.

    Args:
        advice: What fits, and the figures.
        width: Columns of the terminal.
        project: The project's folder, for the commands that go on from here.
        simulated: The notice that the data are simulated; empty for real data.
    """
    parts: list[RenderableType] = [Text(advice.sentence, style="bold")]
    if simulated:
        parts.append(Text(simulated, style="dim italic"))
    parts += [Text(), _table(advice.figures.figures), Text()]
    parts += _beside(advice)
    parts += [Text(), Text("Rules of thumb", style="bold")]
    for figure in advice.figures.figures:
        parts += _rule(figure.rule)
    parts += [Text(), *_next(advice, project)]
    narrow = max(width - WIDEST, 0)
    return Padding(Group(*parts), (0, narrow, 0, 0))


def _table(figures: tuple[Figure, ...]) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column("figure", no_wrap=True)
    grid.add_column("n", justify="right", no_wrap=True)
    grid.add_column("median", justify="right", no_wrap=True)
    grid.add_column("middle half", justify="right", no_wrap=True)
    grid.add_column("speaks for")
    for one in figures:
        count = Text(f"{one.count:,}" if one.absent is None else "", style="dim")
        grid.add_row(Text(one.rule.figure), count, *_values(one), _speaks(one))
    return grid


def _values(figure: Figure) -> tuple[Text, Text]:
    if figure.median is None:
        return Text(), Text()
    unit = "%" if figure.rule.unit == "%" else ""
    if figure.currency is not None:
        unit = f" {visible(figure.currency)}"
    median = Text(f"{_short(figure.median)}{unit}", style="bold")
    if figure.quartiles is None:
        return median, Text()
    low, high = figure.quartiles
    return median, Text(f"{_short(low)} to {_short(high)}", style="dim")


def _speaks(figure: Figure) -> Text:
    if figure.absent is not None:
        return Text(f"unknown: {figure.absent}", style="dim")
    if figure.side is None:
        return Text(f"too few to say, below {LEAST}", style="yellow")
    return Text(_WORDS[figure.side], style=_STYLES[figure.side])


def _short(number: float) -> str:
    return number_words(round(number) if abs(number) >= 100 else round(number, 1))


def _beside(advice: Advice) -> Iterator[RenderableType]:
    people, leads = advice.figures.people, advice.figures.leads
    if people and leads is not None:
        share = f"{100 * leads / people:.0f}%"
        yield Text(f"{leads:,} of {counted(people, 'person', 'people')} ({share}) have no account.")
    for words, count in advice.figures.left_out.items():
        yield Text(
            f"{counted(count, 'opportunity', 'opportunities')} {words}: left out where "
            "that matters.",
            style="dim",
        )


def _rule(rule: Rule) -> Iterator[RenderableType]:
    unit = f" {rule.unit}" if rule.unit not in ("", "%") else rule.unit
    limits = (
        f"leads up to {number_words(rule.leads_to)}{unit}, "
        f"accounts from {number_words(rule.accounts_from)}{unit}, both in between."
    )
    yield Text(f"{rule.figure}: {limits} {rule.why}")
    yield Padding(Text(f"Source: {rule.source}.", style="dim"), (0, 0, 0, 2))


def _next(advice: Advice, project: Path) -> Iterator[RenderableType]:
    if advice.fits is None:
        return
    if advice.fits != "accounts" and advice.figures.people is None:
        yield Text("Next: bind `people:` in tradewind.yaml, so that there are leads to score.")
    elif advice.fits != "accounts" and advice.people_scorecard is not None:
        score = command("score", "--scorecard", advice.people_scorecard, project=project)
        yield Text("Next: match leads to accounts, and score them:")
        yield Text(f"  {command('match', project=project)}\n  {score}")
    elif advice.fits != "accounts":
        yield Text("Next: write a scorecard with `scores: people`, and match leads to accounts:")
        yield Text(f"  {command('match', project=project)}")
    else:
        yield Text("Next:")
        yield Text(f"  {command('score', project=project)}")

"""The evidence of a lead's match: the weight line by line, the runner-up, and who said what."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.words import moment_words
from tradewind.cli.terminal import visible
from tradewind.workflows.leads.lead_explanation import Candidate, LeadExplanation

WIDEST = 110
"""Most columns of the evidence; on a longer line the eye loses the bits."""
NARROW = 80
"""Below so many columns the words of both sides are left out."""
_DECISIONS = {
    "match": ("MATCHED", "bold reverse green"),
    "review": ("TO REVIEW", "bold reverse yellow"),
    "none": ("NO ACCOUNT", "bold reverse"),
}
_SAID = {
    "confirmed": "confirmed {account}",
    "refused": "refused {account}",
    "assigned": "assigned {account}",
    "undone": "took back all that was said before",
}
_NO_ACCOUNT = "no account"


def evidence_view(about: LeadExplanation, *, width: int, simulated: str = "") -> RenderableType:
    """Lay out the evidence of a lead's match.

    Args:
        about: The match and its evidence.
        width: Columns of the terminal.
        simulated: The notice that the data are simulated; empty for real data.
    """
    wide = min(width, WIDEST)
    return Group(*_header(about, simulated), *_candidates(about, wide), *_people(about))


def _header(about: LeadExplanation, simulated: str) -> Iterator[RenderableType]:
    name = about.lead["company_name"] or about.lead["email"]
    shown = Text(visible(name) if name else "a lead without words", style="bold")
    yield shown.append(f"  lead {visible(about.lead_id)}", style="not bold dim")
    yield Text(f"matched {moment_words(about.matched_at)}", style="dim")
    if simulated:
        yield Text(simulated, style="dim italic")
    yield Text()
    word, style = _DECISIONS[about.decision]
    said = Text(f" {word} ", style=style)
    if about.account_id is not None:
        said.append("  ", style="default")
        said.append(visible(about.account_name or about.account_id), style="bold")
        if about.account_name:
            said.append(f"  {visible(about.account_id)}", style="dim")
    yield said
    yield Text(visible(about.reason), style="italic")
    if about.tie_rule:
        yield Text(f"chosen among equals by the rule: {visible(about.tie_rule)}", style="dim")


def _candidates(about: LeadExplanation, width: int) -> Iterator[RenderableType]:
    for title, candidate in (("Evidence", about.best), ("Runner-up", about.runner_up)):
        if candidate is not None:
            yield Text()
            yield _title(title, candidate)
            yield Padding(_lines(candidate, width), (0, 0, 0, 2))


def _title(title: str, candidate: Candidate) -> Text:
    name = visible(candidate.name or candidate.account_id)
    line = Text(f"{title}: {name}", style="bold")
    if candidate.name:
        line.append(f"  {visible(candidate.account_id)}", style="not bold dim")
    return line


def _lines(candidate: Candidate, width: int) -> Grid:
    """Lay out the prior, every part and their sum; the words of both sides where there is room."""
    has_room = width >= NARROW
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", width=width - 2)
    grid.add_column("part", no_wrap=True)
    grid.add_column("what it says", ratio=3)
    if has_room:
        grid.add_column("lead", ratio=2, overflow="fold")
        grid.add_column("account", ratio=2, overflow="fold")
    grid.add_column("bits", justify="right", no_wrap=True)
    sides = ["", ""] if has_room else []
    grid.add_row("prior", "before any evidence", *sides, f"{candidate.prior:+.2f}", style="dim")
    for line in candidate.lines:
        words = [visible(line.lead or ""), visible(line.account or "")] if has_room else []
        style = "dim" if line.level is None else "red" if line.bits < 0 else "default"
        grid.add_row(line.part, visible(line.words), *words, f"{line.bits:+.2f}", style=style)
    odds = f"probability {_percent(candidate.probability)}"
    grid.add_row("WEIGHT", odds, *sides, f"{candidate.weight:+.2f}", style="bold")
    return grid


def _percent(probability: float) -> str:
    """Write a probability so that what is not certain never looks certain.

    Examples:
        >>> _percent(0.99999), _percent(0.5), _percent(0.00001)
        ('99.9%', '50.0%', '0.1%')
    """
    return f"{min(max(round(probability * 100, 1), 0.1), 99.9)}%"


def _people(about: LeadExplanation) -> Iterator[RenderableType]:
    if not about.answers:
        return
    yield Text()
    yield Text("What people said, the last first", style="bold")
    for answer in about.answers:
        account = visible(answer.account_id) if answer.account_id else _NO_ACCOUNT
        said = _SAID[answer.verdict].format(account=account)
        who = visible(answer.answered_by or "somebody")
        line = Text(f"  {moment_words(answer.answered_at)}  {who} {said}")
        line.append(f"  {visible(answer.source)}", style="dim")
        if answer.note:
            line.append(f"  “{visible(answer.note)}”", style="italic")
        yield line

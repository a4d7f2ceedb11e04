"""Why one account's score changed: the lines that moved in four parts, and a sentence."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.change_words import (
    PART_WORDS,
    amount_style,
    direction,
    exact,
    short,
    tier_words,
)
from tradewind.cli.rendering.words import moment_words, number_words
from tradewind.cli.terminal import visible
from tradewind.problems import counted
from tradewind.scorecard.receipt import ROUNDING
from tradewind.workflows.differences.change_parts import PARTS, Part, Parts
from tradewind.workflows.differences.score_lines import Line
from tradewind.workflows.differences.why import LineChange, Why

NARROW = 84
"""Below so many columns of the terminal every line is told in words, without columns."""
_GAP = 2
_KIND_WORDS = {"cap": "cap", "gate": "gate", "bound": "bound"}


def why_view(why: Why, *, width: int, simulated: str = "") -> RenderableType:
    """Lay out why a score changed.

    Args:
        why: The change.
        width: Columns of the terminal.
        simulated: The notice that the data are simulated; empty for real data.
    """
    moved = [line for line in why.lines if line.parts.moved]
    rows: RenderableType = Text("No line moved.")
    if moved:
        rows = Group(*_told(moved, why)) if width < NARROW else _grid(moved, why)
    return Group(*_header(why, simulated), rows, *_footer(why, len(moved)))


def _header(why: Why, simulated: str) -> Iterator[Text]:
    name = Text(visible(why.name or why.account_id), style="bold")
    if why.name:
        name.append(f"  {visible(why.account_id)}", style="not bold dim")
    yield name
    moments = f"{moment_words(why.then.as_of)} to {moment_words(why.now.as_of)}"
    versions = "" if why.has_one_scorecard else " · another version of it"
    yield Text(f"scorecard {visible(why.scorecard)}{versions} · {moments}", style="dim")
    if simulated:
        yield Text(simulated, style="dim italic")
    yield Text()
    verdict = Text()
    if not why.hides_number:
        verdict.append(f"{_score(why.then.score)} → {_score(why.now.score)}", style="bold")
        verdict.append("   tier ", style="dim")
    yield verdict.append_text(tier_words(why.then.tier, why.now.tier))
    yield Text()


def _score(score: Decimal | None) -> str:
    return "no score" if score is None else number_words(score)


def _label(line: Line) -> str:
    if line.kind == "rounding":
        return f"{ROUNDING} ({visible(line.dimension)})"
    said = visible(line.name)
    inside = [visible(line.profile)] if line.profile else []
    if line.kind in _KIND_WORDS:
        inside.append(_KIND_WORDS[line.kind])
    return f"{said} ({', '.join(inside)})" if inside else said


def _grid(moved: list[LineChange], why: Why) -> Grid:
    """Lay out a row per line, and their sums."""
    write: Callable[[Decimal | None], str] = direction if why.hides_number else exact
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column("", overflow="fold", ratio=1)
    titles = [*PARTS] if why.hides_number else ["then", *PARTS, "now"]
    for title in titles:
        grid.add_column(title, justify="right", no_wrap=True)

    def row(label: Text, then: Decimal | None, parts: Parts, now: Decimal | None) -> list[Text]:
        cells = [Text(write(parts.of(part)), amount_style(parts.of(part))) for part in PARTS]
        if not why.hides_number:
            cells = [Text(_level(then)), *cells, Text(_level(now))]
        return [label, *cells]

    for one in moved:
        grid.add_row(*row(Text(_label(one.line)), one.then, one.parts, one.now))
    if still := [one for one in why.lines if not one.parts.moved]:
        label = Text(f"{counted(len(still), 'line')} that did not move", style="dim")
        nothing = Parts(*(Decimal(0) for _ in PARTS))
        then, now = (_sum([getattr(one, end) for one in still]) for end in ("then", "now"))
        grid.add_row(*row(label, then, nothing, now))
    total = row(Text("SCORE"), why.then.score, why.parts, why.now.score)
    grid.add_row(*total, style="bold")
    return grid


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    return None if None in amounts else sum((one or Decimal(0) for one in amounts), Decimal(0))


def _level(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{amount:,.4f}"


def _told(moved: list[LineChange], why: Why) -> Iterator[Text]:
    """Tell every line in words, where there is no room for columns."""
    write: Callable[[Decimal | None], str] = direction if why.hides_number else exact
    for one in moved:
        parts = [f"{part} {write(one.parts.of(part))}" for part in PARTS if one.parts.of(part)]
        yield Text(f"{_label(one.line)}: {', '.join(parts)}")


def _footer(why: Why, moved: int) -> Iterator[Text]:
    yield Text()
    yield Text(sentence(why))
    for note in why.notes:
        yield Text(visible(note), style="yellow")


def sentence(why: Why) -> str:
    """Say in one sentence by how much the score changed, and what of that each part did."""
    since = f"since {moment_words(why.then.as_of)}"
    told = [_part(why, part) for part in _strongest(why.parts)]
    change = why.change
    if change is None:
        return f"Known of the change {since}: {', '.join(told) or 'nothing'}."
    if not told:
        return f"Nothing changed {since}."
    if why.hides_number:
        word = {"up": "Better", "down": "Worse"}.get(direction(change), "No better or worse")
    elif change:
        word = f"{'Up' if change > 0 else 'Down'} {short(abs(change)).removeprefix('+')}"
    else:
        word = "The same in total"
    return f"{word} {since}: {', '.join(told)}."


def _strongest(parts: Parts) -> list[Part]:
    amounts = {part: parts.of(part) or Decimal(0) for part in PARTS}
    return [part for part in sorted(PARTS, key=lambda p: -abs(amounts[p])) if amounts[part]]


def _part(why: Why, part: Part) -> str:
    """Name a part with its points, and the line that it moved most in that direction."""
    amount = why.parts.of(part)
    assert amount, "only parts that did something are told"
    said = PART_WORDS[part]
    said += f" {direction(amount)}" if why.hides_number else ""
    same_way = [
        (one.parts.of(part) or Decimal(0), one.line)
        for one in why.lines
        if (one.parts.of(part) or Decimal(0)) * amount > 0 and one.line.kind != "rounding"
    ]
    most = max(same_way, key=lambda found: abs(found[0]), default=None)
    mostly = f" ({visible(most[1].name)})" if most else ""
    return f"{said}{mostly}" if why.hides_number else f"{short(amount)} {said}{mostly}"

"""How accounts changed, as a table that fits the terminal."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.text import Text

from tradewind.cli.rendering.change_words import (
    PART_WORDS,
    amount_style,
    moves_sentence,
    signed,
    tier_words,
)
from tradewind.cli.rendering.printed_table import print_table
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.scored_words import key_of, one_row, row_words
from tradewind.cli.rendering.words import moment_words, short_score
from tradewind.cli.rendering.written_files import harmless_words
from tradewind.cli.terminal import tell, visible
from tradewind.workflows.changes import ChangesResult
from tradewind.workflows.differences.change_parts import PARTS


def print_changes(result: ChangesResult, *, project: Path) -> None:
    """Print the table, and beside it what there was no room for."""
    terminal = report_terminal(project)
    rows = result.changes.rows()
    if not rows:
        return
    print_table(_columns(result), rows, on=terminal)


def tell_of_changes(result: ChangesResult) -> None:
    """Say beside the result what was compared, and count what became of all accounts."""
    tell(*_beside(result))


def _beside(result: ChangesResult) -> Iterator[Text]:
    ends, summary = result.ends, result.summary
    of_people = _is_of_people(result)
    everyone = row_words(summary.accounts, of_people=of_people)
    said = moves_sentence(summary.moves, summary.tier_moves, everyone)
    if summary.most_of_it is not None and not result.hides_number:
        said += f"; most of it: {PART_WORDS[summary.most_of_it]}"
    yield Text(f"{said}.", style="bold")
    shown = len(result.changes)
    changed = f"{row_words(summary.changed, of_people=of_people)} with another score or tier"
    yield Text(f"{shown:,} of {result.matching:,} shown; {changed}.", style="dim")
    if result.output is not None:
        yield Text(f"Written to {result.output}.")
    elif shown < result.matching:
        yield Text("All of them: --format csv, or a larger --limit.", style="dim")
    yield Text(_compared(result), style="dim")
    if ends.now.as_of < ends.then.as_of:
        yield Text("The current scores are of an earlier moment: time runs backwards.")
    if result.made_harmless:
        yield Text(harmless_words(result.made_harmless), style="yellow")


def _compared(result: ChangesResult) -> str:
    ends = result.ends
    name = visible(ends.now.card.card.name)
    moments = f"{moment_words(ends.then.as_of)} to {moment_words(ends.now.as_of)}"
    if ends.is_recomputed:
        return (
            f"{name}, {moments}. Nothing was published by then: it is computed from the tables of "
            "today, with the present scorecard."
        )
    versions = "one scorecard" if ends.has_one_scorecard else "two versions of the scorecard"
    return f"{name}, {moments}, {versions}."


def _is_of_people(result: ChangesResult) -> bool:
    return result.ends.now.card.card.scores == "people"


def _columns(result: ChangesResult) -> list[Column]:
    """Give the columns in their order; those with numbers only where numbers are wanted."""
    of_people = _is_of_people(result)
    columns = [
        Column(one_row(of_people=of_people), _text("name"), 110, most=36),
        Column("id", _text(key_of(of_people=of_people), "dim"), 80),
        Column("tier", lambda row: tier_words(row["tier_then"], row["tier_now"]), 100),
    ]
    if result.hides_number:
        return [*columns, Column("why", _text("why"), 90, most=32), _OWNER]
    columns += [
        Column("then", _score("score_then"), 70, justify="right"),
        Column("now", _score("score_now"), 75, justify="right"),
        Column("change", _amount("change", "bold"), 95, justify="right"),
    ]
    columns += [Column(part, _amount(part), 60, justify="right") for part in PARTS]
    return [*columns, Column("why", _why, 90, most=40), Column("mostly", _mostly, 85), _OWNER]


def _text(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: Text(visible(str(row[name] or "")), style=style)


_OWNER = Column("owner", _text("owner"), 50)


def _score(name: str) -> Callable[[Row], Text]:
    return lambda row: Text(short_score(row[name]))


def _amount(name: str, style: str = "") -> Callable[[Row], Text]:
    return lambda row: Text(signed(row[name]), style=f"{style} {amount_style(row[name])}".strip())


def _why(row: Row) -> Text:
    if row["why"] is None:
        is_elsewhere = row["move"] in ("up", "down", "renamed")
        return Text("where the tiers are cut" if is_elsewhere else "", style="dim")
    said = Text(f"{visible(row['why'])} ")
    return said.append(signed(row["why_change"]), style=amount_style(row["why_change"]))


def _mostly(row: Row) -> Text:
    """Name the part that did most in the direction of the change."""
    way = -1 if (row["change"] or 0) < 0 else 1
    amounts = {part: (row[part] or 0) * way for part in PARTS}
    part = max(PARTS, key=lambda part: amounts[part])
    return Text(PART_WORDS[part] if row["change"] and amounts[part] > 0 else "")

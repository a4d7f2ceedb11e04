"""The page of one account: a heading, the score with its reasons, and a block for each part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tradewind.cli.rendering.feedback import feedback_lines
from tradewind.cli.rendering.fitted_table import fitted_table
from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.ranking import Column, Row
from tradewind.cli.rendering.reasons import sentence
from tradewind.cli.rendering.words import (
    moment_words,
    number_words,
    percent,
    short_score,
    tier_style,
)
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import visible
from tradewind.problems import counted
from tradewind.scorecard.receipt import DimensionReceipt
from tradewind.workflows.account import AccountPage
from tradewind.workflows.account_page.account_sections import Absent, PersonLine, Section
from tradewind.workflows.explain import Explanation

WIDEST = 120
"""Most columns of a page."""
_BAR = 10
_INDENT = 2
_PLAY_STYLES = {"displace": "red", "upsell": "green", "cross-sell": "green", "complement": "cyan"}
_DECISION_STYLES = {"review": "yellow", "none": "dim"}


def account_view(
    page: AccountPage, *, width: int, project: Path, simulated: str = ""
) -> RenderableType:
    """Lay out the page.

    Args:
        page: Everything about the account.
        width: Columns of the terminal.
        project: The project's folder, for the commands that go on from here.
        simulated: The notice that the data are simulated; empty for real data.
    """
    width = min(width, WIDEST)
    parts: list[RenderableType] = [*_heading(page, simulated), Text(), *_score(page)]
    for title, section, block in (
        ("PEOPLE", page.people, _people),
        ("OPEN OPPORTUNITIES", page.opportunities, _opportunities),
        ("PLAYS", page.plays, _plays),
        ("PARENT AND SUBSIDIARIES", page.family, _related),
        ("PERHAPS THE SAME COMPANY", page.duplicates, _duplicates),
        ("LEADS THAT NEARLY MATCH", page.near_misses, _near_misses),
    ):
        parts += [Text(), *_block(title, section, block, width - _INDENT)]
    return Group(*parts, *_feedback(page), Text(), _next(page, project))


def _feedback(page: AccountPage) -> Iterator[RenderableType]:
    """Show what people said of the account, where anybody did."""
    if not page.feedback:
        return
    about = page.explanation
    yield Text()
    yield Text("FEEDBACK", style="bold").append(f"  {len(page.feedback)}", style="not bold dim")
    for line in feedback_lines(
        page.feedback,
        scorecard=about.scorecard if about else None,
        hides_number=about is not None and about.hides_number,
    ):
        yield Padding(line, (0, 0, 0, _INDENT))


def _heading(page: AccountPage, simulated: str) -> Iterator[RenderableType]:
    facts = page.facts
    name = Text(visible(str(facts.get("name") or page.account_id)), style="bold")
    if "name" in facts:
        name.append(f"  {visible(page.account_id)}", style="not bold dim")
    yield name
    yield Text(" · ".join(visible(one) for one in _facts(facts)))
    if simulated:
        yield Text(simulated, style="dim italic")


def _facts(facts: dict[str, Any]) -> Iterator[str]:
    """Go through what is known of the company, in words; what is unknown is left out."""
    yield from (str(facts[name]) for name in ("domain", "phone", "industry") if name in facts)
    place = [str(facts[name]) for name in ("city", "country") if name in facts]
    if place:
        yield ", ".join(place)
    if "employees" in facts:
        yield f"{number_words(facts['employees'])} employees"
    if "revenue" in facts:
        yield f"revenue {number_words(facts['revenue'])}"
    if "is_customer" in facts:
        yield "customer" if facts["is_customer"] else "not a customer"
    if "owner" in facts:
        yield f"owner {facts['owner']}"
    if "last_activity_at" in facts:
        yield f"last activity {moment_words(facts['last_activity_at'])}"


def _score(page: AccountPage) -> Iterator[RenderableType]:
    about = page.explanation
    if about is None:
        assert page.no_score is not None, "a page without a score says why"
        yield Text("NO SCORE", style="bold")
        yield _absent(page.no_score)
        return
    yield _verdict(about)
    if not about.hides_number:
        yield from (_dimension(one, about) for one in about.receipt.dimensions)
    yield Padding(Text(sentence(about.receipt, as_of=about.as_of)), (0, 0, 0, _INDENT))


def _verdict(about: Explanation) -> Text:
    receipt = about.receipt
    said = Text()
    if not about.hides_number:
        score = "no score" if receipt.score is None else short_score(receipt.score)
        said.append(f" {score} ", style=f"bold reverse {tier_style(receipt.tier)}")
        if receipt.score is not None and about.scale is not None:
            said.append(f" of {about.scale}", style="dim")
        said.append("   tier ", style="dim")
    said.append(visible(receipt.tier or "none"), style=tier_style(receipt.tier))
    if receipt.cell:
        said.append("   cell ", style="dim").append(visible(receipt.cell))
    said.append(f"   {percent(receipt.completeness)} known", style="dim")
    return said.append(
        f"   {visible(about.scorecard)}, as of {moment_words(about.as_of)}", style="dim"
    )


def _dimension(dimension: DimensionReceipt, about: Explanation) -> Text:
    said = Text(" " * _INDENT).append(f"{visible(dimension.name):<14}")
    if dimension.score is None:
        return said.append("unknown", style="yellow")
    said.append(f"{short_score(dimension.score):>6}  ", style="bold")
    if about.scale is not None:
        filled = min(max(round(float(dimension.score) / about.scale * _BAR), 0), _BAR)
        said.append("█" * filled, style="cyan").append("─" * (_BAR - filled), style="dim")
        said.append("  ")
    return said.append(f"adds {short_score(dimension.points)}", style="dim")


Block = Callable[[Sequence[Any], int], Iterator[RenderableType]]
"""Lays out the rows of a part, in so many columns of the terminal."""


def _block(title: str, section: Section[Any], block: Block, width: int) -> Iterator[RenderableType]:
    heading = Text(title, style="bold")
    if section.absent is not None:
        yield heading
        yield _absent(section.absent)
        return
    yield heading.append(f"  {len(section.rows) or 'none'}", style="not bold dim")
    for line in block(section.rows, width) if section.rows else ():
        yield Padding(line, (0, 0, 0, _INDENT), expand=False)
    if section.note:
        yield Padding(Text(visible(section.note), style="dim"), (0, 0, 0, _INDENT))


def _absent(absent: Absent) -> RenderableType:
    said = f"{visible(absent.why)} {visible(absent.fix)}"
    return Padding(Text(said, style="dim"), (0, 0, 0, _INDENT))


def _table(columns: Sequence[Column], rows: Sequence[Row], width: int) -> Iterator[RenderableType]:
    """Lay out rows, without columns that say nothing of any of them; say what had no room."""
    saying = [column for column in columns if any(column.cell(row).plain for row in rows)]
    grid, left_out = fitted_table(saying, rows, width=width)
    yield grid
    yield from no_room(left_out)


def _people(people: Sequence[PersonLine], width: int) -> Iterator[RenderableType]:
    columns = [
        Column("name", _named, 110, most=30),
        Column("title", _text("title"), 95, most=30),
        Column("role", _text("role", "cyan"), 84),
        Column("level", _text("seniority"), 60),
        Column("function", _text("function"), 50),
        Column("last touch", _touch, 94, most=34),
        Column("score", lambda row: Text(short_score(row["score"]), "bold"), 93, justify="right"),
        Column("tier", lambda row: _styled(row["tier"], tier_style(row["tier"])), 92),
        Column("qualified", _text("qualification", "green"), 40),
        Column("e-mail", _text("email", "dim"), 30, most=36),
    ]
    yield from _table(columns, [asdict(one) for one in people], width)
    if any(one.is_matched for one in people):
        yield Text("* a lead that was matched to this account", style="dim")


def _named(row: Row) -> Text:
    mark = "*" if row["is_matched"] else ""
    return Text(visible(str(row["name"] or row["person_id"])) + mark)


def _touch(row: Row) -> Text:
    if row["touched_at"] is None:
        return Text("never", style="dim")
    what = visible(str(row["touched_by"] or "")).replace("_", " ")
    return Text(f"{_day(row['touched_at'])} {what}".strip())


def _opportunities(rows: Sequence[Any], width: int) -> Iterator[RenderableType]:
    columns = [
        Column("opportunity", _text("opportunity_id"), 100),
        Column("kind", _text("kind"), 90),
        Column("amount", _amount, 95, justify="right"),
        Column("opened", lambda row: Text(_day(row["opened_at"])), 92),
        Column("owner", _text("owner"), 70),
    ]
    yield from _table(columns, [asdict(one) for one in rows], width)


def _plays(rows: Sequence[Any], width: int) -> Iterator[RenderableType]:
    for one in rows:
        said = Text(f"{one.play:<11}", style=_PLAY_STYLES[one.play])
        said.append(f" runs {visible(one.products)}", style="default")
        if one.offer:
            said.append(f", lacks {visible(one.offer)}", style="default")
        if one.last_seen_at:
            said.append(f"  last seen {_day(one.last_seen_at)}", style="dim default")
        yield said
        if one.say:
            yield Padding(Text(visible(one.say), style="italic"), (0, 0, 0, _INDENT))


def _related(rows: Sequence[Any], width: int) -> Iterator[RenderableType]:
    columns = [
        Column("account", _text("name"), 110, most=40),
        Column("id", _text("account_id", "dim"), 100),
        Column("tier", lambda row: _styled(row["tier"], tier_style(row["tier"])), 90),
        Column("", _text("relation"), 95, most=60),
    ]
    yield from _table(columns, [asdict(one) for one in rows], width)


def _duplicates(rows: Sequence[Any], width: int) -> Iterator[RenderableType]:
    for one in rows:
        said = Text(visible(one.name or one.account_id))
        said.append(f"  {visible(one.account_id)}", style="dim")
        if one.tier:
            said.append("  tier ", style="dim").append(visible(one.tier), tier_style(one.tier))
        yield said
        yield Padding(Text(visible(one.relation), style="italic"), (0, 0, 0, _INDENT))


def _near_misses(rows: Sequence[Any], width: int) -> Iterator[RenderableType]:
    columns = [
        Column("lead", _text("person_id"), 110),
        Column("", lambda row: _styled(row["decision"], _DECISION_STYLES[row["decision"]]), 100),
        Column("likely", lambda row: Text(f"{row['probability']:.0%}"), 98, justify="right"),
        Column("company as typed", _text("company_name"), 95, most=32),
        Column("e-mail", _text("email", "dim"), 60, most=36),
        Column("why", _text("reason"), 90, most=44),
    ]
    yield from _table(columns, [asdict(one) for one in rows], width)


def _text(name: str, style: str = "default") -> Callable[[Row], Text]:
    return lambda row: _styled(row[name], style)


def _styled(value: object, style: str) -> Text:
    return Text("" if value is None else visible(str(value)), style=style)


def _amount(row: Row) -> Text:
    """Write an amount with its currency, where the data name one."""
    if row["amount"] is None:
        return Text()
    currency = f" {visible(row['currency'])}" if row["currency"] else ""
    return Text(f"{number_words(row['amount'])}{currency}")


def _day(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d}"


def _next(page: AccountPage, project: Path) -> Text:
    said = Text("Next: ", style="dim")
    if page.explanation is not None:
        said.append(command("explain", page.account_id, project=project))
        said.append("  every line of the score", style="dim")
    elif page.no_score is not None:
        said.append(command("score", project=project))
    open_leads = sum(one.decision == "review" for one in page.near_misses.rows)
    if open_leads:
        said.append(f"\n      {command('match', '--review', 'doubtful.xlsx', project=project)}")
        said.append(f"  settle {counted(open_leads, 'lead')} in review", style="dim")
    return said

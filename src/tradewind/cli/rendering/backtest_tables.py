"""The tables of a backtest: conversion with bars, rankings, work, deals and cycles."""

from collections.abc import Callable, Sequence
from typing import Any

from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.backtest_bars import BarSigns, interval_bar
from tradewind.cli.rendering.backtest_words import (
    UNKNOWN,
    count_interval,
    count_words,
    interval,
    money_interval,
    money_words,
    share_interval,
    without_sign_of_zero,
)
from tradewind.cli.rendering.fitted_table import fitted_table
from tradewind.cli.rendering.ranking import ESSENTIAL, Column
from tradewind.cli.rendering.words import tier_style
from tradewind.cli.terminal import visible
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.heavy_tails import hangs_on_few
from tradewind.measuring.percentages import share_written
from tradewind.measuring.proof import ALL, Cycles, DealSizes, GroupProof, RankingProof, WorkProof
from tradewind.measuring.question_words import QuestionWords
from tradewind.measuring.ratios import times_written

LEAST_OF_A_BAR, LONGEST_BAR = 16, 40
TOP_SHARE, CAPTURE_SHARE = 0.1, 0.2
"""The shares worked for which the table of rankings tells lift and capture; JSON has all."""
_GAP = 2
_Cell = Callable[[Any], Text]
"""Gives the text of a cell from the part of the proof that its row shows."""


def group_table(
    groups: Sequence[GroupProof],
    *,
    title: str,
    words: QuestionWords,
    width: int,
    signs: BarSigns,
) -> Grid:
    """Lay out tiers or bands: rows, successes, their share with its interval, and a bar of both.

    Args:
        groups: The tiers or bands, and last of all rows, named `all`.
        title: What they are.
        words: How the question is spoken of.
        width: Columns of the terminal.
        signs: What bars are drawn with.
    """
    columns = [
        _named(title, lambda one: one.name),
        _column("n", lambda one: Text(f"{one.n:,}"), 85),
        _column(words.successes, lambda one: Text(f"{one.positives:,}"), 60),
        _column(words.happened, _conversion, 110),
        _column("95%", lambda one: _dim(share_interval, one.conversion), 100),
        _column("lift", _lift, 50),
    ]
    rows = [{"it": one} for one in groups]
    room = 0
    for worth in (0, 50, 60, 85):
        columns = [column for column in columns if column.worth != worth]
        room = width - sum(column.width(rows) + _GAP for column in columns)
        if room >= LEAST_OF_A_BAR:
            break
    most = max((_end(one.conversion) for one in groups), default=0.0)
    size = min(room, LONGEST_BAR)
    if size >= LEAST_OF_A_BAR:

        def bar(one: GroupProof) -> Text:
            style = _style(one.name)
            return interval_bar(one.conversion, most=most, width=size, signs=signs, style=style)

        columns.append(_column("", bar, ESSENTIAL, most=size, left=True))
    return fitted_table(columns, rows, width=width)[0]


def ranking_table(rankings: Sequence[RankingProof], *, width: int) -> tuple[Grid, list[str]]:
    """Lay out how well each ranking sorts, and by how much the tested one is ahead of it.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    columns = [
        _named("ranking", lambda one: one.name),
        _column("AUC", lambda one: _value(one.auc, "{:.3f}"), 110),
        _column("AUC 95%", lambda one: Text(interval(one.auc, ".3f"), "dim"), 80),
        _column("lift 10%", lambda one: _times(one.lift.get(TOP_SHARE)), 85),
        _column("captured 20%", lambda one: _share(one.capture.get(CAPTURE_SHARE)), 70),
        _column("ahead by", lambda one: _ahead(one.ahead), 95),
        _column("ahead 95%", lambda one: _dim(_ahead_interval, one.ahead), 75),
    ]
    return fitted_table(columns, [{"it": one} for one in rankings], width=width)


def work_table(
    work: Sequence[WorkProof], *, successes: str, currency: str | None, width: int
) -> tuple[Grid, list[str]]:
    """Lay out what a team finds in a year by each ranking, in number and in money.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    unit = currency or "revenue"
    columns = [
        _named("worked by", lambda one: one.ranking),
        _column(f"{successes} a year", lambda one: Text(count_words(one.wins.value)), 110),
        _column("95%", lambda one: Text(count_interval(one.wins), "dim"), 80),
        _column("more", lambda one: _more(one.more_wins, count_words), 95),
        _column("more 95%", lambda one: _dim(_difference, one.more_wins), 75),
    ]
    if any(one.revenue is not None for one in work):
        columns += [
            _column(f"{unit} a year", lambda one: _money(one.revenue), 85),
            _column(f"more {unit}", lambda one: _more(one.more_revenue, money_words), 70),
            _column(f"more {unit} 95%", lambda one: _dim(money_interval, one.more_revenue), 60),
        ]
    return fitted_table(columns, [{"it": one} for one in work], width=width)


def deal_table(
    sizes: Sequence[DealSizes], cycles: Sequence[Cycles], *, currency: str | None, width: int
) -> tuple[Grid, list[str]]:
    """Lay out deal sizes and cycles of the same tiers side by side.

    How many amounts a size rests on is told where it is fewer than were won.

    Returns:
        The table, and the titles of the columns for which there was no room.
    """
    size_of = {one.name: one for one in sizes}
    cycle_of = {one.name: one for one in cycles}
    unit = f" {currency}" if currency else ""

    def size(tell: Callable[[DealSizes], Text]) -> Callable[[str], Text]:
        return lambda name: tell(size_of[name]) if name in size_of else Text(UNKNOWN, "dim")

    def cycle(tell: Callable[[Cycles], Text]) -> Callable[[str], Text]:
        return lambda name: tell(cycle_of[name]) if name in cycle_of else Text(UNKNOWN, "dim")

    amounts = _column("amounts", size(lambda one: _count(_amounts(one))), 84)
    columns = [
        _named("tier", str),
        _column("won", size(lambda one: Text(f"{one.won:,}")), 85),
        *([amounts] if any(_amounts(one) not in (None, one.won) for one in sizes) else []),
        _column(f"median{unit}", size(lambda one: _money(one.median)), 100),
        _column("median 95%", size(lambda one: _dim(money_interval, one.median)), 50),
        _column(f"mean{unit}", size(lambda one: _money(one.mean)), 80),
        _column("mean 95%", size(lambda one: _dim(_mean_interval, one.mean)), 45),
        _column("closed + open", cycle(lambda one: Text(f"{one.closed:,} + {one.open:,}")), 40),
        _column("days", cycle(lambda one: _value(one.median, "{:.0f}")), 110),
        _column("days 95%", cycle(lambda one: Text(_days_interval(one.median), "dim")), 75),
        _column("won in", cycle(lambda one: _value(one.won_median, "{:.0f}")), 70),
        _column("lost in", cycle(lambda one: _value(one.lost_median, "{:.0f}")), 70),
    ]
    names = dict.fromkeys([*size_of, *cycle_of])
    return fitted_table(columns, [{"it": name} for name in names], width=width)


def _column(title: str, cell: _Cell, worth: int, *, most: int = 24, left: bool = False) -> Column:
    return Column(title, lambda row: cell(row["it"]), worth, most, "left" if left else "right")


def _named(title: str, name: Callable[[Any], str]) -> Column:
    def cell(one: Any) -> Text:
        return Text(visible(name(one)), style=_style(name(one)))

    return _column(title, cell, 120, most=32, left=True)


def _style(name: str) -> str:
    return "dim" if name == ALL else tier_style(name)


def _conversion(group: GroupProof) -> Text:
    if group.conversion is None:
        return Text(UNKNOWN, "dim")
    return Text(share_written(group.conversion.value), "bold" if group.name != ALL else "dim")


def _lift(group: GroupProof) -> Text:
    return Text() if group.name == ALL else _times(group.lift)


def _end(found: Estimate | None) -> float:
    if found is None:
        return 0.0
    return found.value if found.high is None else found.high


def _value(found: Estimate | None, form: str) -> Text:
    return Text(UNKNOWN, "dim") if found is None else Text(form.format(found.value))


def _times(found: Estimate | None) -> Text:
    return Text(UNKNOWN, "dim") if found is None else Text(f"{times_written(found.value)}x")


def _share(found: Estimate | None) -> Text:
    return Text(UNKNOWN, "dim") if found is None else Text(share_written(found.value))


def _money(found: Estimate | None) -> Text:
    return Text(UNKNOWN, "dim") if found is None else Text(money_words(found.value))


def _dim(tell: Callable[[Estimate], str], found: Estimate | None) -> Text:
    return Text("" if found is None else tell(found), "dim")


def _amounts(sizes: DealSizes) -> int | None:
    """Give how many amounts a size rests on; None where there are too few for any."""
    return None if sizes.mean is None else sizes.mean.n


def _count(number: int | None) -> Text:
    return Text(UNKNOWN, "dim") if number is None else Text(f"{number:,}")


def _mean_interval(found: Estimate) -> str:
    """Write the interval of a mean deal; where it tells nothing, where else to look.

    Examples:
        >>> _mean_interval(Estimate(48_200, 41_000, 61_000, 598))
        '41,000–61,000'
        >>> _mean_interval(Estimate(73_400, 0, 5_060_000, 40))
        'see the median'
    """
    return "see the median" if hangs_on_few(found) else money_interval(found)


def _days_interval(found: Estimate | None) -> str:
    """Write the interval of a median of days, of which the upper end may not be reached.

    Examples:
        >>> _days_interval(Estimate(96, 88, 104, 9)), _days_interval(Estimate(96, 88, None, 9))
        ('88–104', 'from 88')
    """
    if found is None or found.low is None:
        return ""
    return f"from {found.low:.0f}" if found.high is None else interval(found, ".0f")


def _verdict(found: Estimate) -> tuple[str, str]:
    """Say in a word what an interval of a difference tells, and in which colour."""
    if found.low is not None and found.low > 0:
        return "ahead", "green"
    if found.high is not None and found.high < 0:
        return "behind", "red"
    return "level", "yellow"


def _ahead(found: Estimate | None) -> Text:
    if found is None:
        return Text()
    word, style = _verdict(found)
    return Text(f"{without_sign_of_zero(f'{found.value:+.3f}')} {word:<6}", style)


def _more(found: Estimate | None, write: Callable[[float], str]) -> Text:
    if found is None:
        return Text()
    sign = "+" if found.value > 0 else ""
    return Text(without_sign_of_zero(f"{sign}{write(found.value)}"), _verdict(found)[1])


def _ahead_interval(found: Estimate) -> str:
    """Write the interval of a difference of AUCs.

    Examples:
        >>> _ahead_interval(Estimate(-0.02, -0.041, -0.0002, 9))
        '-0.041 to 0.000'
    """
    return interval(found, "+.3f", " to ")


def _difference(found: Estimate) -> str:
    return count_interval(found, is_signed=True)

"""Text columns of a first scorecard: sizes in order, and kinds with neutral values."""

from collections.abc import Callable, Iterable, Sequence

from tradewind.project.recognising.first_bands import range_start, rising_values, size_rank
from tradewind.project.recognising.first_component import (
    FirstComponent,
    FirstValue,
    component_name,
    known_share_of,
    weight_of,
)
from tradewind.project.recognising.headers import words_of
from tradewind.project.recognising.summaries import AccountsSummary, ColumnSummary, ValueCount
from tradewind.project.recognising.won_shares import FEWEST_CLOSED, Verdict, compare
from tradewind.project.recognising.wording import can_be_written

NEUTRAL, MORE_OFTEN, LESS_OFTEN = 5, 8, 2
OTHERWISE = 3
"""The value of texts that are not listed: mostly rare ones, below neutral so that they show."""
_MOST_VALUES = 10
_MOST_DISTINCT = 200
_LONGEST_VALUE = 200


def ordered(column: ColumnSummary) -> FirstComponent | None:
    """Read a column of sizes written as text, such as "200-499" or "Mid Cap", from low to high."""
    texts = [one.value for one in column.top[:_MOST_VALUES] if is_writable(one)]
    if len(texts) != column.distinct:
        return None
    forms: tuple[tuple[Callable[[str], float | None], str], ...] = (
        (range_start, "as ranges"),
        (size_rank, "as sizes in words"),
    )
    for place_of, form in forms:
        places = {text: place_of(text) for text in texts}
        if None not in places.values() and len(set(places.values())) == len(texts):
            in_order = sorted(texts, key=lambda text: places[text] or 0)
            return _rising(column, in_order, form)
    return None


def _rising(column: ColumnSummary, in_order: Sequence[str], form: str) -> FirstComponent:
    values = zip(in_order, rising_values(len(in_order)), strict=True)
    remarks = (f"{known_share_of(column)}, {form}; larger ones count for more here.",)
    written = tuple(FirstValue(text, value) for text, value in values)
    weight = 2 if {"employee", "employees", "revenue"} & set(words_of(column.name)) else 1
    return FirstComponent(
        component_name(column),
        "category",
        (column.name,),
        weight,
        written,
        remarks,
        otherwise=OTHERWISE,
    )


def category(column: ColumnSummary, accounts: AccountsSummary) -> FirstComponent | None:
    """Take the most frequent texts, neutral unless won shares tell them apart.

    Returns:
        None where the column is free text rather than a list of kinds.
    """
    top = [one for one in column.top if is_writable(one)][:_MOST_VALUES]
    if not top or top[0].accounts < 2 or column.distinct > _MOST_DISTINCT:
        return None
    overall = accounts.won / accounts.closed if accounts.won and accounts.closed else None
    verdicts = {one.value: _verdict(one, overall) for one in top}
    counted = sorted(top, key=_won_share, reverse=True) if overall is not None else list(top)
    values = tuple(
        FirstValue(one.value, _value(verdicts[one.value]), _value_remark(one)) for one in counted
    )
    remarks = (known_share_of(column) + ".", _origin(column, verdicts.values(), overall))
    return FirstComponent(
        component_name(column),
        "category",
        (column.name,),
        weight_of(column),
        values,
        remarks,
        otherwise=OTHERWISE,
    )


def is_writable(one: ValueCount) -> bool:
    """Tell whether a text can stand in a scorecard."""
    is_there = bool(one.value.strip()) and len(one.value) <= _LONGEST_VALUE
    return is_there and can_be_written(one.value)


def _origin(column: ColumnSummary, verdicts: Iterable[Verdict], overall: float | None) -> str:
    more = column.distinct - _MOST_VALUES
    shown = (
        f" The {_MOST_VALUES} most frequent of {column.distinct:,} are listed." if more > 0 else ""
    )
    if overall is None:
        return f"The values are neutral: change these to what you look for.{shown}"
    told = set(verdicts) - {"not told apart"}
    lead = f"Ordered by the share of opportunities won ({overall:.0%} of all)."
    if not told:
        return (
            f"{lead} No value is won more or less often than all beyond chance, so all are "
            f"neutral: change these to what you look for.{shown}"
        )
    return (
        f"{lead} {MORE_OFTEN} is won more often than all beyond chance (99%), {LESS_OFTEN} less "
        f"often; the others are neutral: change these to what you look for.{shown}"
    )


def _verdict(one: ValueCount, overall: float | None) -> Verdict:
    if overall is None or one.won is None or not one.closed:
        return "not told apart"
    return compare(one.won, one.closed, overall)


def _value(verdict: Verdict) -> int:
    return {"more": MORE_OFTEN, "less": LESS_OFTEN}.get(verdict, NEUTRAL)


def _won_share(one: ValueCount) -> float:
    counts = one.closed is not None and one.closed >= FEWEST_CLOSED
    return (one.won or 0) / one.closed if counts and one.closed else -1.0


def _value_remark(one: ValueCount) -> str:
    accounts = _count(one.accounts, "account")
    if one.closed is None or one.won is None:
        return accounts
    if one.closed < FEWEST_CLOSED:
        return f"{accounts}; only {one.closed:,} closed opportunities"
    return f"{accounts}; won {one.won / one.closed:.0%} of {one.closed:,}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

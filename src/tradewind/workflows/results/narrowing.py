"""Narrow a list: tests such as `employees>=100` as SQL over what a run keeps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tradewind.compiling.conditions import condition_term
from tradewind.compiling.nodes import Checked, Either, Node, Number, Opposite, Pair, Truth
from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression
from tradewind.project.bound import BoundColumn
from tradewind.project.canonical import Kind
from tradewind.project.expressions.columns import nearest_to
from tradewind.scorecard.conditions import Use, condition
from tradewind.scorecard.facts import number_in, yes_no_in
from tradewind.scorecard.intervals import looks_like_interval

_WHERE = re.compile(r"\s*(?P<column>.+?)\s*(?P<sign><=|>=|!=|=|<|>)\s*(?P<value>.+?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column that a test may name.

    Attributes:
        sql: Its SQL.
        kind: What its values are.
    """

    sql: str
    kind: Kind


def narrowing_term(written: str, kept: Mapping[str, KeptColumn]) -> str:
    """Write a test as SQL.

    Signs of order compare numbers; `=` and `!=` compare a list, parted by commas, as what the
    column holds: numbers, yes or no, days, or texts to the letter.

    Args:
        written: Such as `industry=Software,Internet`, `employees=100..499` or `domain=known`.
        kept: The columns by name.

    Raises:
        ValueError: It is no test, names no kept column, or a value is not of the column's kind.
    """
    match = _WHERE.fullmatch(written)
    if match is None:
        raise ValueError(
            'it has no sign such as = or >= (put the test in quotes: "employees>=100")'
        )
    name, sign, value = match["column"], match["sign"], match["value"]
    if name not in kept:
        listed = nearest_to(name, kept) or ", ".join(sorted(kept))
        raise ValueError(f'"{name}" is not a kept column; write {listed}')
    if sign in ("<", "<=", ">", ">="):
        return expression(_in_range(name, f"{sign}{value}", value, kept))
    term = _equal(name, value, kept)
    return expression(Opposite(term) if sign == "!=" else term)


def _in_range(name: str, test: str, value: str, kept: Mapping[str, KeptColumn]) -> Node:
    if not looks_like_interval(test):
        raise ValueError(f'"{value}" is not a number')
    return _closed_form(name, test, kept)


def _equal(name: str, value: str, kept: Mapping[str, KeptColumn]) -> Node:
    if value in ("known", "unknown") or looks_like_interval(value):
        return _closed_form(name, value, kept)
    texts = [text.strip() for text in value.split(",")]
    if not all(texts):
        raise ValueError("a value is missing beside a comma")
    column = Checked(kept[name].sql)
    match kept[name].kind:
        case Kind.NUMBER:
            return Either(tuple(Pair(column, "=", Number(_number(text))) for text in texts))
        case Kind.YES_NO:
            return Either(tuple(Pair(column, "=", Truth(_yes_no(text))) for text in texts))
        case _:
            return _closed_form(name, texts, kept)


def _closed_form(name: str, test: str | list[str], kept: Mapping[str, KeptColumn]) -> Node:
    def column(wanted: str, use: Use) -> Node:
        found = kept[wanted]
        if found.kind is Kind.DATE and use == "text":
            return Checked(f"strftime({found.sql}, '%Y-%m-%d')")
        return read_as(BoundColumn(wanted, found.sql, found.kind, ""), use, "iso")

    return condition_term(condition({name: test}), column)


def _number(text: str) -> float:
    found = number_in(text)
    if found is None:
        raise ValueError(f'"{text}" is not a number')
    return found


def _yes_no(text: str) -> bool:
    found = yes_no_in(text)
    if found is None:
        raise ValueError(f'"{text}" is not yes or no')
    return found

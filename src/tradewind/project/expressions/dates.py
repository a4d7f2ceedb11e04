"""Functions of dates, which are moments in UTC; a date without a time is its midnight."""

from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.arguments import one_of
from tradewind.project.expressions.arithmetic import number
from tradewind.project.expressions.forms import Form
from tradewind.project.expressions.terms import Term
from tradewind.project.expressions.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot.expressions import Expr

UNITS = ("YEAR", "QUARTER", "MONTH", "DAY")


def midnight(moment: Term) -> Term:
    """Give the start of the day of a moment."""
    return _start_of("DAY", moment)


def _start_of(unit: str, moment: Term) -> Term:
    sql = f"DATE_TRUNC('{unit.lower()}', {moment.sql})"
    return Term(sql, Kind.DATE, settled=True)


def _part(writing: Writing, unit: str, node: "Expr") -> Term:
    moment = writing.as_date(writing.term(node))
    return number(f"CAST(EXTRACT({unit} FROM {moment.sql}) AS DOUBLE)")


def _extract(writing: Writing, node: "Expr") -> Term:
    unit = one_of(node.args["this"].name, "a part of a date", UNITS)
    return _part(writing, unit, node.args["expression"])


def _named_part(unit: str) -> "Callable[[Writing, Expr], Term]":
    def write(writing: Writing, node: "Expr") -> Term:
        return _part(writing, unit, node.args["this"])

    return write


def _truncated(writing: Writing, node: "Expr") -> Term:
    unit = one_of(node.args["unit"].name, "a part of a date", UNITS)
    return _start_of(unit, writing.as_date(writing.term(node.args["this"])))


FUNCTIONS = (
    Form(
        "EXTRACT",
        "EXTRACT(YEAR FROM date)",
        "Year, quarter, month or day of a date as a number.",
        ("Extract",),
        ("this", "expression"),
        _extract,
        words=("this",),
    ),
    *(
        Form(
            unit,
            f"{unit}(date)",
            f"{unit.capitalize()} of a date as a number.",
            (unit.capitalize(),),
            ("this",),
            _named_part(unit),
        )
        for unit in UNITS
    ),
    Form(
        "DATE_TRUNC",
        "DATE_TRUNC('month', date)",
        "Start of the year, quarter, month or day that a date is in.",
        ("TimestampTrunc", "DateTrunc"),
        ("this", "unit"),
        _truncated,
        words=("unit",),
    ),
)

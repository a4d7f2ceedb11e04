"""Read a bound column as a number, text, yes/no or date, whatever the source keeps it as.

The definitions are those of `scorecard.facts`, where the same is done to one value.
"""

from collections.abc import Mapping

from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Checked,
    Either,
    IsNull,
    Node,
    Null,
    Number,
    Pair,
    Text,
    Truth,
    Type,
)
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.project.expressions.conversions import (
    date_from_text,
    number_from_text,
    yes_no_from_text,
)
from tradewind.scorecard.conditions import Use
from tradewind.scorecard.facts import LARGEST, LARGEST_WHOLE
from tradewind.written_forms import DateOrder

USUAL_USES: Mapping[Kind, Use] = {
    Kind.TEXT: "text",
    Kind.NUMBER: "number",
    Kind.DATE: "date",
    Kind.YES_NO: "yes_no",
}
"""As what a column of each kind is read where nothing asks for another use."""


def read_as(column: BoundColumn, use: Use, dates: DateOrder) -> Node:
    """Give the term that reads the column as `use`; null where the value cannot be read so.

    A date is read as seconds since 1970 in UTC, as a double.
    """
    match use:
        case "number":
            return _number(column)
        case "yes_no":
            return _yes_no(column)
        case "date":
            return _epoch_seconds(column, column.dates or dates)
        case "text":
            return _text(column)


_TYPES: Mapping[Use, Type] = {
    "number": "DOUBLE",
    "date": "DOUBLE",
    "text": "VARCHAR",
    "yes_no": "BOOLEAN",
}


def read_if_there(table: BoundTable, column: str, use: Use) -> Node:
    """Give the term that reads a column, or a null of its type where the table has none."""
    if column in table.columns:
        return read_as(table.columns[column], use, table.dates)
    return Cast(Null(), _TYPES[use])


def was_entered(table: BoundTable, by_seconds: float) -> Node | None:
    """Give the condition that a row had been entered by a moment; None where no column tells.

    A row without a date always was there.
    """
    if "created_at" not in table.columns:
        return None
    created = read_if_there(table, "created_at", "date")
    return Either((IsNull(created), Pair(created, "<=", Number(by_seconds))))


def _number(column: BoundColumn) -> Node:
    match column.kind:
        case Kind.NUMBER:
            number: Node = Cast(Checked(column.sql), "DOUBLE")
            is_finite = All(
                (Pair(number, ">=", Number(-LARGEST)), Pair(number, "<=", Number(LARGEST)))
            )
            return Case(((is_finite, number),), Null())
        case Kind.TEXT:
            return Checked(number_from_text(column.sql))
        case Kind.YES_NO:
            yes = Checked(column.sql)
            return Case(((yes, Number(1.0)), (_not(yes), Number(0.0))), Null())
        case _:
            return Cast(Null(), "DOUBLE")


def _not(term: Node) -> Node:
    return Pair(term, "=", Truth(False))


def _yes_no(column: BoundColumn) -> Node:
    term = Checked(column.sql)
    match column.kind:
        case Kind.YES_NO:
            return term
        case Kind.TEXT:
            return Checked(yes_no_from_text(column.sql))
        case Kind.NUMBER:
            is_one, is_zero = Pair(term, "=", Number(1)), Pair(term, "=", Number(0))
            return Case(((is_one, Truth(True)), (is_zero, Truth(False))), Null())
        case _:
            return Cast(Null(), "BOOLEAN")


def _epoch_seconds(column: BoundColumn, dates: DateOrder) -> Node:
    match column.kind:
        case Kind.DATE:
            return Cast(Call("EPOCH", (Checked(column.sql),)), "DOUBLE")
        case Kind.TEXT:
            return Cast(Call("EPOCH", (Checked(date_from_text(column.sql, dates)),)), "DOUBLE")
        case _:
            return Cast(Null(), "DOUBLE")


def _text(column: BoundColumn) -> Node:
    term: Node = Checked(column.sql)
    if column.is_tidy:
        return term
    match column.kind:
        case Kind.TEXT:
            pass
        case Kind.NUMBER:
            is_whole = All(
                (
                    Pair(term, "=", Call("FLOOR", (term,))),
                    Pair(term, "<", Number(LARGEST_WHOLE)),
                    Pair(term, ">", Number(-LARGEST_WHOLE)),
                )
            )
            whole = Cast(Cast(term, "BIGINT"), "VARCHAR")
            term = Case(((is_whole, whole),), Cast(term, "VARCHAR"))
        case _:
            term = Cast(term, "VARCHAR")
    # Most texts need no trimming, and telling so is far cheaper than trimming them.
    needs_trimming = Either(
        (
            Pair(term, "LIKE", Text(" %")),
            Pair(term, "LIKE", Text("% ")),
            Pair(term, "=", Text("")),
        )
    )
    trimmed = Call("NULLIF", (Call("TRIM", (term, Text(" "))), Text("")))
    return Case(((needs_trimming, trimmed),), term)

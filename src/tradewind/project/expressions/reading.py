"""Reading one binding: from what the user wrote to SQL over the columns of the source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.canonical import Kind
from tradewind.project.expressions.columns import nearest_to, needing_quotes, resolved
from tradewind.project.expressions.forbidden import lacking, not_offered, unknown_parts
from tradewind.project.expressions.forms import form_key, missing_parts, unexpected_parts, values_of
from tradewind.project.expressions.parsing import check_size, keywords, parsed
from tradewind.project.expressions.refusal import COLUMN, SYNTAX, Refused
from tradewind.project.expressions.terms import identifier, settled, unknown
from tradewind.project.expressions.vocabulary import FORMS
from tradewind.project.expressions.writing import Conversion, Writing
from tradewind.written_forms import DateOrder

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


@dataclass(frozen=True, slots=True)
class Expression:
    """One binding, read.

    Attributes:
        written: What the user wrote.
        columns_used: The source's columns in it, in its order, spelt as the source does.
        kind: The kind of value it gives; that of the column where it is one.
        is_bare_column: Whether it is one column and nothing else.
        sql: Its DuckDB SQL, every column quoted. A bare column has the type it has in the
            source; all other numbers are DOUBLE and all other dates TIMESTAMPTZ.
        conversions: The texts within it that are read as numbers, dates or yes/no, and are
            unknown where they cannot be read; for counting those.
    """

    written: str
    columns_used: tuple[str, ...]
    kind: Kind
    is_bare_column: bool
    sql: str
    conversions: tuple[Conversion, ...] = ()


def read_expression(
    written: str, *, columns: Mapping[str, Kind], place: Place, dates: DateOrder = "iso"
) -> Expression:
    """Read a binding: the name of a column, or an SQL scalar expression over columns.

    A text that is a column's whole name is that column, whatever characters are in it; case
    matters only where two columns differ in nothing else.

    Args:
        written: What stands in tradewind.yaml.
        columns: The source's columns and their kinds.
        place: Where it stands.
        dates: How dates kept as text are to be read.

    Raises:
        InvalidInput: It names columns that are not there, is not one scalar value, uses what is
            not in `vocabulary`, or joins kinds of values that do not fit.

    Examples:
        >>> read_expression(
        ...     "amount_musd * 1000000",
        ...     columns={"Amount_MUSD": Kind.NUMBER},
        ...     place=Place("tradewind.yaml"),
        ... ).sql
        'CAST("Amount_MUSD" AS DOUBLE) * 1000000'
    """
    try:
        if (name := _whole_name(written, columns)) is not None:
            return _bare(written, name, columns)
        check_size(written)
        tree = parsed(written)
        refusals = list(_refusals(tree, columns))
        if not refusals:
            return _written_out(written, tree.unnest(), Writing(columns, dates, FORMS))
    except Refused as refused:
        refusals = [refused]
    hinted = _with_hints(written, columns, refusals)
    raise InvalidInput(Problem(r.code, place, r.what, r.fix) for r in hinted)


def _written_out(written: str, value: "Expr", writing: Writing) -> Expression:
    if type(value).__name__ == "Column":
        return _bare(written, value.name, writing.columns)
    term = settled(writing.term(value))
    if term.kind is None:
        term = unknown(Kind.TEXT)
    assert term.kind is not None
    return Expression(
        written, tuple(writing.used), term.kind, False, term.sql, tuple(writing.conversions)
    )


def _bare(written: str, name: str, columns: Mapping[str, Kind]) -> Expression:
    column = resolved(name, columns)
    return Expression(written, (column,), columns[column], True, identifier(column))


def _whole_name(written: str, columns: Mapping[str, Kind]) -> str | None:
    if written in columns:
        return written
    name = written.strip()
    return name if name.casefold() in {column.casefold() for column in columns} else None


def _refusals(tree: "Expr", columns: Mapping[str, Kind]) -> Iterator[Refused]:
    """Find everything that is not offered and every column that is not there, in order."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        form = FORMS.get(form_key(node))
        if form is None:
            yield not_offered(node)
        elif missing_parts(node, form):
            yield lacking(form)
        elif parts := unexpected_parts(node, form):
            yield unknown_parts(node, parts)
        elif type(node).__name__ == "Column":
            yield from _column_refusals(node, columns)
        else:
            waiting.extend(reversed(values_of(node, form)))


def _column_refusals(node: "Expr", columns: Mapping[str, Kind]) -> Iterator[Refused]:
    if type(node.this).__name__ != "Identifier":
        yield not_offered(node.this)
        return
    try:
        resolved(node.name, columns)
    except Refused as refused:
        yield refused


def _with_hints(
    written: str, columns: Mapping[str, Kind], refusals: list[Refused]
) -> list[Refused]:
    """Replace refusals that come from a column name without its quotes by one that says so."""
    codes = {refused.code for refused in refusals}
    if not codes & {SYNTAX, COLUMN}:
        return refusals
    name = written.strip()
    if _looks_like_a_name(name, columns) and (near := nearest_to(name, columns)):
        return [Refused(COLUMN, f'"{name}" is not a column of the source.', f"Write `{near}`.")]
    words = keywords() if SYNTAX in codes else frozenset()
    if not (unquoted := needing_quotes(written, columns, words)):
        return refusals
    return [
        Refused(
            COLUMN,
            f"The column {column} stands without double quotes.",
            f"Write {identifier(column)}, with the double quotes.",
        )
        for column in unquoted
    ]


def _looks_like_a_name(written: str, columns: Mapping[str, Kind]) -> bool:
    ambiguous = written.casefold() in {column.casefold() for column in columns}
    return re.fullmatch(r"[\w ./&-]+", written) is not None and not ambiguous

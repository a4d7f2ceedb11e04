"""CAST: from one kind of value to another; what cannot be read becomes unknown, and is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.arithmetic import double, rounded
from tradewind.project.expressions.dates import midnight
from tradewind.project.expressions.forms import Form
from tradewind.project.expressions.parsing import quoted
from tradewind.project.expressions.refusal import CAST_TYPE, Refused
from tradewind.project.expressions.terms import Term, condition, unknown
from tradewind.project.expressions.writing import Writing

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


@dataclass(frozen=True, slots=True)
class CastType:
    """One type that a value can be cast to.

    Attributes:
        name: Its usual name.
        kind: The kind of value it gives.
        meaning: What the cast gives; one sentence.
        nodes: The parser's names for it.
        write: Writes the cast of a term.
        also: Other names it is known by.
    """

    name: str
    kind: Kind
    meaning: str
    nodes: tuple[str, ...]
    write: Callable[[Writing, Term], Term]
    also: tuple[str, ...] = ()


def _to_text(writing: Writing, term: Term) -> Term:
    return writing.as_text(term)


def _to_number(writing: Writing, term: Term) -> Term:
    if term.kind is Kind.YES_NO:
        sql = f"CASE {term.operand} WHEN TRUE THEN 1 WHEN FALSE THEN 0 END"
        return Term(f"CAST({sql} AS DOUBLE)", Kind.NUMBER, settled=True)
    return double(writing, term)


def _to_whole_number(writing: Writing, term: Term) -> Term:
    return rounded(_to_number(writing, term))


def _to_yes_no(writing: Writing, term: Term) -> Term:
    if term.kind is Kind.NUMBER:
        sql = f"CASE {double(writing, term).sql} WHEN 1 THEN TRUE WHEN 0 THEN FALSE END"
        return condition(sql, atomic=True)
    return writing.as_condition(term)


def _to_moment(writing: Writing, term: Term) -> Term:
    return writing.as_date(term)


def _to_day(writing: Writing, term: Term) -> Term:
    return midnight(_to_moment(writing, term))


CAST_TYPES = (
    CastType(
        "VARCHAR",
        Kind.TEXT,
        "Text; a whole number has no decimal point.",
        ("TEXT", "VARCHAR", "CHAR"),
        _to_text,
        ("TEXT", "STRING"),
    ),
    CastType("DOUBLE", Kind.NUMBER, "Number.", ("DOUBLE",), _to_number),
    CastType(
        "BIGINT",
        Kind.NUMBER,
        "Number rounded to a whole one, halves upward.",
        ("BIGINT", "INT"),
        _to_whole_number,
        ("INTEGER", "INT"),
    ),
    CastType(
        "BOOLEAN",
        Kind.YES_NO,
        "Yes or no: true, t, yes, y, 1 and their opposites.",
        ("BOOLEAN",),
        _to_yes_no,
        ("BOOL",),
    ),
    CastType("DATE", Kind.DATE, "Day, as its midnight in UTC.", ("DATE",), _to_day),
    CastType(
        "TIMESTAMP",
        Kind.DATE,
        "Moment in UTC.",
        ("TIMESTAMP", "TIMESTAMPNTZ", "TIMESTAMPTZ"),
        _to_moment,
        ("TIMESTAMPTZ",),
    ),
)
_BY_NODE = {node: cast_type for cast_type in CAST_TYPES for node in cast_type.nodes}
_NAMES = [name for cast_type in CAST_TYPES for name in (cast_type.name, *cast_type.also)]


def _cast(writing: Writing, node: "Expr") -> Term:
    target = node.args["to"]
    name = getattr(target.this, "name", "")
    if name not in _BY_NODE or target.expressions:
        written = quoted(target)
        raise Refused(
            CAST_TYPE,
            f"{written} is not a type that values can be cast to.",
            _advice(written),
        )
    cast_type, term = _BY_NODE[name], writing.term(node.args["this"])
    return unknown(cast_type.kind) if term.kind is None else cast_type.write(writing, term)


def _advice(written: str) -> str:
    if written.startswith(("DECIMAL", "FLOAT", "REAL", "HUGEINT", "INT128")):
        return "Write DOUBLE, and ROUND(…, 2) for two decimal places."
    near = get_close_matches(written, _NAMES, n=1)
    types = ", ".join(cast_type.name for cast_type in CAST_TYPES)
    return f"Write {near[0]}." if near else f"Write one of {types}."


OPERATORS = (
    Form(
        "CAST",
        "CAST(x AS type)",
        "Value as another kind; unknown where it cannot be read. Also x::type and TRY_CAST.",
        ("Cast", "TryCast"),
        ("this", "to"),
        _cast,
        also=("TRY_CAST", "::"),
        words=("to",),
    ),
)

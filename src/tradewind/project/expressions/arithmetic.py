"""Arithmetic: operators and functions of numbers, all computed in doubles.

Only what IEEE 754 defines to the last bit is offered, so that every engine gives the same number:
no powers, roots, logarithms or remainders. What exceeds the largest double is infinite in DuckDB
and fails the statement in PostgreSQL; numbers read from text are at most 1e129.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.arguments import whole_number
from tradewind.project.expressions.forms import Form, from_terms
from tradewind.project.expressions.refusal import KINDS, Refused
from tradewind.project.expressions.terms import NAMES, Term, number_term, settled
from tradewind.project.expressions.writing import Writing, joined, kind_of

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

MOST_PLACES = 9


def double(writing: Writing, term: Term) -> Term:
    """Give a term as a DOUBLE."""
    return settled(writing.as_number(_not_null(term)))


def number(sql: str, *, atomic: bool = True) -> Term:
    """Give a term that is a DOUBLE."""
    return Term(sql, Kind.NUMBER, settled=True, atomic=atomic)


def rounded(term: Term, places: int = 0) -> Term:
    """Round a DOUBLE to decimal places, halves upward: the same bits on every engine."""
    if places == 0:
        return number(f"FLOOR({term.operand} + 0.5)")
    power = 10**places
    return number(f"FLOOR({term.operand} * {power} + 0.5) / {power}", atomic=False)


def _not_null(term: Term) -> Term:
    if term.kind is None:
        raise Refused(KINDS, "NULL stands where a number is needed.", "Write a number or a column.")
    return term


def _operator(sign: str) -> "Callable[[Writing, Expr], Term]":
    def write(writing: Writing, node: "Expr") -> Term:
        both = [writing.as_number(_not_null(t)) for t in writing.terms(node, "this", "expression")]
        left, right = both if any(term.settled for term in both) else (settled(both[0]), both[1])
        divisor = f"NULLIF({right.sql}, 0)" if sign == "/" and not right.literal else right.operand
        return number(f"{left.operand} {sign} {divisor}", atomic=False)

    return write


def _negative(writing: Writing, node: "Expr") -> Term:
    (term,) = writing.terms(node, "this")
    if isinstance(term.literal, float):
        return number_term(term.sql[1:] if term.sql.startswith("-") else f"-{term.sql}")
    return number(f"-{double(writing, term).operand}", atomic=False)


def _function(name: str) -> "Callable[[Writing, Expr], Term]":
    def build(writing: Writing, terms: Sequence[Term]) -> Term:
        return number(f"{name}({double(writing, terms[0]).sql})")

    return from_terms(build, "this")


def _sign(writing: Writing, terms: Sequence[Term]) -> Term:
    return number(f"CAST(SIGN({double(writing, terms[0]).sql}) AS DOUBLE)")


def _round(writing: Writing, terms: Sequence[Term]) -> Term:
    places = 0
    if len(terms) > 1:
        places = whole_number(terms[1], "the number of places", least=0, most=MOST_PLACES)
    return rounded(double(writing, terms[0]), places)


def _extreme(name: str) -> "Callable[[Writing, Expr], Term]":
    """Write GREATEST or LEAST so that unknown values are passed over on every engine."""

    def build(writing: Writing, terms: Sequence[Term]) -> Term:
        alike = list({term.sql: term for term in writing.alike(terms)}.values())
        kind = kind_of(alike)
        if kind not in (Kind.NUMBER, Kind.DATE):
            raise Refused(
                KINDS,
                f"{name} of {NAMES[kind] if kind else 'NULL'} is not offered.",
                "Write CAST(… AS DOUBLE) or CAST(… AS TIMESTAMP) around one of its arguments.",
            )
        sure = [term for term in alike if term.literal is not None]
        values = [_known(term, sure[:1] or alike) for term in alike]
        if len(values) == 1:
            return alike[0]
        return joined(f"{name}({', '.join(values)})", alike)

    return from_terms(build, "this", "expressions")


def _known(term: Term, instead: Sequence[Term]) -> str:
    others = [other.sql for other in instead if other is not term]
    if term.literal is not None or not others:
        return term.sql
    return f"COALESCE({', '.join([term.sql, *others])})"


OPERATORS = (
    Form("+", "a + b", "Sum.", ("Add",), ("this", "expression"), _operator("+")),
    Form("-", "a - b", "Difference.", ("Sub",), ("this", "expression"), _operator("-")),
    Form("- (sign)", "-a", "The number with the other sign.", ("Neg",), ("this",), _negative),
    Form("*", "a * b", "Product.", ("Mul",), ("this", "expression"), _operator("*")),
    Form(
        "/",
        "a / b",
        "Quotient, with its decimals; unknown where b is 0.",
        ("Div",),
        ("this", "expression"),
        _operator("/"),
    ),
)
FUNCTIONS = (
    Form("ABS", "ABS(number)", "Number without its sign.", ("Abs",), ("this",), _function("ABS")),
    Form(
        "SIGN",
        "SIGN(number)",
        "-1, 0 or 1.",
        ("Sign",),
        ("this",),
        from_terms(_sign, "this"),
    ),
    Form(
        "FLOOR",
        "FLOOR(number)",
        "Largest whole number that is not above it.",
        ("Floor",),
        ("this",),
        _function("FLOOR"),
    ),
    Form(
        "CEIL",
        "CEIL(number)",
        "Smallest whole number that is not below it.",
        ("Ceil",),
        ("this",),
        _function("CEIL"),
        also=("CEILING",),
    ),
    Form(
        "ROUND",
        "ROUND(number[, places])",
        f"Number rounded to 0 (default) to {MOST_PLACES} decimal places, halves upward.",
        ("Round",),
        ("this", "decimals"),
        from_terms(_round, "this", "decimals"),
        optional=("decimals",),
    ),
    Form(
        "GREATEST",
        "GREATEST(a, b, …)",
        "Largest number or latest date; unknown ones are passed over.",
        ("Greatest",),
        ("this", "expressions"),
        _extreme("GREATEST"),
        optional=("expressions",),
    ),
    Form(
        "LEAST",
        "LEAST(a, b, …)",
        "Smallest number or earliest date; unknown ones are passed over.",
        ("Least",),
        ("this", "expressions"),
        _extreme("LEAST"),
        optional=("expressions",),
    ),
)

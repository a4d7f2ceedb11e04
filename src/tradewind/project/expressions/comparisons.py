"""Comparisons and logic: everything that gives yes or no."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.arguments import written_text
from tradewind.project.expressions.forms import Form, from_terms
from tradewind.project.expressions.refusal import ARGUMENT, KINDS, Refused
from tradewind.project.expressions.terms import NAMES, Term, condition
from tradewind.project.expressions.writing import Writing, only_text

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


def _comparison(sign: str) -> "Callable[[Writing, Expr], Term]":
    def build(writing: Writing, terms: Sequence[Term]) -> Term:
        left, right = writing.alike(_known(terms))
        if sign not in ("=", "<>"):
            _ordered(left)
        return condition(f"{left.operand} {sign} {right.operand}")

    return from_terms(build, "this", "expression")


def _known(terms: Sequence[Term]) -> Sequence[Term]:
    if any(term.kind is None for term in terms):
        raise Refused(KINDS, "NULL is compared with a value.", "Write IS NULL or IS NOT NULL.")
    return terms


def _ordered(term: Term) -> None:
    if term.kind not in (Kind.NUMBER, Kind.DATE):
        assert term.kind is not None
        raise Refused(
            KINDS,
            f"{term.sql} is {NAMES[term.kind]}, which has no order that all engines share.",
            "Write CAST(… AS DOUBLE) or CAST(… AS TIMESTAMP) around one side.",
        )


def _between(writing: Writing, terms: Sequence[Term]) -> Term:
    value, low, high = writing.alike(_known(terms))
    _ordered(value)
    return condition(f"{value.operand} BETWEEN {low.operand} AND {high.operand}")


def _in(writing: Writing, node: "Expr") -> Term:
    value, *choices = _known(writing.terms(node, "this", "expressions"))
    if not choices or any(choice.literal is None for choice in choices):
        raise Refused(
            ARGUMENT,
            f"IN after {value.sql} is not followed by a list of values.",
            "Write the values, such as IN ('won', 'lost').",
        )
    value, *choices = writing.alike([value, *choices])
    return condition(f"{value.operand} IN ({', '.join(choice.sql for choice in choices)})")


def _like(name: str) -> "Callable[[Writing, Expr], Term]":
    def write(writing: Writing, node: "Expr") -> Term:
        text, pattern = writing.terms(node, "this", "expression")
        if "\\" in written_text(pattern, "the pattern"):
            raise Refused(
                ARGUMENT,
                f"The pattern {pattern.sql} holds a backslash.",
                "Use CONTAINS, STARTS_WITH or ENDS_WITH, which take every character as it is.",
            )
        negation = "NOT " if node.args.get("negate") else ""
        return condition(f"{only_text(text).operand} {negation}{name} {pattern.sql}")

    return write


def _is(writing: Writing, node: "Expr", word: str = "IS") -> Term:
    value, asked = writing.terms(node, "this", "expression")
    if asked.kind is Kind.YES_NO and isinstance(asked.literal, bool):
        value = writing.as_condition(value)
    elif asked.kind is not None:
        raise Refused(
            ARGUMENT, f"IS is followed by {asked.sql}.", "Write IS NULL, IS TRUE or IS FALSE."
        )
    return condition(f"{value.operand} {word} {asked.sql}")


def _not(writing: Writing, node: "Expr") -> Term:
    inner = node.args["this"]
    if type(inner).__name__ == "Is":
        return _is(writing, inner, "IS NOT")
    (term,) = writing.terms(node, "this")
    return condition(f"NOT {writing.as_condition(term).operand}")


def _connected(word: str) -> "Callable[[Writing, Expr], Term]":
    def write(writing: Writing, node: "Expr") -> Term:
        parts = [writing.as_condition(writing.term(part)) for part in node.flatten()]
        return condition(f" {word} ".join(part.operand for part in parts))

    return write


_SIGNS = (
    ("=", "EQ", "Equal; text is compared to the letter."),
    ("<>", "NEQ", "Not equal; also written !=."),
    ("<", "LT", "Less, or earlier."),
    ("<=", "LTE", "Less or equal, or not later."),
    (">", "GT", "Greater, or later."),
    (">=", "GTE", "Greater or equal, or not earlier."),
)
OPERATORS = (
    *(
        Form(sign, f"a {sign} b", meaning, (node,), ("this", "expression"), _comparison(sign))
        for sign, node, meaning in _SIGNS
    ),
    Form(
        "BETWEEN",
        "x BETWEEN a AND b",
        "From a to b, both included.",
        ("Between",),
        ("this", "low", "high"),
        from_terms(_between, "this", "low", "high"),
    ),
    Form(
        "IN",
        "x IN (1, 2, 3)",
        "Equal to one of the written values.",
        ("In",),
        ("this", "expressions"),
        _in,
        optional=("expressions",),
    ),
    Form(
        "LIKE",
        "x LIKE 'A%'",
        "Text of that form: % stands for any characters, _ for one.",
        ("Like",),
        ("this", "expression", "negate"),
        _like("LIKE"),
        words=("negate",),
        optional=("negate",),
    ),
    Form(
        "ILIKE",
        "x ILIKE 'a%'",
        "As LIKE, in small letters or capitals.",
        ("ILike",),
        ("this", "expression", "negate"),
        _like("ILIKE"),
        words=("negate",),
        optional=("negate",),
    ),
    Form(
        "IS",
        "x IS NULL",
        "Whether a value is unknown; also IS TRUE and IS FALSE, and with NOT.",
        ("Is",),
        ("this", "expression"),
        _is,
    ),
    Form("NOT", "NOT x", "The opposite.", ("Not",), ("this",), _not),
    Form("AND", "x AND y", "Both hold.", ("And",), ("this", "expression"), _connected("AND")),
    Form("OR", "x OR y", "At least one holds.", ("Or",), ("this", "expression"), _connected("OR")),
)

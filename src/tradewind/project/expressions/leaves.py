"""What an expression is made of at its ends: columns, texts, numbers, TRUE, FALSE and NULL."""

from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.forms import Form
from tradewind.project.expressions.terms import Term, number_term, text_term
from tradewind.project.expressions.writing import Writing

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


def _column(writing: Writing, node: "Expr") -> Term:
    return writing.column(node.name)


def _literal(_: Writing, node: "Expr") -> Term:
    return text_term(node.name) if node.args["is_string"] else number_term(node.name)


def _boolean(_: Writing, node: "Expr") -> Term:
    holds = bool(node.args["this"])
    return Term(str(holds).upper(), Kind.YES_NO, literal=holds, settled=True)


def _null(_: Writing, __: "Expr") -> Term:
    return Term("NULL", None)


def _parentheses(writing: Writing, node: "Expr") -> Term:
    return writing.term(node.args["this"])


OPERATORS = (
    Form(
        "column",
        'industry, "Deal Stage"',
        "A column of the source; in double quotes unless it is one plain word.",
        ("Column",),
        ("this",),
        _column,
        words=("this",),
    ),
    Form(
        "literal",
        "'text', 1.5",
        "A text in single quotes, or a number.",
        ("Literal",),
        ("this", "is_string"),
        _literal,
        words=("this", "is_string"),
    ),
    Form("TRUE", "TRUE", "Yes.", ("Boolean",), ("this",), _boolean, ("FALSE",), ("this",)),
    Form("NULL", "NULL", "Unknown.", ("Null",), (), _null),
    Form("( )", "(a + b) * c", "What is computed first.", ("Paren",), ("this",), _parentheses),
)

"""Choices between values: CASE, IF, COALESCE and NULLIF."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tradewind.project.expressions.forms import Form, from_terms
from tradewind.project.expressions.terms import Term
from tradewind.project.expressions.writing import Writing, joined

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


def _case(writing: Writing, node: "Expr") -> Term:
    branches = node.args["ifs"]
    tests = [writing.term(branch.args["this"]) for branch in branches]
    results = [writing.term(branch.args["true"]) for branch in branches]
    otherwise = writing.terms(node, "default")
    operand = writing.terms(node, "this")
    if operand:
        subject, *tests = writing.alike([*operand, *tests])
        head = f"CASE {subject.operand}"
    else:
        tests = [writing.as_condition(test) for test in tests]
        head = "CASE"
    return _choice(head, tests, writing.alike([*results, *otherwise]))


def _if(writing: Writing, terms: Sequence[Term]) -> Term:
    test, *results = terms
    return _choice("CASE", [writing.as_condition(test)], writing.alike(results))


def _choice(head: str, tests: Sequence[Term], results: Sequence[Term]) -> Term:
    whens = [
        f"WHEN {test.sql} THEN {result.sql}"
        for test, result in zip(tests, results, strict=False)  # the ELSE result has no test
    ]
    otherwise = [f"ELSE {result.sql}" for result in results[len(tests) :]]
    return joined(" ".join([head, *whens, *otherwise, "END"]), results)


def _coalesce(writing: Writing, terms: Sequence[Term]) -> Term:
    alike = writing.alike(terms)
    return joined(f"COALESCE({', '.join(term.sql for term in alike)})", alike)


def _nullif(writing: Writing, terms: Sequence[Term]) -> Term:
    value, excluded = writing.alike(terms)
    return joined(f"NULLIF({value.sql}, {excluded.sql})", [value, excluded])


OPERATORS = (
    Form(
        "CASE",
        "CASE WHEN condition THEN a … ELSE b END",
        "Value of the first condition that holds; also CASE x WHEN value THEN a … END.",
        ("Case",),
        ("this", "ifs", "default"),
        _case,
        optional=("this", "default"),
    ),
)
FUNCTIONS = (
    Form(
        "IF",
        "IF(condition, a, b)",
        "First value where the condition holds, else the second.",
        ("If",),
        ("this", "true", "false"),
        from_terms(_if, "this", "true", "false"),
        optional=("false",),
    ),
    Form(
        "COALESCE",
        "COALESCE(a, b, …)",
        "First value that is known.",
        ("Coalesce",),
        ("this", "expressions"),
        from_terms(_coalesce, "this", "expressions"),
        also=("IFNULL", "NVL"),
        optional=("expressions",),
    ),
    Form(
        "NULLIF",
        "NULLIF(a, b)",
        "First value; unknown where it equals the second.",
        ("Nullif",),
        ("this", "expression"),
        from_terms(_nullif, "this", "expression"),
    ),
)

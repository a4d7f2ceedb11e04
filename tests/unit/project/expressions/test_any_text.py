"""Whatever is written, it is read or refused, and what is read runs."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from psycopg.errors import NumericValueOutOfRange

from tradewind.problems import InvalidInput, Place
from tradewind.project.canonical import Kind
from tradewind.project.expressions.reading import Expression, read_expression
from tradewind.project.expressions.vocabulary import FUNCTION_NAMES

Run = Callable[[str], list[Any]]
PIECES = [
    *(f"{name}(" for name in FUNCTION_NAMES), "word", "whole", "opened", "is_won", "amount",
    '"Other Word"', "1", "2.5", "-3", "'x'", "'5'", "'2024-01-01'", "(", ")", ")", ",", "+", "-",
    "*", "/", "||", "=", "<", ">=", "AND", "OR", "NOT", "IS", "NULL", "TRUE", "CASE", "WHEN",
    "THEN", "ELSE", "END", "IN (", "LIKE", "BETWEEN", "::", "CAST(", "AS", "INT", "VARCHAR", "DATE",
    "[", "]", "{", "}", "->", ".", ":", "?", "$1", "@", "#", "%", "~", "\\", '"', "'", ";", "--",
    "/*", "*/", "SELECT", "FROM", "OVER", "FILTER", "INTERVAL", "DISTINCT", "LAMBDA", "x",
    "EXTRACT(", "YEAR", "VALUES", "JSON_OBJECT(", "DATETIME(", "STRUCT_PACK(", "DECODE(", "UNNEST(",
    "WITH",
]  # fmt: skip


def _filled(leaves: list[str], *templates: str) -> st.SearchStrategy[str]:
    """Draw a leaf, or a template whose letters n, t, d, c become numbers, texts, dates, claims."""
    parts = {"n": numbers, "t": words, "d": dates, "c": claims}

    def fill(template: str) -> st.SearchStrategy[str]:
        pieces = re.split("<([ntdc])>", template)
        drawn = [parts[p] if i % 2 else st.just(p) for i, p in enumerate(pieces)]
        return st.tuples(*drawn).map("".join)

    return st.sampled_from(leaves) | st.sampled_from([*templates]).flatmap(fill)


numbers: st.SearchStrategy[str] = st.deferred(
    lambda: _filled(
        ["whole", "ratio", "amount", "1", "-2.5", "0", "1e3"],
        "(<n> + <n>)", "(<n> - <n>)", "(<n> * <n>)", "(<n> / <n>)", "-<n>", "ABS(<n>)",
        "ROUND(<n>, 2)", "ROUND(<n>)", "FLOOR(<n>)", "SIGN(<n>)", "GREATEST(<n>, <n>, <n>)",
        "LEAST(<n>, <n>)", "COALESCE(<n>, <n>)", "NULLIF(<n>, <n>)", "LENGTH(<t>)", "YEAR(<d>)",
        "CAST(<t> AS DOUBLE)", "CAST(<n> AS INT)", "CAST(<c> AS INT)", "IF(<c>, <n>, <n>)",
        "CASE <n> WHEN <n> THEN <n> ELSE NULL END", "STRPOS(<t>, 'n')",
    )
)  # fmt: skip
words: st.SearchStrategy[str] = st.deferred(
    lambda: _filled(
        ["word", '"Other Word"', "amount", "day", "'x'", "'5'", "''"],
        "LOWER(<t>)", "UPPER(<t>)", "TRIM(<t>)", "LEFT(<t>, 3)", "RIGHT(<t>, 2)", "(<t> || <t>)",
        "SUBSTRING(<t>, 2, 3)", "REPLACE(<t>, 'o', <t>)", "SPLIT_PART(<t>, '@', 1)",
        "CONCAT(<t>, ratio, <c>)", "NULLIF(<t>, <t>)", "COALESCE(<t>, <t>)", "CAST(whole AS TEXT)",
        "CASE WHEN <c> THEN <t> WHEN <c> THEN <t> END",
    )
)  # fmt: skip
dates: st.SearchStrategy[str] = st.deferred(
    lambda: _filled(
        ["opened", "touched", "DATE '2024-02-29'", "CAST(day AS DATE)"],
        "GREATEST(<d>, <d>)", "COALESCE(<d>, <d>)", "DATE_TRUNC('month', <d>)",
        "CAST(<t> AS TIMESTAMP)", "CASE WHEN <c> THEN <d> ELSE <d> END",
    )
)  # fmt: skip
claims: st.SearchStrategy[str] = st.deferred(
    lambda: _filled(
        ["is_won", "CAST(flag AS BOOLEAN)", "TRUE"],
        "(<n> < <n>)", "(<n> = <n>)", "(<t> = <t>)", "(<t> <> <t>)", "(<d> >= <d>)", "NOT <c>",
        "(<c> AND <c>)", "(<c> OR <c>)", "(<n> IN (1, 7, -12))", "(<t> IN ('x', 'Won'))",
        "(<n> BETWEEN <n> AND <n>)", "(<t> ILIKE '%w%')", "(<n> IS NULL)", "(<c> IS NOT TRUE)",
        "CONTAINS(<t>, 'on')", "STARTS_WITH(<t>, 'W')", "ENDS_WITH(<t>, 'n')",
    )
)  # fmt: skip


def read(written: str, columns: Mapping[str, Kind]) -> Expression | None:
    """Read a text; None where it is refused."""
    try:
        return read_expression(written, columns=columns, place=Place("tradewind.yaml"))
    except InvalidInput as refused:
        assert refused.problems
        return None


def comparable(expression: Expression) -> str:
    """Write the SQL; dates as seconds, which both drivers give alike."""
    is_date = expression.kind is Kind.DATE
    return f"CAST(EXTRACT(EPOCH FROM {expression.sql}) AS DOUBLE)" if is_date else expression.sql


@given(st.text(st.characters(), max_size=60))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(columns: Mapping[str, Kind], written: str) -> None:
    """No text raises anything but InvalidInput."""
    read(written, columns)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
@settings(max_examples=600)
def test_any_heap_of_sql_is_read_or_refused(
    columns: Mapping[str, Kind], on_duckdb: Run, written: str
) -> None:
    """No mixture of words of SQL raises anything but InvalidInput; what is read runs."""
    if (expression := read(written, columns)) is not None:
        assert len(on_duckdb(comparable(expression))) == 5


@given(numbers | words | dates | claims)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_expressions_of_any_shape_give_the_same_on_both_engines(
    columns: Mapping[str, Kind], on_duckdb: Run, on_postgres: Run, written: str
) -> None:
    """Whatever is built from allowed parts gives equal values, to the last bit."""
    expression = read(written, columns)
    assume(expression is not None)
    assert expression is not None
    sql = comparable(expression)

    try:
        expected = on_postgres(sql)
    except NumericValueOutOfRange:
        assume(False)

    assert on_duckdb(sql) == expected

"""Every allowed form gives what it says, and the same on DuckDB and on PostgreSQL."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlglot
from sqlglot import ErrorLevel

from tradewind.problems import Place
from tradewind.project.canonical import Kind
from tradewind.project.expressions.casts import CAST_TYPES
from tradewind.project.expressions.reading import read_expression
from tradewind.project.expressions.vocabulary import FORMS, FUNCTIONS, OPERATORS

FEB_29, MAR_31 = 1_709_164_800.0, 1_774_915_200.0
"""Seconds since 1970 of the first row's dates, at midnight in UTC."""
EXAMPLES: tuple[tuple[str, str, Any], ...] = (
    ("column", '"Other Word"', "Won"),
    ("literal", "'it''s \\ ü'", "it's \\ ü"),
    ("literal", "1.5e3", 1500.0),
    ("literal", "123456789012345678901234567890", 1.2345678901234568e29),
    ("TRUE", "FALSE", False),
    ("NULL", "NULL", None),
    ("( )", "(whole + 1) * 2", 16.0),
    ("+", "whole + amount", 1257.5),
    ("+", "0.1 + 0.2", 0.1 + 0.2),
    ("-", "whole - 2.5", 4.5),
    ("-", "2 - -whole", 9.0),
    ("- (sign)", "-ratio", -2.5),
    ("- (sign)", "- -(-5)", -5.0),
    ("*", "amount * 1000000", 1250500000.0),
    ("/", "7 / 2", 3.5),
    ("/", "ratio / (whole - 7)", None),
    ("/", "1 / whole", 1 / 7),
    ("||", "'#' || whole || '/' || \"Other Word\"", "#7/Won"),
    ("||", "ratio || ''", "2.5"),
    ("=", "\"Other Word\" = 'Won'", True),
    ("=", "amount = 1250.5", True),
    ("=", "is_won = flag", True),
    ("=", "day = opened", False),
    ("<>", "whole != 7", False),
    ("<", "ratio < whole", True),
    ("<=", "opened <= '2024-02-29'", True),
    (">", "touched > opened", True),
    (">=", "amount >= 1251", False),
    ("BETWEEN", "whole BETWEEN 7 AND 8", True),
    ("BETWEEN", "day NOT BETWEEN '2026-01-01' AND opened", True),
    ("IN", "whole IN (1, -7, '7')", True),
    ("IN", "\"Other Word\" NOT IN ('won', 'lost')", True),
    ("IN", "touched IN ('2024-02-29T13:45:10.5Z')", True),
    ("LIKE", "\"Other Word\" LIKE 'W_n%'", True),
    ("LIKE", "\"Other Word\" NOT LIKE 'w%'", True),
    ("ILIKE", "\"Other Word\" ILIKE 'w%'", True),
    ("ILIKE", "word ILIKE '%å%'", False),
    ("IS", "whole IS NULL", False),
    ("IS", "flag IS NOT TRUE", False),
    ("NOT", "NOT is_won", False),
    ("AND", "is_won AND flag AND whole > 1", True),
    ("OR", "whole > 100 OR ratio > 100 AND is_won", False),
    ("CASE", "CASE WHEN flag THEN 'yes' WHEN is_won THEN NULL ELSE 'no' END", "yes"),
    ("CASE", "CASE \"Other Word\" WHEN 'Won' THEN 1 WHEN 'wonder' THEN 2.5 END", 1.0),
    ("CASE", "CASE whole WHEN 7 THEN opened ELSE day END", FEB_29),
    ("IF", "IF(whole > 5, amount, 0)", 1250.5),
    ("COALESCE", "COALESCE(NULL, NULLIF(word, ''), \"Other Word\")", "  Straße@x.de "),
    ("COALESCE", "COALESCE(amount, 0)", 1250.5),
    ("NULLIF", "NULLIF(whole, 7)", None),
    ("CAST", "CAST(amount AS DOUBLE)", 1250.5),
    ("CAST", "CAST(is_won AS DOUBLE)", 1.0),
    ("CAST", "ratio::INT", 3.0),
    ("CAST", "CAST(whole AS VARCHAR)", "7"),
    ("CAST", "TRY_CAST(is_won AS TEXT)", "true"),
    ("CAST", "CAST(whole AS BOOLEAN)", None),
    ("CAST", "CAST(flag AS BOOLEAN)", True),
    ("CAST", "CAST(touched AS DATE)", FEB_29),
    ("CAST", "DATE '2026-03-31'", MAR_31),
    ("CAST", "CAST(day AS TIMESTAMP)", MAR_31),
    ("CAST", "CAST(NULL AS DATE)", None),
    ("LOWER", "LOWER(word)", "  straße@x.de "),
    ("UPPER", "UPPER(word)", "  STRASSE@X.DE "),
    ("TRIM", "TRIM(word)", "Straße@x.de"),
    ("TRIM", "TRIM(BOTH ' e' FROM word)", "Straße@x.d"),
    ("LTRIM", "LTRIM(word)", "Straße@x.de "),
    ("RTRIM", "RTRIM(word, ' e')", "  Straße@x.d"),
    ("LEFT", "LEFT(TRIM(word), 5)", "Straß"),
    ("RIGHT", 'RIGHT("Other Word", 2)', "on"),
    ("SUBSTRING", "SUBSTRING(word, 7, 3)", "ße@"),
    ("SUBSTRING", 'SUBSTR("Other Word", 2)', "on"),
    ("LENGTH", "LENGTH(word)", 14.0),
    ("REPLACE", "REPLACE(word, 'ß', \"Other Word\")", "  StraWone@x.de "),
    ("SPLIT_PART", "SPLIT_PART(word, '@', 2)", "x.de "),
    ("SPLIT_PART", "SPLIT_PART(word, '@', 3)", ""),
    ("STRPOS", "STRPOS(word, '@')", 9.0),
    ("CONTAINS", "CONTAINS(word, 'ß')", True),
    ("STARTS_WITH", "STARTS_WITH(\"Other Word\", 'Wo')", True),
    ("ENDS_WITH", "ENDS_WITH(\"Other Word\", 'n')", True),
    ("CONCAT", "CONCAT(\"Other Word\", NULL, whole, '!')", "Won7!"),
    ("ABS", "ABS(0 - ratio)", 2.5),
    ("SIGN", "SIGN(ratio)", 1.0),
    ("FLOOR", "FLOOR(ratio)", 2.0),
    ("CEIL", "CEILING(ratio)", 3.0),
    ("ROUND", "ROUND(ratio)", 3.0),
    ("ROUND", "ROUND(amount / 3, 2)", 416.83),
    ("GREATEST", "GREATEST(whole, amount, 3)", 1250.5),
    ("GREATEST", "GREATEST(opened, day)", MAR_31),
    ("LEAST", "LEAST(whole, ratio)", 2.5),
    ("EXTRACT", "EXTRACT(MONTH FROM touched)", 2.0),
    ("YEAR", "YEAR(day)", 2026.0),
    ("QUARTER", "QUARTER(opened)", 1.0),
    ("MONTH", "MONTH(opened)", 2.0),
    ("DAY", "DAY(opened)", 29.0),
    ("DATE_TRUNC", "DATE_TRUNC('year', touched)", 1_704_067_200.0),
    ("DATE_TRUNC", "DATE_TRUNC('day', touched)", FEB_29),
)
BASE_DIALECTS = ("postgres", "spark", "snowflake", "bigquery", "databricks", "redshift", "trino")

Run = Callable[[str], list[Any]]
Columns = dict[str, Kind]


def comparable(written: str, columns: Columns) -> str:
    """Write the SQL of an expression; dates as seconds, which both drivers give alike."""
    read = read_expression(written, columns=columns, place=Place("tradewind.yaml"))
    is_date = read.kind is Kind.DATE
    return f"CAST(EXTRACT(EPOCH FROM {read.sql}) AS DOUBLE)" if is_date else read.sql


@pytest.mark.parametrize(("written", "expected"), [example[1:] for example in EXAMPLES])
def test_each_form_gives_the_value_that_its_description_promises(
    written: str, expected: Any, columns: Columns, on_duckdb: Run
) -> None:
    """On the first row, DuckDB gives the value worked out by hand."""
    given = on_duckdb(comparable(written, columns))[0]

    assert given == expected


@pytest.mark.parametrize("written", [example[1] for example in EXAMPLES])
def test_each_form_gives_the_same_on_both_engines(
    written: str, columns: Columns, on_duckdb: Run, on_postgres: Run
) -> None:
    """On awkward rows, DuckDB and PostgreSQL give equal values, to the last bit."""
    sql = comparable(written, columns)

    assert on_duckdb(sql) == on_postgres(sql)


@pytest.mark.parametrize("written", [example[1] for example in EXAMPLES])
@pytest.mark.parametrize("dialect", BASE_DIALECTS)
def test_each_form_can_be_written_in_every_dialect(
    written: str, dialect: str, columns: Columns
) -> None:
    """The translator knows everything that is used, in each dialect that is offered."""
    statement = f"SELECT {comparable(written, columns)} AS value"

    (translated,) = sqlglot.transpile(
        statement, read="duckdb", write=dialect, unsupported_level=ErrorLevel.RAISE
    )

    assert translated


def test_every_allowed_form_is_tried() -> None:
    """No operator or function is allowed without an example that runs on both engines."""
    tried = {name for name, _, _ in EXAMPLES}

    assert tried == {form.name for form in (*OPERATORS, *FUNCTIONS)}


def test_no_two_forms_claim_one_class_of_the_parser() -> None:
    """Each class of the parser belongs to one form."""
    claimed = [node for form in (*OPERATORS, *FUNCTIONS) for node in form.nodes]

    assert len(claimed) == len(FORMS)


@pytest.mark.parametrize("name", [n for cast in CAST_TYPES for n in (cast.name, *cast.also)])
def test_every_documented_type_can_be_cast_to(name: str, columns: Columns) -> None:
    """All names of all documented types are understood, and give the kind they state."""
    kinds = {n: cast.kind for cast in CAST_TYPES for n in (cast.name, *cast.also)}

    read = read_expression(f"CAST(word AS {name})", columns=columns, place=Place("f"))

    assert read.kind is kinds[name]


@pytest.mark.parametrize("name", [n for form in FUNCTIONS for n in form.also])
def test_every_other_name_of_a_function_is_understood(name: str, columns: Columns) -> None:
    """The documented other spellings are read as the function they belong to."""
    arguments = {"IFNULL": "word, 'x'", "NVL": "word, 'x'", "SUBSTR": "word, 2"}
    arguments |= {"INSTR": "word, 'x'", "POSITION": "'x' IN word", "CEILING": "ratio"}

    read = read_expression(
        f"{name}({arguments.get(name, 'word')})", columns=columns, place=Place("f")
    )

    assert read.columns_used in (("word",), ("ratio",))

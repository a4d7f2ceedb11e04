"""What a binding is read as: its columns, its kind and its SQL."""

from collections.abc import Mapping

import duckdb
import pytest

from tradewind.problems import InvalidInput, Place
from tradewind.project.canonical import Kind
from tradewind.project.expressions.conversions import date_from_text, number_from_text
from tradewind.project.expressions.reading import Expression, read_expression
from tradewind.project.expressions.writing import Conversion
from tradewind.written_forms import DateOrder

COLUMNS: dict[str, Kind] = {
    "Industry": Kind.TEXT,
    "Deal Stage": Kind.TEXT,
    "amount": Kind.TEXT,
    "employees": Kind.NUMBER,
    "opened": Kind.DATE,
    "is_customer": Kind.YES_NO,
    "tags": Kind.OTHER,
}
AWKWARD = [
    'say "hi"', "a.b", "ünï cødé", "日本", "select", "Order", "end", " lead", "100%", "it's",
    "a--b", "/*x*/", "a;b", "count(*)", "1st", "$1", "?", "a\nb", "CASE WHEN", "null", "-", "\\",
    "{x}", "a b",
]  # fmt: skip


def read(
    written: str, columns: Mapping[str, Kind] = COLUMNS, dates: DateOrder = "iso"
) -> Expression:
    """Read a binding over the columns above."""
    return read_expression(
        written, columns=columns, place=Place("tradewind.yaml", 3, 9), dates=dates
    )


@pytest.mark.parametrize(
    "written", ["Industry", " industry ", '"Industry"', '("INDUSTRY")', "\nIndustry"]
)
def test_a_column_is_bare_however_it_is_written(written: str) -> None:
    """Case, blanks, quotes and parentheses do not make another column of it."""
    expression = read(written)

    assert expression == Expression(written, ("Industry",), Kind.TEXT, True, '"Industry"')


def test_a_column_name_of_several_words_needs_no_quotes_where_it_stands_alone() -> None:
    """The whole text is looked up among the columns first."""
    assert read("deal stage").sql == '"Deal Stage"'


def test_a_whole_name_comes_before_an_expression() -> None:
    """A text that is both a column's name and an expression is the column."""
    columns = {"a": Kind.NUMBER, "b": Kind.NUMBER, "a - b": Kind.NUMBER}

    assert read("a - b", columns).is_bare_column


def test_case_parts_columns_that_differ_in_nothing_else() -> None:
    """The exact spelling wins."""
    columns = {"name": Kind.TEXT, "Name": Kind.DATE}

    assert read("Name", columns).columns_used == ("Name",)
    assert read("lower(name)", columns).columns_used == ("name",)


@pytest.mark.parametrize("name", AWKWARD)
def test_a_column_of_any_name_can_be_used(name: str) -> None:
    """Quotes, dots, keywords, blanks and signs in names reach the engine as they are."""
    quoted = '"' + name.replace('"', '""') + '"'
    columns = {name: Kind.TEXT, "other": Kind.TEXT}

    alone, inside = read(name, columns), read(f"lower({quoted}) || other", columns)

    assert alone.sql == quoted
    assert inside.columns_used == (name, "other")
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT {inside.sql} FROM (SELECT 'A' AS {quoted}, 'b' AS other)"
        )
        assert rows.fetchone() == ("ab",)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("amount", Kind.TEXT),
        ("tags", Kind.OTHER),
        ("'Germany'", Kind.TEXT),
        ("42", Kind.NUMBER),
        ("NULL", Kind.TEXT),
        ("TRUE", Kind.YES_NO),
        ("amount * 2", Kind.NUMBER),
        ("coalesce(amount, 0)", Kind.NUMBER),
        ("coalesce(amount, Industry)", Kind.TEXT),
        ("nullif(amount, '')", Kind.TEXT),
        ("coalesce(Industry, opened)", Kind.DATE),
        ("CASE WHEN is_customer THEN amount ELSE 0 END", Kind.NUMBER),
        ("CASE WHEN amount > 5 THEN 'big' END", Kind.TEXT),
        ("amount > 5", Kind.YES_NO),
        ("date_trunc('month', Industry)", Kind.DATE),
        ("cast(Industry as boolean)", Kind.YES_NO),
    ],
)
def test_the_kind_follows_from_the_parts(written: str, kind: Kind) -> None:
    """An expression has the kind of the values it gives."""
    assert read(written).kind is kind


def test_columns_are_listed_once_in_the_order_they_are_met() -> None:
    """The columns used are those of the source, each once."""
    assert read("coalesce(EMPLOYEES, amount, employees)").columns_used == ("employees", "amount")


@pytest.mark.parametrize(
    ("written", "sql"),
    [
        ("employees", '"employees"'),
        ("employees * 1000000", 'CAST("employees" AS DOUBLE) * 1000000'),
        ("1 / 3", "CAST(1 AS DOUBLE) / 3"),
        ("1 / employees", '1 / NULLIF(CAST("employees" AS DOUBLE), 0)'),
        ("opened > '2024-01-01'",
         "CAST(\"opened\" AS TIMESTAMPTZ) > CAST('2024-01-01' AS TIMESTAMPTZ)"),
        ("lower(trim(industry))", "LOWER(TRIM(\"Industry\", ' '))"),
        ("case when \"deal stage\" = 'Won' then 'won' else 'open' end",
         "CASE WHEN \"Deal Stage\" = 'Won' THEN 'won' ELSE 'open' END"),
        ("not (is_customer or 1 = 2) and true", '(NOT ("is_customer" OR (1 = 2))) AND TRUE'),
        ("greatest(employees, 1)", 'GREATEST(COALESCE(CAST("employees" AS DOUBLE), 1), 1)'),
        ("'it''s' || industry", "'it''s' || \"Industry\""),
    ],
)  # fmt: skip
def test_the_sql_is_plain_and_quotes_every_column(written: str, sql: str) -> None:
    """The statement can be read, and names columns as the source does."""
    assert read(written).sql == sql


def test_text_beside_a_number_is_read_as_a_number_and_counted() -> None:
    """The conversion is written out, and the text can be counted where it is unreadable."""
    expression = read("amount * 2")

    assert expression.sql == number_from_text('"amount"') + " * 2"
    assert expression.conversions == (Conversion('"amount"', "number"),)


def test_text_beside_a_date_is_read_in_the_order_of_the_source() -> None:
    """Dates kept as text follow the order that the source states."""
    expression = read("year(Industry)", dates="day_first")

    assert date_from_text('"Industry"', "day_first") in expression.sql


def test_text_as_a_condition_is_read_as_yes_or_no() -> None:
    """A column of Yes and No can stand after WHEN."""
    assert read("if(amount, 1, 0)").conversions == (Conversion('"amount"', "yes_no"),)


def test_an_expression_of_just_bearable_depth_is_read() -> None:
    """Brackets in brackets and long sums are no trouble."""
    nested = "coalesce(" * 25 + "employees" + ", 1)" * 25

    assert read(nested).kind is Kind.NUMBER
    assert read("employees" + " + 1" * 90).kind is Kind.NUMBER


def test_the_place_of_the_binding_is_on_every_problem() -> None:
    """The file, the line and the column stand first."""
    with pytest.raises(InvalidInput, match=r"^tradewind\.yaml:3:9 TW313"):
        read("lower(nothing)")

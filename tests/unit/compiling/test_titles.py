"""Titles in the statement: the columns they give, and what stands before them."""

from typing import Any

import duckdb
import pytest

from tradewind.compiling.dialects import DIALECTS, translated
from tradewind.compiling.titles import read_titles, with_titles
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.title_words import vocabulary_of
from tradewind.scorecard.titles import TitleWords


def people(*columns: str, kind: Kind = Kind.TEXT) -> BoundTable:
    """Bind text columns of the relation `few` under their own names."""
    bound = {name: BoundColumn(name, f'"{name}"', kind, f"{name} in few.csv") for name in columns}
    return BoundTable("people", "few", bound)


def values(table: BoundTable, *rows: tuple[str | None, ...]) -> list[tuple[Any, ...]]:
    """Give seniority, function and role of rows whose values are those of the own columns."""
    own = [name for name in table.columns if table.columns[name].sql == f'"{name}"']
    told = ", ".join(table.columns[name].sql for name in ("seniority", "function", "role"))
    marks = ", ".join(f"({', '.join('?' * len(own))})" for _ in rows)
    names = ", ".join(f'"{name}"' for name in own)
    statement = f"SELECT {told} FROM (VALUES {marks}) AS few ({names})"
    with duckdb.connect() as connection:
        return connection.execute(statement, [one for row in rows for one in row]).fetchall()


def test_titles_give_three_columns() -> None:
    """Each null where the title does not tell it."""
    table = with_titles(people("title"), vocabulary_of())

    assert values(table, ("VP Sales",), ("Sales",), (None,)) == [
        ("vp", "sales", "decision maker"),
        (None, "sales", None),
        (None, None, None),
    ]
    assert table.columns["role"].source == "read from title in few.csv"


def test_a_bound_column_comes_first_and_the_title_fills_its_gaps() -> None:
    """The role follows from what is bound."""
    own = people("title")
    bound = {**own.columns, "seniority": BoundColumn("seniority", '"level"', Kind.TEXT, "level")}
    bound["level"] = BoundColumn("level", '"level"', Kind.TEXT, "level")
    table = with_titles(BoundTable("people", "few", bound), vocabulary_of())

    found = values(table, ("VP Sales", " manager "), ("VP Sales", " "), ("VP Sales", "grand"))

    assert found == [
        ("manager", "sales", "influencer"),
        ("vp", "sales", "decision maker"),
        ("grand", "sales", "decision maker"),
    ]
    assert table.columns["seniority"].source == "level, else read from title in few.csv"


def test_another_vocabulary_takes_the_place_of_the_first() -> None:
    """The columns are read from the title once."""
    own = TitleWords.model_validate({"extends": "nothing", "seniority": {"vp": "boss"}})
    first = with_titles(people("title"), vocabulary_of())

    table = with_titles(first, vocabulary_of(own))

    assert values(table, ("Boss",), ("CEO",)) == [("vp", None, None), (None, None, None)]
    assert len(table.columns["seniority"].sql) < 400


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        (["seniority"], ["seniority_in_title"]),
        (["title", "role"], ["seniority_in_title", "function_in_title"]),
    ],
)
def test_steps_read_what_is_asked_of_titles(asked: list[str], read: list[str]) -> None:
    """The role follows from what the titles tell otherwise, and reads nothing itself."""
    small, told = read_titles(with_titles(people("title"), vocabulary_of()), asked, None)[0]

    assert small.source == "few"
    assert [name for name, _ in told.columns] == read


def test_the_role_is_not_read_from_the_title_again() -> None:
    """Reading it takes the time: forty kilobytes of patterns."""
    _, titled = read_titles(with_titles(people("title"), vocabulary_of()), ["role"], None)

    assert titled.relation == "titled_people"
    assert "REGEXP_MATCHES" not in titled.columns["role"].sql
    assert len(titled.columns["role"].sql) < 8000


def test_where_nothing_is_asked_of_titles_no_step_reads_them() -> None:
    """The people stay as they are."""
    table = with_titles(people("title"), vocabulary_of())

    assert read_titles(table, ["title", "name"], None) == ([], table)
    assert read_titles(people("title", "role"), ["role"], None)[0] == []


@pytest.mark.parametrize("table", [people("name"), people("title", kind=Kind.NUMBER)])
def test_people_without_titles_stay_as_they_are(table: BoundTable) -> None:
    """There is nothing to read."""
    assert with_titles(table, vocabulary_of()) is table


@pytest.mark.parametrize("dialect", [name for name in DIALECTS if name != "duckdb"])
def test_the_columns_can_be_written_in_other_dialects(dialect: str) -> None:
    """Patterns are found anywhere and replaced everywhere, in the words of each."""
    table = with_titles(people("title"), vocabulary_of())

    for name in ("seniority", "function", "role"):
        written = translated(f"SELECT {table.columns[name].sql} AS told FROM few", dialect)
        assert "REGEXP_MATCHES" not in written
        assert ("'g'" in written) == (dialect == "postgres")
        assert dialect != "snowflake" or "REGEXP_LIKE" not in written

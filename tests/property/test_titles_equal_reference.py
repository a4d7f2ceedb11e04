"""Titles are read in the statement as the reference reads them, on every engine."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.trying import tries
from tradewind.compiling.dialects import translated
from tradewind.compiling.nodes import Checked, Column, Node, Plan, Step
from tradewind.compiling.titles import read_titles, with_titles
from tradewind.compiling.write import statement
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.title_columns import TITLE_COLUMNS
from tradewind.scorecard.title_words import built_in, vocabulary_of
from tradewind.scorecard.titles import read_title

PHRASES = sorted(
    {
        " ".join(phrase.words).replace("*", "x")
        for section in (built_in().seniority, built_in().functions)
        for own in section.values()
        for phrase in own
    }
)
LOOSE = ["of", "to", "the", "der", "de", "&", "EMEA", "II", "Straße", "año", "été", "zürich", "x"]
SIGNS = [" ", " ", " ", ", ", " - ", "/", "  ", ". ", "’", " | ", "\n", ""]
WORDS = st.sampled_from(PHRASES) | st.sampled_from(PHRASES) | st.sampled_from(LOOSE)
CASES: st.SearchStrategy[Callable[[str], str]] = st.sampled_from([str, str.upper, str.title])


@st.composite
def titles(draw: st.DrawFn) -> str | None:
    """Draw a title of words that titles are read by, others, and signs between them."""
    parts = draw(st.lists(st.tuples(WORDS, CASES, st.sampled_from(SIGNS)), max_size=6))
    title = "".join(f"{case(word)}{sign}" for word, case, sign in parts)
    return draw(st.sampled_from([title, title, title, title * 4, None]))


def _statement() -> str:
    """Read titles twice: in one expression for each column, and in steps."""
    title = BoundColumn("title", '"title"', Kind.TEXT, "title")
    people = with_titles(BoundTable("people", "few", {"title": title}), vocabulary_of())
    steps, read = read_titles(people, TITLE_COLUMNS, None)
    told = (
        (f"{name}_{way}", Checked(table.columns[name].sql))
        for way, table in (("alone", people), ("by_steps", read))
        for name in TITLE_COLUMNS
    )
    columns: tuple[tuple[str, Node], ...] = (("title", Column("title")), *told)
    last = Step("told", "What titles tell.", columns, source=read.relation)
    return statement(Plan("Titles.", (*steps, last)))


@pytest.fixture(scope="module")
def on_duckdb() -> Iterator[Any]:
    """Give DuckDB with an empty table of titles."""
    with duckdb.connect() as connection:
        connection.execute('CREATE TABLE few ("title" VARCHAR)')
        yield connection, "?", _statement()


@pytest.fixture(scope="module")
def on_postgres(postgres: str) -> Iterator[Any]:
    """Give PostgreSQL with an empty table of titles."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute('CREATE TEMPORARY TABLE few ("title" VARCHAR)')
        yield connection, "%s", translated(_statement(), "postgres")


@pytest.mark.parametrize("engine", ["duckdb", "postgres"])
@settings(deadline=None, max_examples=tries(12), suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(titles(), min_size=20, max_size=60))
def test_statement_and_reference_read_every_title_alike(
    engine: str, drawn: list[str | None], request: pytest.FixtureRequest
) -> None:
    """Level, function and role; whatever stands between the words."""
    connection, mark, statement = request.getfixturevalue(f"on_{engine}")
    connection.execute("DELETE FROM few")
    for title in drawn:
        connection.execute(f"INSERT INTO few VALUES ({mark})", [title])

    rows = connection.execute(statement if mark == "?" else statement.encode()).fetchall()

    for title, *told in rows:
        read = read_title(title, vocabulary_of())
        assert told == [read.seniority, read.function, read.role] * 2, title

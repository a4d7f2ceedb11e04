"""Scorecards of people: the statement and the reference agree, on every engine at hand."""

from collections.abc import Iterator
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from support.loading import rows_by_account
from support.markets import AS_OF
from support.scored_people import (
    PeopleMarket,
    load_people,
    people_cards,
    people_markets,
    people_project,
)
from support.trying import tries
from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import Receipt

Cards = tuple[Scorecard, Scorecard]


@pytest.fixture(scope="module")
def on_duckdb() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in this process."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


@pytest.fixture(scope="module")
def on_postgres(postgres: str) -> Iterator[psycopg.Connection]:
    """A real PostgreSQL."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        yield connection


def _assert_agreement(connection: Any, dialect: str, drawn: Cards, market: PeopleMarket) -> None:
    card, growth = drawn
    load_people(connection, market, "?" if dialect == "duckdb" else "%s")
    compiled = compile_scorecard(card, people_project(), as_of=AS_OF)

    sql = translated(compiled.sql, dialect)
    rows = rows_by_account(connection.execute(sql if dialect == "duckdb" else sql.encode()))

    expected = market.receipts(card, growth)
    assert rows.keys() == expected.keys()
    for key, (receipt, tier) in expected.items():
        _assert_row(compiled, rows[key], receipt, tier)


def _assert_row(compiled: Compiled, row: dict[str, Any], receipt: Receipt, tier: str) -> None:
    assert (row["score"], row["tier"]) == (receipt.score, tier)
    assert row["completeness"] == receipt.completeness
    assert receipt.score is None or receipt.total == receipt.score
    if (found := receipt.qualification) is not None:
        assert (row["qualification"], row["qualification_reason"]) == (found.word, found.reason)
    for columns, dimension in zip(compiled.layout.dimensions, receipt.dimensions, strict=True):
        lines = {line.component: line for line in dimension.contributions}
        for profile in columns.profiles:
            for part in profile.parts if profile.name == (dimension.profile or "") else ():
                line = lines.get(part.component.name)
                assert line is None or row[part.value] == line.value
                assert line is None or (row[part.points] or 0) == line.contribution


unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(unhurried, max_examples=tries(80))
@given(drawn=people_cards(), market=people_markets())
def test_duckdb_and_the_reference_agree_on_people(
    on_duckdb: duckdb.DuckDBPyConnection, drawn: Cards, market: PeopleMarket
) -> None:
    """Whatever a scorecard asks of people and their accounts, both give the same decimals."""
    _assert_agreement(on_duckdb, "duckdb", drawn, market)


@settings(unhurried, max_examples=tries(30))
@given(drawn=people_cards(), market=people_markets())
def test_postgres_and_the_reference_agree_on_people(
    on_postgres: psycopg.Connection, drawn: Cards, market: PeopleMarket
) -> None:
    """The same statement in PostgreSQL's dialect gives the same decimals and the same reasons."""
    _assert_agreement(on_postgres, "postgres", drawn, market)

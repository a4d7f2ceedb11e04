"""Bought intent and surges: the statement and the reference see the same, and give the same."""

from collections.abc import Iterator
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from support.intents import busy_markets, intent_cards
from support.loading import drawn_project, load, rows_by_account
from support.markets import AS_OF, Market
from support.trying import tries
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate

unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def on_duckdb() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in this process."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def on_postgres(postgres: str) -> Iterator[psycopg.Connection]:
    """A real PostgreSQL."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        yield connection


def _assert_agreement(connection: Any, dialect: str, card: Scorecard, market: Market) -> None:
    """Hold values, contributions and evidence against the reference, for every account."""
    compiled = compile_scorecard(card, drawn_project(), as_of=AS_OF)
    load(connection, market, "?" if dialect == "duckdb" else "%s")

    rows = rows_by_account(connection.execute(translated(compiled.sql, dialect)))

    for account in market.accounts:
        facts, row = market.facts(account), rows[account["account_id"]]
        receipt = evaluate(card, facts)
        assert row["score"] == receipt.score
        lines = {line.component: line for one in receipt.dimensions for line in one.contributions}
        for part in compiled.layout.components():
            own = {ending: row.get(part.measured(ending)) for ending in part.component.measured}
            known = part.component.known_value(facts)
            assert (None if row[part.value] is None else float(row[part.value])) == known
            assert part.component.shown(own) == part.component.seen(facts)
            assert part.component.was_known(own) is (known is not None)
            line = lines.get(part.component.name)
            assert line is None or (row[part.points] or 0) == line.contribution


@settings(unhurried, max_examples=tries(200))
@given(card=intent_cards(), market=busy_markets())
def test_duckdb_and_the_reference_see_the_same(
    on_duckdb: duckdb.DuckDBPyConnection, card: Scorecard, market: Market
) -> None:
    """Counts, topics, indices and values agree, at the edges of ages as elsewhere."""
    _assert_agreement(on_duckdb, "duckdb", card, market)


@settings(unhurried, max_examples=tries(60))
@given(card=intent_cards(), market=busy_markets())
def test_postgres_and_the_reference_see_the_same(
    on_postgres: psycopg.Connection, card: Scorecard, market: Market
) -> None:
    """The same statement in PostgreSQL's dialect agrees in every decimal."""
    _assert_agreement(on_postgres, "postgres", card, market)

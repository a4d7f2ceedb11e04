"""What accounts take from their people is the same by the statement and by the reference."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.loading import rows_by_account
from support.markets import AS_OF
from support.people import (
    LEADS,
    PeopleMarket,
    later,
    load,
    people_cards,
    people_markets,
    people_project,
)
from support.trying import tries
from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate

Rows = dict[str, dict[str, Any]]
Runner = Callable[[PeopleMarket, Compiled], Rows]
unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def on_duckdb() -> Iterator[Runner]:
    """DuckDB in this process."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")

        def run(market: PeopleMarket, compiled: Compiled) -> Rows:
            load(connection, market, "?")
            return rows_by_account(connection.execute(compiled.sql))

        yield run


@pytest.fixture(scope="module")
def on_postgres(postgres: str) -> Iterator[Runner]:
    """A real PostgreSQL."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TIME ZONE 'UTC'")

        def run(market: PeopleMarket, compiled: Compiled) -> Rows:
            load(connection, market, "%s")
            sql = translated(compiled.sql, "postgres")
            return rows_by_account(connection.execute(sql.encode()))

        yield run


def compiled_for(card: Scorecard) -> Compiled:
    """Compile a scorecard of accounts beside that of leads."""
    return compile_scorecard(card, people_project(), as_of=AS_OF, others={"leads": LEADS})


def assert_agreement(run: Runner, card: Scorecard, market: PeopleMarket) -> None:
    """Compare every value, every contribution, and what the receipt shows of the measures."""
    compiled = compiled_for(card)
    rows = run(market, compiled)
    for account in market.accounts:
        facts = market.people_facts(account, LEADS)
        receipt, row = evaluate(card, facts), rows[account["account_id"]]
        assert row["score"] == receipt.score
        assert row["completeness"] == receipt.completeness
        lines = {line.component: line for one in receipt.dimensions for line in one.contributions}
        for part in compiled.layout.components() if lines else ():
            line = lines[part.component.name]
            assert row[part.value] == line.value
            assert (row[part.points] or 0) == line.contribution
            endings = part.component.measured
            measured = {ending: row.get(part.measured(ending)) for ending in endings}
            assert part.component.shown(measured) == line.seen
            assert part.component.was_known(measured) is line.known


@settings(unhurried, max_examples=tries(100))
@given(card=people_cards(), market=people_markets())
def test_duckdb_and_the_reference_agree_about_people(
    on_duckdb: Runner, card: Scorecard, market: PeopleMarket
) -> None:
    """Whatever the people, their scores and their events, both give the same decimals."""
    assert_agreement(on_duckdb, card, market)


@settings(unhurried, max_examples=tries(40))
@given(card=people_cards(), market=people_markets())
def test_postgres_and_the_reference_agree_about_people(
    on_postgres: Runner, card: Scorecard, market: PeopleMarket
) -> None:
    """The same statement in PostgreSQL's dialect gives the same decimals."""
    assert_agreement(on_postgres, card, market)


both_markets = people_markets().flatmap(lambda one: st.tuples(st.just(one), later(one)))


@settings(unhurried, max_examples=tries(40))
@given(card=people_cards(), both=both_markets)
def test_people_who_are_entered_later_change_nothing(
    on_duckdb: Runner, card: Scorecard, both: tuple[PeopleMarket, PeopleMarket]
) -> None:
    """Every column of every row is the same with and without what came later."""
    compiled = compiled_for(card)

    then, now = (on_duckdb(market, compiled) for market in both)

    assert then == now

"""The statement and the reference evaluator agree in every decimal, on every engine at hand."""

from collections.abc import Iterator
from typing import Any, Protocol

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from support.cards import cards
from support.loading import drawn_project, load, rows_by_account
from support.markets import AS_OF, Market, markets
from support.trying import tries
from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.receipt import Receipt
from tradewind.scorecard.standings import Standing, tiers_of


class Runner(Protocol):
    """An engine that holds a market and runs a statement on it."""

    def __call__(self, market: Market, compiled: Compiled) -> dict[str, dict[str, Any]]:
        """Give the statement's rows by account_id."""
        ...


@pytest.fixture(scope="module")
def on_duckdb() -> Iterator[Runner]:
    """DuckDB in this process."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")

    def run(market: Market, compiled: Compiled) -> dict[str, dict[str, Any]]:
        load(connection, market, "?")
        return rows_by_account(connection.execute(compiled.sql))

    yield run
    connection.close()


@pytest.fixture(scope="module")
def on_postgres(postgres: str) -> Iterator[Runner]:
    """A real PostgreSQL."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TIME ZONE 'UTC'")

        def run(market: Market, compiled: Compiled) -> dict[str, dict[str, Any]]:
            load(connection, market, "%s")
            sql = translated(compiled.sql, "postgres")
            return rows_by_account(connection.execute(sql.encode()))

        yield run


def _expected(card: Scorecard, market: Market) -> dict[str, tuple[Receipt, str]]:
    receipts = {
        str(row["account_id"]): evaluate(card, market.facts(row)) for row in market.accounts
    }
    owners = {str(row["account_id"]): row["owner"] for row in market.accounts}
    standings = [
        Standing(key, owners[key], receipt.score, receipt.is_excluded)
        for key, receipt in receipts.items()
    ]
    tiers = tiers_of(card.cuts, standings)
    return {key: (receipts[key], tier) for key, tier in zip(receipts, tiers, strict=True)}


def _assert_row(compiled: Compiled, row: dict[str, Any], receipt: Receipt, tier: str) -> None:
    assert row["score"] == receipt.score
    assert row["tier"] == tier
    assert row["cell"] == receipt.cell
    assert row["completeness"] == receipt.completeness
    for columns, dimension in zip(compiled.layout.dimensions, receipt.dimensions, strict=True):
        assert row[columns.named("score")] == dimension.score
        assert row[columns.named("points")] == dimension.points
        if columns.has_profiles:
            assert row[columns.named("profile")] == dimension.profile
        if columns.has_choice:
            assert row[columns.named("runner_up")] == dimension.runner_up
            assert row[columns.named("margin")] == dimension.margin
        lines = {line.component: line for line in dimension.contributions}
        for profile in columns.profiles:
            for part in profile.parts if profile.name == (dimension.profile or "") else ():
                line = lines.get(part.component.name)
                assert line is None or row[part.value] == line.value
                assert line is None or (row[part.points] or 0) == line.contribution


def _assert_agreement(run: Runner, card: Scorecard, market: Market) -> None:
    compiled = compile_scorecard(card, drawn_project(), as_of=AS_OF)

    rows = run(market, compiled)

    expected = _expected(card, market)
    assert rows.keys() == expected.keys()
    for key, (receipt, tier) in expected.items():
        _assert_row(compiled, rows[key], receipt, tier)
        if receipt.score is not None:
            assert receipt.total == receipt.score


unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(unhurried, max_examples=tries(300))
@given(card=cards(), market=markets())
def test_duckdb_and_the_reference_agree(on_duckdb: Runner, card: Scorecard, market: Market) -> None:
    """Whatever the scorecard and the accounts, both give the same decimals."""
    _assert_agreement(on_duckdb, card, market)


@settings(unhurried, max_examples=tries(100))
@given(card=cards(), market=markets())
def test_postgres_and_the_reference_agree(
    on_postgres: Runner, card: Scorecard, market: Market
) -> None:
    """The same statement in PostgreSQL's dialect gives the same decimals."""
    _assert_agreement(on_postgres, card, market)


@settings(unhurried, max_examples=tries(100))  # the agreements above hold the sums of many more
@given(card=cards(), market=markets())
def test_every_receipt_adds_up(card: Scorecard, market: Market) -> None:
    """Base, contributions and gates sum to the score exactly, for every account."""
    receipts = [evaluate(card, market.facts(row)) for row in market.accounts]

    assert all(one.total == one.score for one in receipts if one.score is not None)

"""Accounts that are scored as if they were filled have the scores that the reference gives them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from support.cards import cards
from support.loading import drawn_project, load
from support.markets import AS_OF, Market, markets
from support.trying import tries
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.workflows.checkup.filled_accounts import (
    FILLED,
    SCORED,
    score_filled,
    scored_accounts,
)
from tradewind.workflows.checkup.fillings import fillings
from tradewind.workflows.checkup.read_columns import ReadColumn


class _Connection:
    """The engine as what `load` fills."""

    def __init__(self, engine: DuckdbEngine) -> None:
        self.execute = engine._connection.execute  # the engine itself takes no parameters


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckdbEngine]:
    """DuckDB as the workflows use it."""
    found = DuckdbEngine()
    yield found
    found.close()


def _written(column: ReadColumn, value: Any) -> Any:
    """Give a value as a table would hold it; dates are carried as seconds."""
    return datetime.fromtimestamp(value, UTC) if column.carried == "date" else value


def _expected(card: Scorecard, market: Market, column: str, value: Any) -> dict[str, Any]:
    found = {}
    for account in market.accounts:
        facts = market.facts(account)
        filled = replace(facts, attributes={**facts.attributes, column: value})
        found[str(account["account_id"])] = evaluate(card, filled).score
    return found


@settings(
    deadline=None,
    max_examples=tries(40),
    suppress_health_check=list(HealthCheck),
)
@given(card=cards(), market=markets())
def test_filled_accounts_have_the_scores_of_the_reference(
    engine: DuckdbEngine, card: Scorecard, market: Market
) -> None:
    """Whatever the scorecard, its statement scores a filled value like one that was known."""
    load(_Connection(engine), market, "?")
    scored = scored_accounts(engine, drawn_project(), card, AS_OF)

    for column in scored.columns:
        values = fillings(engine, SCORED, scored.layout, column)
        if not values:
            continue
        score_filled(scored, column, values)
        given_values = [_written(column, one.value) for one in values]
        expected = [_expected(card, market, column.name, value) for value in given_values]
        rows = engine.rows(f"SELECT account_id, place, score FROM {FILLED}")
        assert {(key, place): score for key, place, score in rows} == {
            (key, place): expected[place][key] for key, place, _ in rows
        }
        assert abs(sum(one.share for one in values) - 1) < 1e-9

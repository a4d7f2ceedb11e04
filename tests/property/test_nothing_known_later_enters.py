"""What became known later changes no score, whatever the scorecard and the data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.cards import cards
from support.loading import drawn_project, load, rows_by_account
from support.markets import (
    AS_OF,
    EVENT_KINDS,
    INDUSTRIES,
    OPPORTUNITY_KINDS,
    PRODUCTS,
    STREAMS,
    Market,
    markets,
)
from support.trying import tries
from tradewind.compiling.compile import compile_scorecard
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate

NOW = AS_OF.replace(tzinfo=None)
_later = st.integers(1, 10**9).map(lambda seconds: NOW + timedelta(seconds=seconds)) | st.just(
    NOW + timedelta(microseconds=1)
)
_earlier = st.integers(0, 10**7).map(lambda seconds: NOW - timedelta(seconds=seconds))


@st.composite
def _event(draw: st.DrawFn, account_id: str) -> dict[str, Any]:
    """Draw an event that happened later, or that became known later."""
    known_at = draw(_later)
    occurred_at = draw(_later | _earlier)
    is_dated = occurred_at > NOW and draw(st.booleans())
    return {
        "event_id": draw(st.none() | st.integers(0, 99).map(str)),
        "stream": draw(st.sampled_from(STREAMS)),
        "kind": draw(st.sampled_from(EVENT_KINDS)),
        "account_id": account_id,
        "person_id": draw(st.sampled_from([None, "p0", "p9"])),
        "occurred_at": occurred_at,
        "known_at": None if is_dated else str(known_at),
        "quantity": draw(st.sampled_from([None, 1.0, 50.0])),
        "source": "G2",
    }


@st.composite
def _opportunity(draw: st.DrawFn, account_id: str) -> dict[str, Any]:
    """Draw an opportunity that was opened later."""
    return {
        "opportunity_id": draw(st.none() | st.integers(0, 99).map(str)),
        "account_id": account_id,
        "opened_at": draw(_later),
        "closed_at": draw(st.none() | (_later | _earlier).map(str)),
        "outcome": draw(st.sampled_from(["won", "lost", "open"])),
        "kind": draw(st.sampled_from(OPPORTUNITY_KINDS)),
        "amount": 1000.0,
        "lost_reason": "price",
    }


@st.composite
def _version(draw: st.DrawFn, account_id: str) -> dict[str, Any]:
    """Draw a version of the attributes that began later."""
    return {
        "account_id": account_id,
        "valid_from": str(draw(_later)),
        "valid_to": draw(st.none() | _later),
        "employees": draw(st.sampled_from(["7", "700", None])),
        "revenue": 1e6,
        "industry": draw(st.sampled_from(INDUSTRIES)),
        "is_customer": draw(st.booleans()),
        "partner": True,
        "founded": datetime(2001, 1, 1),  # noqa: DTZ001  naive is UTC here
        "renewal": None,
    }


def _closed_later(draw: st.DrawFn, opportunities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let some of the open opportunities be won or lost later."""
    return [
        {
            **one,
            "outcome": draw(st.sampled_from(["won", "lost"])),
            "closed_at": str(draw(_later)),
            "lost_reason": "price",
        }
        if one["outcome"] == "open" and draw(st.booleans())
        else one
        for one in opportunities
    ]


def _ended_later(draw: st.DrawFn, versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let some of the versions that still hold end later."""
    return [
        {**one, "valid_to": draw(_later)}
        if one["valid_to"] is None and draw(st.booleans())
        else one
        for one in versions
    ]


@st.composite
def markets_then_and_later(draw: st.DrawFn) -> tuple[Market, Market]:
    """Draw a market, and the same one with all that somebody may learn later."""
    market = draw(markets().filter(lambda one: bool(one.accounts)))
    account = st.sampled_from([row["account_id"] for row in market.accounts])

    def some(rows: Any) -> list[Any]:
        return draw(st.lists(account.flatmap(rows), max_size=4))

    seen = st.tuples(account, st.sampled_from(PRODUCTS), _later, st.none() | _later)
    later = replace(
        market,
        technologies=[*market.technologies, *draw(st.lists(seen, max_size=4))],
        events=draw(st.permutations([*market.events, *some(_event)])),
        opportunities=[*_closed_later(draw, market.opportunities), *some(_opportunity)],
        account_history=[*_ended_later(draw, market.account_history), *some(_version)],
    )
    return market, later


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in this process."""
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone = 'UTC'")
        yield opened


unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(unhurried, max_examples=tries(100))
@given(card=cards(), both=markets_then_and_later())
def test_nothing_known_later_enters_the_statement(
    connection: duckdb.DuckDBPyConnection, card: Scorecard, both: tuple[Market, Market]
) -> None:
    """Every column of every row is the same with and without what came later."""
    compiled = compile_scorecard(card, drawn_project(), as_of=AS_OF)
    found = []

    for market in both:
        load(connection, market, "?")
        found.append(rows_by_account(connection.execute(compiled.sql)))

    assert found[0] == found[1]


@settings(unhurried, max_examples=tries(100))
@given(card=cards(), both=markets_then_and_later())
def test_nothing_known_later_enters_the_reference(
    card: Scorecard, both: tuple[Market, Market]
) -> None:
    """The reference gives every account the same receipt, in every line."""
    then, later = both

    for row in then.accounts:
        assert evaluate(card, then.facts(row)) == evaluate(card, later.facts(row))

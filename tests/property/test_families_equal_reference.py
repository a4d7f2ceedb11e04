"""Rows of subsidiaries and parents: the statement and the reference count the same."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from support.families import PARENT, FamilyMarket, family_cards, family_markets
from support.loading import drawn_project, load, rows_by_account
from support.markets import AS_OF
from support.trying import tries
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.project.bound import BoundColumn, BoundProject
from tradewind.scorecard.adoption import with_adoptions
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components import AnyComponent
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Facts
from tradewind.workflows.projects.one_account import narrowed

unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


def _project() -> BoundProject:
    drawn = drawn_project()
    name, kept, kind = PARENT
    parent = {name: BoundColumn(name, f'"{kept}"', kind, kept)}
    accounts = replace(drawn.accounts, columns={**drawn.accounts.columns, **parent})
    return replace(drawn, accounts=accounts)


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


def _facts(market: FamilyMarket, account: dict[str, Any]) -> Facts:
    """Give the facts of an account, whose own products are ranked among all accounts'."""
    sighted = {row["account_id"]: market.facts(row).sightings for row in market.accounts}
    ranked = with_adoptions(sighted, None, AS_OF)
    return replace(market.family_facts(account), sightings=ranked[account["account_id"]])


def _assert_agreement(connection: Any, dialect: str, card: Scorecard, market: FamilyMarket) -> None:
    """Hold scores, values and evidence against the reference, for every account."""
    compiled = compile_scorecard(card, _project(), as_of=AS_OF)
    load(connection, market, "?" if dialect == "duckdb" else "%s")

    rows = rows_by_account(connection.execute(translated(compiled.sql, dialect)))

    for account in market.accounts:
        row = rows[account["account_id"]]
        receipt = evaluate(card, _facts(market, account))
        assert row["score"] == receipt.score
        lines = {line.component: line for one in receipt.dimensions for line in one.contributions}
        for part in compiled.layout.components() if lines else ():
            own = {ending: row.get(part.measured(ending)) for ending in part.component.measured}
            line = lines[part.component.name]
            assert row[part.value] == line.value
            assert part.component.shown(own) == line.seen
            assert part.component.was_known(own) is line.known


@settings(unhurried, max_examples=tries(100))
@given(card=family_cards(), market=family_markets())
def test_duckdb_and_the_reference_count_the_same_rows(
    on_duckdb: duckdb.DuckDBPyConnection, card: Scorecard, market: FamilyMarket
) -> None:
    """In trees, chains that are too deep and circles, every row counts once where it should."""
    _assert_agreement(on_duckdb, "duckdb", card, market)


@settings(unhurried, max_examples=tries(30))
@given(card=family_cards(), market=family_markets())
def test_postgres_and_the_reference_count_the_same_rows(
    on_postgres: psycopg.Connection, card: Scorecard, market: FamilyMarket
) -> None:
    """The same statement in PostgreSQL's dialect agrees in every decimal."""
    _assert_agreement(on_postgres, "postgres", card, market)


class _Narrowing:
    """The one method of an engine that narrowing needs, on a plain connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, statement: str) -> None:
        self._connection.execute(
            statement.replace("CREATE TEMP TABLE", "CREATE OR REPLACE TEMP TABLE")
        )


@settings(unhurried, max_examples=tries(12))
@given(card=family_cards(), market=family_markets())
def test_the_rows_of_an_account_and_its_relatives_are_enough_for_it(
    on_duckdb: duckdb.DuckDBPyConnection, card: Scorecard, market: FamilyMarket
) -> None:
    """One account scored alone brings along those above and below it, with their rows."""
    alone = _without_adopters(card)
    load(on_duckdb, market, "?")
    whole = compile_scorecard(alone, _project(), as_of=AS_OF, carried=None)
    expected = rows_by_account(on_duckdb.execute(whole.sql))

    for account_id in ("a0", "a2", "a14"):
        project = narrowed(_project(), _Narrowing(on_duckdb), account_id, with_relatives=True)  # type: ignore[arg-type]  # it needs no more of an engine
        own = compile_scorecard(alone, project, as_of=AS_OF, carried=None)
        found = rows_by_account(on_duckdb.execute(own.sql))
        assert found[account_id]["score"] == expected[account_id]["score"]


@settings(unhurried, max_examples=tries(40))
@given(card=family_cards(), market=family_markets())
def test_events_are_told_once_whoever_counts_them(
    on_duckdb: duckdb.DuckDBPyConnection, card: Scorecard, market: FamilyMarket
) -> None:
    """The numbers of events of a run are those of a scorecard that keeps accounts separate."""
    counts = "SUM(events_counted), SUM(events_repeated), MAX(events_in_sight)"
    load(on_duckdb, market, "?")
    told = []
    for one in (card, _all_separate(card)):
        compiled = compile_scorecard(one, _project(), as_of=AS_OF)
        if compiled.counts:
            told.append(on_duckdb.execute(f"SELECT {counts} FROM ({compiled.sql})").fetchall())

    assert told[:1] == told[1:]


def _all_separate(card: Scorecard) -> Scorecard:
    return _with(
        card,
        tuple(
            one if one.policy == "separate" else one.model_copy(update={"hierarchy": "separate"})
            for one in _parts(card)
        ),
    )


def _without_adopters(card: Scorecard) -> Scorecard:
    return _with(card, tuple(one for one in _parts(card) if one.kind != "early_adopter"))


def _parts(card: Scorecard) -> tuple[AnyComponent, ...]:
    parts = card.dimensions["all"].components
    assert parts is not None, "the cards drawn here have no profiles"
    return parts


def _with(card: Scorecard, parts: tuple[AnyComponent, ...]) -> Scorecard:
    changed = card.dimensions["all"].model_copy(update={"components": parts})
    return card.model_copy(update={"dimensions": {"all": changed}})

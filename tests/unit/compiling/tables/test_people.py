"""What the statement reads of people, and what it leaves alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import duckdb
import pytest

from support.loading import rows_by_account
from support.markets import AS_OF
from support.people import LEADS, NOW, load, market_of, people_project
from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.scorecard.card import Scorecard

ENGAGED = {"name": "e", "people": {"engaged_within": "30d"}, "ramp": {0: 0, 10: 10}}
PRESENT = {"name": "p", "people": {}, "ramp": {0: 0, 10: 10}}
VIEWS = {"name": "v", "events": {"stream": "engagement"}, "each": 1}
BEST = {"name": "b", "people": {"score_of": "leads"}, "roll_up": "max", "ramp": {0: 0, 100: 10}}
Written = dict[str, Any]


def compiled(*components: Written, events: bool = True) -> Compiled:
    """Compile a scorecard of some components, with a table of events or without."""
    written = {"name": "short", "dimensions": {"d": {"components": components}}, "desirable": 1}
    project = people_project()
    project = project if events else replace(project, events=None)
    card = Scorecard.model_validate(written)
    return compile_scorecard(card, project, as_of=AS_OF, others={"leads": LEADS})


def person(name: str | None, **columns: Any) -> Written:
    """Give a row of people at a1."""
    empty = dict.fromkeys(("created_at", "seniority", "role", "function", "lead_points"))
    return {**empty, "person_id": name, "account_id": "a1", **columns}


def visit(name: str) -> Written:
    """Give an engagement of yesterday that names a person only."""
    empty = dict.fromkeys(("event_id", "kind", "account_id", "known_at", "quantity", "source"))
    moment = NOW - timedelta(days=1)
    return {**empty, "stream": "engagement", "person_id": name, "occurred_at": moment}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in this process."""
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone = 'UTC'")
        yield opened


def row(
    connection: duckdb.DuckDBPyConnection, statement: Compiled, people: list[Written], *who: str
) -> Written:
    """Score a1, whose people are these, some of whom did something yesterday."""
    load(connection, market_of(people, [visit(one) for one in who]), "?")
    return rows_by_account(connection.execute(statement.sql))["a1"]


def test_events_are_read_only_where_somebody_asks_who_is_engaged() -> None:
    """To count the people takes the people alone."""
    assert "drawn_events" not in compiled(PRESENT).sql
    assert "drawn_events" in compiled(ENGAGED).sql


def test_without_events_it_is_unknown_who_is_engaged(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """How many there are is known all the same."""
    found = row(connection, compiled(ENGAGED, PRESENT, events=False), [person("p")])

    assert (found["e_value"], found["p_value"]) == (None, 1)


def test_rows_without_an_id_are_people_who_do_nothing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Both are counted, and neither is engaged."""
    found = row(connection, compiled(ENGAGED, PRESENT), [person(None), person(None)], "p")

    assert (found["e_value"], found["p_value"]) == (0, 2)


def test_an_event_is_not_at_the_account_of_somebody_entered_later(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Nobody could have told then whose it was."""
    people = [person("now", created_at=NOW), person("then", created_at=NOW + timedelta(seconds=1))]

    found = row(connection, compiled(VIEWS), people, "now", "then")

    assert found["v_count"] == 1


def test_a_component_may_be_called_like_a_step(connection: duckdb.DuckDBPyConnection) -> None:
    """The steps that roll scores up have names of their own."""
    parts = [BEST | {"name": name} for name in ("persons", "scores", "leads scores", "accounts")]

    found = row(connection, compiled(*parts), [person("p", lead_points=50.0)])

    assert found["score"] == 50

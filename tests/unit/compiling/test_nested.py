"""Scores by another scorecard, as steps of the statement that uses them."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.compiling.nested import prefixed, prefixes
from tradewind.compiling.nodes import Case, Column, Join, Null, Number, Pair, Step, TotalOf
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)


def bound(table: str, **kinds: Kind) -> BoundTable:
    """Bind a table under its own name."""
    columns = {name: BoundColumn(name, f'"{name}"', kind, name) for name, kind in kinds.items()}
    return BoundTable(table, f"own_{table}", columns)


PROJECT = BoundProject(
    bound("accounts", account_id=Kind.TEXT, employees=Kind.NUMBER),
    people=bound("people", person_id=Kind.TEXT, account_id=Kind.TEXT),
)


def card(name: str, component: dict[str, Any], **more: Any) -> Scorecard:
    """Make a scorecard of one component."""
    fit = {"components": [{"name": "only", **component}]}
    tiers = {"A": "top 50%", "B": "rest"}
    return Scorecard.model_validate(
        {"name": name, "dimensions": {"fit": fit}, "tiers": tiers, **more}
    )


GROWTH = card("growth", {"number": "employees", "ramp": {0: 0, 100: 10}})
BY_SCORE = {"number": "account.score(growth)", "ramp": {0: 0, 100: 10}}
BY_TIER = {"category": "account.tier(growth)", "values": {"A": 10, "B": 4}}


@pytest.fixture
def market() -> duckdb.DuckDBPyConnection:
    """Three accounts, and a person at each."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE own_accounts AS FROM (VALUES ('a1', 100), ('a2', 50), ('a3', 10)) "
        "AS t (account_id, employees)"
    )
    connection.execute(
        "CREATE TABLE own_people AS SELECT 'p' || account_id[2:] AS person_id, account_id "
        "FROM own_accounts"
    )
    return connection


def test_prefixes_are_short_and_unlike_each_other() -> None:
    """Names of steps stay below 63 bytes, and no scorecard takes another's."""
    names = ["growth", "growth 1", "growth-2", "account", "2026", "世界", "A very long name"]

    given = list(prefixes(names).values())

    assert given == [
        "growth__",
        "growt_2__",
        "growt_3__",
        "account__",
        "n2026__",
        "x__",
        "a_very__",
    ]


@pytest.mark.parametrize("name", ["roll up", "inherit", "given", "summed", "account"])
def test_a_scorecard_may_be_called_like_the_beginning_of_a_step(name: str) -> None:
    """Steps of the scorecard that uses it have names such as roll_up_summed_events."""
    visits = {"events": {}, "each": 1, "at_most": 10}
    columns = ("event_id", "stream", "kind", "account_id", "person_id")
    events = bound("events", **dict.fromkeys(columns, Kind.TEXT), occurred_at=Kind.DATE)
    components = [
        {"name": "people", "people": {"score_of": name}, "roll_up": "max", "ramp": {0: 0, 9: 9}},
        {"name": "events", "hierarchy": "roll_up", **visits},
        {"name": "bound accounts", "hierarchy": "inherit", "once_within": "3d", **visits},
    ]
    accounts = bound("accounts", account_id=Kind.TEXT, parent_id=Kind.TEXT)
    outer = {"name": "outer", "dimensions": {"fit": {"components": components}}}
    inner = card(name, visits, scores="people")

    sql = compile_scorecard(
        Scorecard.model_validate({**outer, "tiers": {"A": 0}}),
        replace(PROJECT, accounts=accounts, events=events),
        as_of=AS_OF,
        others={name: inner},
    ).sql

    steps = re.findall(r"^(\w+) AS \($", sql, re.MULTILINE)
    assert len(steps) == len(set(steps))


def test_steps_read_each_other_under_their_new_names() -> None:
    """Sources, joins and totals are renamed; columns and tables of the user are not."""
    total = Case(((Pair(TotalOf("one", Column("one")), ">", Number(0)), Column("one")),), Null())
    steps = (
        Step("one", "", (("one", Column("one")),), source="own_accounts"),
        Step("two", "", (("x", total),), source="one", joins=(Join("one"), Join("other"))),
    )

    first, second = prefixed(steps, "g_")

    assert (first.name, first.source, first.columns) == ("g_one", "own_accounts", steps[0].columns)
    assert (second.source, [join.step for join in second.joins]) == ("g_one", ["g_one", "other"])
    ((condition, _),) = second.columns[0][1].branches  # type: ignore[union-attr]  # it is the CASE
    assert condition.left == TotalOf("g_one", Column("one"))  # type: ignore[union-attr]  # a pair


def test_a_tier_by_share_is_that_among_all_accounts(market: duckdb.DuckDBPyConnection) -> None:
    """The used scorecard ranks all accounts, whoever asks."""
    leads = card("leads", BY_TIER, scores="people")

    sql = compile_scorecard(leads, PROJECT, as_of=AS_OF, others={"growth": GROWTH}).sql

    rows = market.execute(f"SELECT person_id, fit_score FROM ({sql}) ORDER BY 1").fetchall()
    assert [(key, int(score)) for key, score in rows] == [("p1", 100), ("p2", 100), ("p3", 40)]


def test_a_scorecard_that_two_others_use_is_computed_once(
    market: duckdb.DuckDBPyConnection,
) -> None:
    """Its steps stand once in the statement, however often it is asked."""
    visitors = card("visitors", BY_SCORE, scores="people")
    people = {"people": {"score_of": "visitors"}, "roll_up": "max", "ramp": {0: 0, 100: 10}}
    fit = card("fit", people)
    leads = Scorecard.model_validate(
        {
            "name": "leads",
            "scores": "people",
            "dimensions": {
                "fit": {
                    "components": [
                        {"name": "a", **BY_SCORE},
                        {"name": "b", "number": "account.score(fit)", "ramp": {0: 0, 100: 10}},
                    ]
                }
            },
            "tiers": {"A": 50, "B": 0},
            "scorecards": {"growth": GROWTH, "visitors": visitors, "fit": fit},
        }
    )

    sql = compile_scorecard(leads, PROJECT, as_of=AS_OF).sql

    assert sql.count("growth__gated_accounts AS (") == 1
    rows = market.execute(f"SELECT person_id, score FROM ({sql}) ORDER BY 1").fetchall()
    assert [(key, int(score)) for key, score in rows] == [("p1", 100), ("p2", 50), ("p3", 10)]


@pytest.mark.parametrize("dialect", ["spark", "snowflake", "bigquery", "trino"])
def test_every_dialect_gets_one_flat_statement(dialect: str) -> None:
    """No step stands inside another, which not all engines allow."""
    leads = card("leads", BY_SCORE, scores="people")
    sql = compile_scorecard(leads, PROJECT, as_of=AS_OF, others={"growth": GROWTH}).sql

    written = translated(sql, dialect)

    assert written.count("WITH ") == 1
    assert "growth__scores" in written

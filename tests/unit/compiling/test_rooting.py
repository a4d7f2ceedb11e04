"""People in the place of accounts: what a person's score reads, and what it does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from tradewind.compiling.compile import compile_scorecard
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
TEXT, NUMBER, DATE = Kind.TEXT, Kind.NUMBER, Kind.DATE
Rows = Callable[..., list[dict[str, Any]]]


def bound(table: str, **kinds: Kind) -> BoundTable:
    """Bind a table under its own name."""
    columns = {name: BoundColumn(name, f'"{name}"', kind, name) for name, kind in kinds.items()}
    return BoundTable(table, f"own_{table}", columns)


PROJECT = BoundProject(
    bound("accounts", account_id=TEXT, name=TEXT, owner=TEXT, employees=NUMBER, founded=TEXT),
    technologies=bound("technologies", account_id=TEXT, product=TEXT),
    events=bound("events", event_id=TEXT, account_id=TEXT, person_id=TEXT, occurred_at=DATE),
    people=bound("people", person_id=TEXT, account_id=TEXT, product=TEXT, born=TEXT),
    opportunities=bound(
        "opportunities",
        opportunity_id=TEXT,
        account_id=TEXT,
        opened_at=DATE,
        closed_at=DATE,
        outcome=TEXT,
    ),
    account_history=bound("account_history", account_id=TEXT, valid_from=DATE, employees=NUMBER),
)
MARKET = """
CREATE TABLE own_accounts AS FROM (VALUES
  ('a1', 'Ann Ltd', 'Zoe', 100, '31.12.2020'), (' a2 ', 'Bob AG', NULL, 7, '2020-01-01')
) AS t (account_id, name, owner, employees, founded);
CREATE TABLE own_people AS FROM (VALUES
  ('p1', 'a1', 'x', '12/31/1980'), ('p2', 'a1 ', NULL, NULL), ('p3', 'a2', NULL, NULL),
  ('p4', NULL, NULL, NULL), ('p5', 'lost', NULL, NULL), (NULL, 'a1', NULL, NULL)
) AS t (person_id, account_id, product, born);
CREATE TABLE own_technologies AS FROM (VALUES ('a1', 'SAP'), ('lost', 'SAP'), ('a2', 'Excel'))
  AS t (account_id, product);
CREATE TABLE own_events AS FROM (VALUES
  ('e1', 'a1', 'p1', TIMESTAMP '2026-03-01'), ('e2', 'a1', NULL, TIMESTAMP '2026-03-02'),
  ('e3', NULL, 'p4', TIMESTAMP '2026-03-03')
) AS t (event_id, account_id, person_id, occurred_at);
CREATE TABLE own_opportunities AS FROM (VALUES
  ('o1', 'a1', TIMESTAMP '2026-01-01', NULL, 'open'), ('o1', 'a1', TIMESTAMP '2026-01-01',
  TIMESTAMP '2026-02-01', 'won')
) AS t (opportunity_id, account_id, opened_at, closed_at, outcome);
CREATE TABLE own_account_history AS FROM (VALUES ('a1', TIMESTAMP '2026-01-01', 60))
  AS t (account_id, valid_from, employees);
"""


@pytest.fixture
def rows() -> Rows:
    """Score people by components, and give the rows by person."""
    connection = duckdb.connect()
    connection.execute(MARKET)

    def scored(*parts: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
        named = [{"name": f"part {place}", **part} for place, part in enumerate(parts)]
        card = Scorecard.model_validate(
            {
                "name": "leads",
                "scores": "people",
                "way": "points",
                "dimensions": {"fit": {"components": named}},
                "tiers": {"A": 50, "B": 0},
            }
        )
        compiled = compile_scorecard(card, more.get("project", PROJECT), as_of=AS_OF)
        found = connection.execute(f"SELECT * FROM ({compiled.sql}) ORDER BY person_id")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return scored


def values(found: list[dict[str, Any]], part: int = 0) -> dict[str, Any]:
    """Give the values of a part by person; None where it is unknown."""
    column = f"part_{part}_value"
    return {row["person_id"]: None if row[column] is None else int(row[column]) for row in found}


SIZE = {"number": "account.employees", "ramp": {0: 0, 1000: 1000}}


def test_every_person_with_an_id_has_a_row_with_their_account(rows: Rows) -> None:
    """Who has none, or one that is not there, is scored all the same."""
    found = rows(SIZE)

    told = {row["person_id"]: (row["account_id"], row["account_name"]) for row in found}
    assert told == {
        "p1": ("a1", "Ann Ltd"),
        "p2": ("a1", "Ann Ltd"),
        "p3": ("a2", "Bob AG"),
        "p4": (None, None),
        "p5": ("lost", None),
    }


def test_attributes_of_the_account_are_as_of_the_moment(rows: Rows) -> None:
    """The history tells what held then; who has no account there has no such value."""
    assert values(rows(SIZE)) == {"p1": 60, "p2": 60, "p3": 7, "p4": None, "p5": None}


def test_the_owner_is_the_accounts_where_people_have_none(rows: Rows) -> None:
    """A column `owner` of the people comes first."""
    people = PROJECT.people
    assert people is not None
    own = BoundColumn("owner", "'Yan'", TEXT, "owner")
    owned = replace(PROJECT, people=replace(people, columns={**people.columns, "owner": own}))

    assert [row["owner"] for row in rows(SIZE)] == ["Zoe", "Zoe", None, None, None]
    assert {row["owner"] for row in rows(SIZE, project=owned)} == {"Yan"}


def test_events_are_the_persons_own(rows: Rows) -> None:
    """What a colleague did, or nobody in particular, counts for nobody else."""
    found = rows({"events": {}, "each": 5})

    assert values(found) == {"p1": 5, "p2": 0, "p3": 0, "p4": 5, "p5": 0}


def test_every_person_of_an_account_counts_its_deals_once(rows: Rows) -> None:
    """An opportunity that stands twice is one for each of them, as it stood last."""
    found = rows({"opportunities": {"outcome": "won"}, "each": 5})

    assert values(found) == {"p1": 5, "p2": 5, "p3": 0, "p4": 0, "p5": 0}


def test_technologies_are_the_accounts_and_unknown_without_one(rows: Rows) -> None:
    """Also where the people have a column of the same name."""
    found = rows(
        {"technology": ["SAP"], "present": 9, "absent": 1},
        {"yes_no": "account.uses(SAP)", "yes": 9, "no": 1},
        {"category": "product", "values": {"x": 3}, "otherwise": 0},
    )

    expected = {"p1": 9, "p2": 9, "p3": 1, "p4": None, "p5": None}
    assert values(found, 0) == values(found, 1) == expected
    assert values(found, 2)["p1"] == 3


def test_dates_are_read_as_their_own_table_writes_them(rows: Rows) -> None:
    """Days come first in the accounts, months in the people."""
    assert PROJECT.people is not None
    project = replace(
        PROJECT,
        accounts=replace(PROJECT.accounts, dates="day_first"),
        people=replace(PROJECT.people, dates="month_first"),
    )
    ages = {"ramp": {0: 0, 40000: 1000}}

    found = rows(
        {"days_since": "account.founded", **ages}, {"days_since": "born", **ages}, project=project
    )

    assert (values(found, 0)["p1"], values(found, 1)["p1"]) == (47, 413)


def test_a_persons_own_account_id_can_be_asked_for(rows: Rows) -> None:
    """`account_id` is the account of the person, and not the id of the row."""
    found = rows({"category": "account_id", "values": {"a1": 8}, "otherwise": 2})

    assert values(found) == {"p1": 8, "p2": 8, "p3": 2, "p4": None, "p5": 2}


def test_people_that_are_not_bound_cannot_be_scored(rows: Rows) -> None:
    """Whoever compiles sees to it before."""
    with pytest.raises(ValueError, match="a scorecard of people needs a table of people"):
        rows(SIZE, project=replace(PROJECT, people=None))

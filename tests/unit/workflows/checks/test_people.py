"""What is odd about the people that components of accounts look at."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.problems import Problem
from tradewind.workflows.check import check

Write = Callable[[Mapping[str, str]], Path]
COUNT = "{name: p, people: {}, ramp: {0: 0, 9: 9}}"
ENGAGED = "{name: p, people: {engaged_within: 30d}, ramp: {0: 0, 9: 9}}"
GROUP = "{name: g, buying_group: {roles: {%s}}}"
TITLES = "person_id,account_id,title\np1,a1,CFO\n"


def problems(
    write: Write, component: str, people: str | None = TITLES, events: str | None = None
) -> list[Problem]:
    """Check a project of one account, with one component, some people and some events."""
    bound = "  people: {source: people.csv}\n" if people else ""
    bound += "  events: {source: events.csv}\n" if events else ""
    head = "version: 1\nname: few\ntables:\n  accounts: {source: accounts.csv}\n"
    files = {
        "tradewind.yaml": f"{head}{bound}",
        "accounts.csv": "account_id,employees\na1,50\n",
        "scorecards/c.yaml": "name: c\ndesirable: 5\ndimensions:\n  fit:\n    components:\n"
        f"      - {component}\n",
    }
    files |= {"people.csv": people} if people else {}
    files |= {"events.csv": events} if events else {}
    return list(check(write(files)).problems)


def test_people_that_count_have_ids_of_their_own(write: Write) -> None:
    """Copies count once, people without an id cannot do anything; both are counted and said."""
    rows = "person_id,account_id\np1,a1\np1,a1\np2,a1\n,a1\n"

    repeated, without = problems(write, COUNT, rows)

    assert (without.code, without.severity) == ("TW496", "warning")
    assert without.what.startswith(
        "1 row of people without a person_id: in scores of accounts each"
    )
    assert (repeated.code, repeated.severity) == ("TW495", "warning")
    assert repeated.what.startswith('1 person id in more than one row: "p1" (2 times); in scores')


def test_nobody_asks_for_ids_of_people_who_do_not_count(write: Write) -> None:
    """A scorecard that does not look at people says nothing of them."""
    rows = "person_id,account_id\np1,a1\np1,a1\n"

    assert problems(write, "{name: n, number: employees, ramp: {0: 0, 9: 9}}", rows) == []


@pytest.mark.parametrize(
    ("component", "tables"), [(COUNT, ["people"]), (ENGAGED, ["events", "people"])]
)
def test_tables_that_tell_the_people_must_be_bound(
    write: Write, component: str, tables: list[str]
) -> None:
    """Who is engaged is told by the events, too."""
    found = problems(write, component, None)

    assert [one.code for one in found] == ["TW244"] * len(tables)
    assert [one.fix.split(":")[0] for one in found] == [f"Add `{table}" for table in tables]


def test_a_role_that_no_title_tells_is_named(write: Write) -> None:
    """A champion has no title; the roles that titles tell are listed."""
    (found,) = problems(write, GROUP % "economic buyer: 1, champion: 1")

    assert (found.code, found.severity) == ("TW497", "warning")
    assert found.what.startswith('No title is read as the role "champion", so nobody is ever in it')
    assert "decision maker, economic buyer" in found.what
    assert "champion: {where: {seniority: manager}}" in found.fix


@pytest.mark.parametrize("written", ["economic buyer: 1", "boss: {where: {seniority: c-level}}"])
def test_a_role_that_a_title_or_a_test_tells_is_left_alone(write: Write, written: str) -> None:
    """Nothing is said where somebody may be in it."""
    assert problems(write, GROUP % written) == []


def test_a_column_of_roles_may_hold_any(write: Write) -> None:
    """Where the people table says roles, any name may be one."""
    rows = "person_id,account_id,title,role\np1,a1,CFO,champion\n"

    assert problems(write, GROUP % "champion: 1", rows) == []


@pytest.mark.parametrize(
    "component",
    [
        "{name: p, people: {engaged_within: 9d, engaged_by: {kind: dem}}, ramp: {0: 0, 9: 9}}",
        "{name: s, seniority: {vp: 5}, engaged_within: 9d, engaged_by: {kind: dem}}",
        "{name: d, days_since_event: {kind: [dem]}, ramp: {0: 9, 9: 0}}",
    ],
)
def test_a_kind_of_event_that_no_event_has_is_named(write: Write, component: str) -> None:
    """Otherwise nobody would ever be engaged, and nobody would know why."""
    events = "event_id,stream,kind,person_id,occurred_at\ne1,engagement,demo,p1,2026-01-01\n"

    (found,) = problems(write, component, events=events)

    assert (found.code, found.fix) == ("TW467", 'Write "demo".')
    assert str(found.place) == f"scorecards/c.yaml:6:{9 + component.index('dem')}"

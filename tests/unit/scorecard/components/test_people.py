"""People of an account: how many there are, and what their scores come to."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.people import PeopleComponent
from tradewind.scorecard.facts import Event, Facts, Person, PersonScore, RawValue

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
IDENTITY = {"ramp": {0: 0, 1000: 1000}}


def person(name: str | None, score: int | None = None, **columns: RawValue) -> Person:
    """Give a row of people, with a score by the scorecard leads."""
    given = None if score is None else Decimal(score)
    return Person({"person_id": name, **columns}, {"leads": PersonScore(given)})


def visit(name: str | None, age: float = 1.0, **columns: RawValue) -> Event:
    """Give an engagement event of a person by its age in days."""
    row: dict[str, RawValue] = {"stream": "engagement", "kind": "visit", "person_id": name}
    return Event({**row, "occurred_at": AS_OF - timedelta(days=age), **columns})


def facts(*people: Person, events: tuple[Event, ...] | None = ()) -> Facts:
    """Give an account by its people and what they did."""
    return Facts({}, AS_OF, events=events, people=people)


def counting(**people: Any) -> PeopleComponent:
    """Build a component whose value is the number of people."""
    return PeopleComponent.model_validate({"name": "c", "people": people, **IDENTITY})


def rolling(way: Any = "sum", **people: Any) -> PeopleComponent:
    """Build a component whose value is what the scores by leads come to."""
    wanted = {"score_of": "leads", **people}
    written = {"name": "c", "people": wanted, "roll_up": way, **IDENTITY}
    return PeopleComponent.model_validate(written)


def test_people_who_pass_every_test_are_counted() -> None:
    """An unknown seniority passes no test of it."""
    people = [person("a", seniority="vp"), person("b", seniority="intern"), person("c")]
    leaders = counting(where={"seniority": ["vp", "c-level"]})

    assert counting().known_value(facts(*people)) == 3
    assert leaders.known_value(facts(*people)) == 1
    assert leaders.seen(facts(*people)) == "1 person"


@pytest.mark.parametrize(("seconds", "number"), [(-1, 1), (0, 1), (1, 0)])
def test_somebody_entered_later_is_not_there_yet(seconds: int, number: int) -> None:
    """Who is entered at the as-of moment counts."""
    created = AS_OF + timedelta(seconds=seconds)

    assert counting().known_value(facts(person("a", created_at=created))) == number


def test_several_rows_of_one_person_count_once_and_pass_only_together() -> None:
    """A person is a vp where every row says so; rows without an id are people of their own."""
    people = [person("a", seniority="vp"), person(" a ", seniority="intern")]
    nameless = [person(None, seniority="vp"), person(" ", seniority="vp")]
    leaders = counting(where={"seniority": "vp"})

    assert counting().known_value(facts(*people)) == 1
    assert leaders.known_value(facts(*people)) == 0
    assert leaders.known_value(facts(*nameless)) == 2


@pytest.mark.parametrize(
    ("events", "number"),
    [
        ([visit("a"), visit("a"), visit("b")], 2),
        ([visit("a", 30)], 1),
        ([visit("a", 30 + 1 / 86_400)], 0),
        ([visit("a", -1)], 0),
        ([visit("a", 2, known_at=AS_OF + timedelta(days=1))], 0),
        ([visit("a", 2, stream="signal")], 0),
        ([visit(None), visit("stranger")], 0),
    ],
)
def test_engaged_is_who_did_something_of_their_own_in_time(
    events: list[Event], number: int
) -> None:
    """The event must have happened, be known, be an engagement, and be no older than written."""
    found = facts(person("a"), person("b"), events=tuple(events))

    assert counting(engaged_within="30d").known_value(found) == number


def test_what_engages_can_be_said() -> None:
    """Only a demo request counts here, and a visit does not."""
    component = counting(engaged_within="30d", engaged_by={"kind": "demo"})
    found = facts(person("a"), person("b"), events=(visit("a"), visit("b", kind="demo")))

    assert component.known_value(found) == 1
    assert component.seen(found) == "1 of 2 people engaged in 30 days"


def test_nobody_is_known_and_a_table_that_is_not_bound_is_not() -> None:
    """Without people the number is 0; without a table that tells it, unknown."""
    assert counting().known_value(facts()) == 0
    assert counting().known_value(Facts({}, AS_OF)) is None
    assert counting(engaged_within="9d").known_value(facts(person("a"), events=None)) is None


@pytest.mark.parametrize(
    ("way", "value"), [("sum", 180), ("mean", 60), ({"top": 4}, 45), ({"champion": 0.6}, 72)]
)
def test_scores_come_to_one_number(way: Any, value: float) -> None:
    """90, 60 and 30 by hand."""
    people = [person("a", 90), person("b", 60), person("c", 30)]

    assert rolling(way).known_value(facts(*people)) == value


def test_who_is_excluded_or_has_no_score_does_not_count() -> None:
    """The receipt says how many of each there were."""
    excluded = Person({"person_id": "x"}, {"leads": PersonScore(Decimal(0), is_excluded=True)})
    found = facts(person("a", 90), person("b", 30), person("c"), excluded)

    assert rolling("mean").known_value(found) == 60
    assert rolling("mean").seen(found) == (
        '60: mean of 2 scores by "leads", 4 people (1 without a score, 1 excluded)'
    )


def test_people_none_of_whom_has_a_score_are_unknown() -> None:
    """Nobody at all comes to 0, as do only people who are excluded."""
    excluded = Person({"person_id": "x"}, {"leads": PersonScore(None, is_excluded=True)})

    assert rolling().known_value(facts(person("a"))) is None
    assert rolling().known_value(facts()) == 0
    assert rolling().known_value(facts(excluded)) == 0


def test_only_people_who_pass_and_are_engaged_are_rolled_up() -> None:
    """Three quarters of the points are of people who do not count."""
    people = [person("a", 40, role="user"), person("b", 60, role="user"), person("c", 60)]
    component = rolling(where={"role": "user"}, engaged_within="30d")

    assert component.known_value(facts(*people, events=(visit("a"), visit("c")))) == 40


def test_it_names_the_scorecard_it_uses_and_the_columns_it_reads() -> None:
    """Circular use can be found, and a column that is missing be named."""
    component = rolling(where={"seniority": "vp"}, engaged_within="9d")

    assert component.scorecards_used == ("leads",)
    assert counting().scorecards_used == ()
    named = [asdict(use)["column"] for use in component.table_uses]
    assert named == ["seniority", "stream"]
    assert component.todays_columns == ("account_id", "seniority")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"people": {"score_of": "leads"}}, "needs a `roll_up`"),
        ({"people": {}, "roll_up": "sum"}, "`roll_up` goes with `score_of`"),
        ({"people": {"engaged_by": {"kind": "demo"}}}, "`engaged_by` goes with `engaged_within`"),
    ],
)
def test_keys_that_do_not_go_together_are_refused(written: Mapping[str, Any], words: str) -> None:
    """The message names both."""
    with pytest.raises(ValidationError, match=words):
        PeopleComponent.model_validate({"name": "c", **IDENTITY, **written})

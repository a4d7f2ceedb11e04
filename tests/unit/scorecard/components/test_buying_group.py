"""A buying group: who is wanted, present, engaged and missing, and what it is worth."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.buying_group import BuyingGroupComponent
from tradewind.scorecard.facts import Event, Facts, Person, RawValue

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
ROLES = {"economic buyer": 1, "champion": {"want": 2}, "user": {"want": 4}}


def group(roles: Any = ROLES, *, at_most: Any = 10, **rest: Any) -> BuyingGroupComponent:
    """Build a component."""
    written = {"name": "g", "buying_group": {"roles": roles, **rest}, "at_most": at_most}
    return BuyingGroupComponent.model_validate(written)


def people(**roles: str) -> tuple[Person, ...]:
    """Give people by name and role."""
    return tuple(Person({"person_id": name, "role": role}) for name, role in roles.items())


def facts(*present: Person, engaged: str = "") -> Facts:
    """Give an account by its people; each letter is the name of one who visited yesterday."""
    row: dict[str, RawValue] = {"stream": "engagement", "occurred_at": AS_OF - timedelta(days=1)}
    events = tuple(Event({**row, "person_id": name}) for name in engaged)
    return Facts({}, AS_OF, events=events, people=present)


TEAM = people(a="economic buyer", b="economic buyer", c="champion", d="user", e="user", f="fan")


def test_coverage_is_the_mean_over_the_roles_of_how_much_of_each_is_filled() -> None:
    """(1 + 1/2 + 2/4) / 3 of 10 points are 6.6667; a second economic buyer adds nothing."""
    assert group().known_value(facts(*TEAM)) == 6.6667
    assert group(at_most=30).known_value(facts(*TEAM)) == 20


def test_the_receipt_tells_every_role_and_what_would_add_most() -> None:
    """Champion and user lack as much; the first of them in the file is named."""
    assert group().seen(facts(*TEAM)) == (
        "66.67% covered: economic buyer 2 of 1; champion 1 of 2 (1 missing); "
        'user 2 of 4 (2 missing); filling "champion" would add most, 1.6666'
    )


def test_only_people_who_are_engaged_count_where_that_is_asked() -> None:
    """(0 + 1/2 + 1/4) / 3 of 10 points are 2.5; those who are only present are told."""
    found = facts(*TEAM, engaged="cd")
    component = group(engaged_within="30d")

    assert component.known_value(found) == 2.5
    assert component.seen(found) == (
        "25% covered, engaged in 30 days: economic buyer 0 of 1 (2 present, 1 missing); "
        "champion 1 of 2 (1 present, 1 missing); user 1 of 4 (2 present, 3 missing); "
        'filling "economic buyer" would add most, 3.3333'
    )


def test_presence_may_count_although_engagement_is_told() -> None:
    """The value is that of the people present."""
    component = group(engaged_within="30d", counts="present")
    found = facts(*TEAM, engaged="cd")

    assert component.known_value(found) == 6.6667
    assert "economic buyer 2 of 1 (0 engaged)" in str(component.seen(found))


def test_a_whole_group_is_worth_all_and_lacks_nobody() -> None:
    """Nothing would add anything."""
    component = group({"champion": 1, "user": None})
    found = facts(*people(a="champion", b="user"))

    assert component.known_value(found) == 10
    assert component.seen(found) == "100% covered: champion 1 of 1; user 1 of 1"


def test_a_person_is_in_the_first_role_whose_test_they_pass() -> None:
    """One vice president of sales does not fill both roles."""
    roles = {
        "leader": {"where": {"seniority": ["vp", "c-level"]}},
        "sales": {"where": {"function": "sales"}},
    }
    vp = Person({"person_id": "v", "seniority": "vp", "function": "sales"})
    rep = Person({"person_id": "r", "seniority": "staff", "function": "sales"})

    assert group(roles).known_value(facts(vp)) == 5
    assert group(roles).known_value(facts(vp, rep)) == 10


def test_nobody_is_known_and_a_table_that_is_not_bound_is_not() -> None:
    """Without people the coverage is 0; without a table that tells it, unknown."""
    assert group().known_value(facts()) == 0
    assert group().known_value(Facts({}, AS_OF)) is None
    assert group().seen(Facts({}, AS_OF)) is None
    assert group(engaged_within="9d").known_value(Facts({}, AS_OF, people=TEAM)) is None


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ({"user": "many"}, '"many" does not say how many people are wanted'),
        ({"user": True}, '"True" does not say'),
        ({"user": 21}, '"21" is not a number of people from 1 to 20'),
        ({"user": 1.5}, '"1.5" does not say'),
        ({"user": {"wants": 1}}, "wants"),
        ({}, "at least 1"),
        ({f"r{number}": 1 for number in range(13)}, "at most 12"),
    ],
)
def test_what_is_no_role_is_refused(roles: Any, words: str) -> None:
    """The message quotes what was written."""
    with pytest.raises(ValidationError, match=words):
        group(roles)


def test_engaged_people_count_only_where_it_is_said_how_long() -> None:
    """`counts: engaged` alone cannot be told."""
    with pytest.raises(ValidationError, match="needs `engaged_within`"):
        group(counts="engaged")

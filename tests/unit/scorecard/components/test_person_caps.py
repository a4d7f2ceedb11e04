"""One noisy person cannot hijack an account."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.opportunities import OpportunitiesComponent
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Event, Facts, Person

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
CAP = 12
VIEWS = {"name": "views", "events": {"stream": "engagement"}, "each": 1, "per_person": CAP}
GROUP = {
    "name": "group",
    "buying_group": {"roles": {"buyer": 1, "champion": 1, "user": 1}, "engaged_within": "30d"},
}


def view(person: str | None, age: float = 1.0) -> Event:
    """Give a page view by its age in days."""
    moment = AS_OF - timedelta(days=age)
    return Event({"stream": "engagement", "person_id": person, "occurred_at": moment})


def points(*events: Event, people: tuple[Person, ...] = (), **rest: Any) -> Decimal:
    """Score an account in points, by its page views and its buying group."""
    written = {
        "name": "short",
        "way": "points",
        "dimensions": {"engagement": {"components": [VIEWS | rest, GROUP]}},
        "desirable": 20,
    }
    found = evaluate(
        Scorecard.model_validate(written), Facts({}, AS_OF, events=events, people=people)
    )
    assert found.score is not None
    return found.score


ages = st.floats(0, 200)
views = st.lists(st.builds(view, st.sampled_from(["ann", "ben", None]), ages), max_size=8)


@pytest.mark.parametrize("rest", [{}, {"per_person_per_day": 3}, {"decay": {"half_life": "30d"}}])
@settings(max_examples=30, deadline=None)
@given(others=views, noise=st.lists(ages, min_size=1, max_size=4))
def test_a_hundred_times_the_views_of_an_intern_move_an_account_by_the_cap_at_most(
    rest: dict[str, Any], others: list[Event], noise: list[float]
) -> None:
    """Whatever everybody else did, and on how many days it was."""
    once = [view("intern", age) for age in noise]
    quiet = points(*others, **rest)

    moved = points(*others, *once * 100, **rest) - points(*others, *once, **rest)

    assert 0 <= moved <= CAP
    assert points(*others, *once * 100, **rest) <= quiet + CAP


def test_three_engaged_roles_beat_one_person_with_the_same_total() -> None:
    """Thirty views of a buyer, a champion and a user against thirty of an intern."""
    roles = ("buyer", "champion", "user")
    team = tuple(Person({"person_id": role, "role": role}) for role in roles)
    intern = (Person({"person_id": "intern", "role": "intern"}),)

    together = points(*(view(role) for role in roles * 10), people=team)
    alone = points(*(view("intern") for _ in range(30)), people=intern)

    assert together == 30 + 10
    assert alone == CAP


def test_what_nobody_is_known_to_have_done_is_capped_as_of_one_person() -> None:
    """Nobody can tell how many people that were."""
    assert points(*[view(None)] * 50) == CAP


def test_the_cap_is_of_what_age_has_left() -> None:
    """Sixteen views that a half-life has halved are eight points; forty are twenty, capped."""
    decay: dict[str, Any] = {"decay": {"half_life": "30d"}}

    assert points(*[view("ann", 30)] * 16, **decay) == 8
    assert points(*[view("ann", 30)] * 40, **decay) == CAP


def test_points_that_count_against_an_account_are_capped_as_well() -> None:
    """One person's opt-outs cannot take more than the cap."""
    bad: dict[str, Any] = {"each": -1, "at_least": -1000}

    assert points(*[view("ann")] * 50, view("ben"), **bad) == -CAP - 1


@pytest.mark.parametrize(
    ("kind", "written", "words"),
    [
        (EventsComponent, {"events": {}, "count": "people"}, "`per_person` caps events"),
        (EventsComponent, {"events": {}, "once_within": "9d"}, "either `once_within` or"),
        (OpportunitiesComponent, {"opportunities": {}}, "an opportunity has no person"),
    ],
)
def test_a_cap_on_what_is_not_a_persons_is_refused(kind: Any, written: Any, words: str) -> None:
    """The message says why."""
    with pytest.raises(ValidationError, match=words):
        kind.model_validate({"name": "c", "each": 1, "per_person": 3, **written})

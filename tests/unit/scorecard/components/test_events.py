"""Events of an account: which count, whose, and how often."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.interface import Completion, TableUse
from tradewind.scorecard.facts import Event, Facts

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
Row = dict[str, Any]


def component(**written: Any) -> EventsComponent:
    """Give a component of one point each for any event, changed by what is written."""
    read = EventsComponent.model_validate({"name": "any", "events": {}, "each": 1} | written)
    completed = read.completed(Completion(read.weight * 1000))
    assert isinstance(completed, EventsComponent)
    return completed


def event(days: float, kind: str = "demo", **more: Any) -> Row:
    """Give an engagement so many days before noon."""
    moment = AS_OF - timedelta(days=days)
    return {"stream": "engagement", "kind": kind, "occurred_at": moment, **more}


def value(*rows: Row, **written: Any) -> float | None:
    """Give the points of some events."""
    return component(**written).known_value(Facts({}, AS_OF, events=tuple(map(Event, rows))))


def test_an_account_without_events_is_known_to_have_none() -> None:
    """Nothing was seen, which is 0; unknown is only what no table could have told."""
    assert value() == 0
    assert component().known_value(Facts({}, AS_OF)) is None
    assert component().seen(Facts({}, AS_OF)) is None


@pytest.mark.parametrize(
    ("wanted", "points"),
    [
        ({}, 4),
        ({"stream": "engagement"}, 3),
        ({"kind": "demo"}, 2),
        ({"kind": ["demo", " trial "]}, 3),
        ({"stream": "signal", "kind": "demo"}, 0),
        ({"where": {"source": "G2"}}, 1),
        ({"where": {"source": "unknown"}}, 3),
        ({"where": {"quantity": ">=2"}}, 1),
        ({"kind": "demo", "where": {"quantity": ">=2"}}, 1),
    ],
)
def test_every_test_of_the_filter_must_hold(wanted: Row, points: int) -> None:
    """A row of which a test is unknown does not count."""
    rows = [
        event(1, quantity=2),
        event(1, source="G2"),
        event(1, "trial"),
        event(1, "layoffs") | {"stream": "signal"},
    ]

    assert value(*rows, events=wanted) == points


def test_quantities_that_cannot_be_used_count_as_one() -> None:
    """3, unknown, negative, not a number, and beyond a million: 3 + 1 + 1 + 1 + 1."""
    odd = (3, None, -1, float("nan"), 1e300)

    assert value(*(event(1, quantity=one) for one in odd), times="quantity") == 7


def test_a_person_and_a_day_are_capped_as_the_scorecard_says() -> None:
    """Ann's five visits at 2 are capped at 3, Ben's is 2, and Ann's of yesterday 2."""
    rows = [event(0.1, person_id="Ann")] * 5
    rows += [event(0.1, person_id="Ben"), event(1, person_id="Ann")]

    assert value(*rows, each=2, per_person_per_day=3) == 7


def test_points_against_are_capped_alike() -> None:
    """Five complaints of one person on one day take 3 points, not 10."""
    assert value(*[event(0.1, person_id="Ann")] * 5, each=-2, per_person_per_day=3) == -3


def test_people_and_days_are_counted_once_each() -> None:
    """Ann twice, Ben, and somebody unknown: two people on two days."""
    rows = [event(1, person_id="Ann"), event(2, person_id="Ann"), event(1, person_id="Ben")]
    rows.append(event(2, person_id="  "))

    assert value(*rows, count="people") == 2
    assert value(*rows, count="days") == 2


def test_repeats_of_a_kind_count_once() -> None:
    """Reports 20, 12 and 5 days old follow one another within ten days: only the first counts."""
    rows = [event(days, "funding") for days in (5, 20, 12)]

    assert value(*rows, once_within="10d") == 1
    assert value(*rows, once_within="7d") == 2
    assert value(*rows) == 3


def test_a_repeat_lies_within_the_days_both_ends_included() -> None:
    """Ten days later it is a repeat; a second more and it is news."""
    on_the_day = [event(20), event(10)]
    later = [event(20 + 1 / 86_400), event(10)]

    assert (value(*on_the_day, once_within="10d"), value(*later, once_within="10d")) == (1, 2)


def test_other_kinds_and_streams_do_not_repeat_each_other() -> None:
    """Layoffs after funding are no repeat, and neither is the same word in another stream."""
    rows = [event(3, "funding"), event(2, "layoffs"), event(1, "funding") | {"stream": "signal"}]

    assert value(*rows, once_within="10d") == 3


def test_what_is_over_still_makes_a_later_report_a_repeat() -> None:
    """The first report is 31 days old and outside the window; the second repeats it."""
    assert value(event(31), event(25), once_within="10d", window="30d") == 0
    assert value(event(31), event(20), once_within="10d", window="30d") == 1


def test_it_says_what_it_needs_of_the_events() -> None:
    """People where they are counted or capped, quantities where they multiply, and ages."""
    plain, people = component().event_needs, component(count="people").event_needs
    capped = component(per_person_per_day=3, times="quantity", window="30d").event_needs
    once = component(once_within="14d", window="30d")

    assert (plain.people, plain.quantities, plain.oldest_days) == (False, False, None)
    assert people.people
    assert (capped.people, capped.quantities, capped.oldest_days) == (True, True, 30)
    assert once.event_needs.oldest_days == 44
    assert once.table_uses == (
        TableUse("events", "stream", "text"),
        TableUse("events", "kind", "text"),
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"once_within": "14d", "count": "people"}, "`once_within` is about events, not about pe"),
        ({"once_within": "14d", "per_person_per_day": 3}, "either `once_within` or `per_person_pe"),
        ({"events": {"kind": []}}, "at least 1 item"),
        ({"events": {"kinds": "demo"}}, "Extra inputs"),
    ],
)
def test_what_does_not_fit_together_is_refused(written: Row, message: str) -> None:
    """Each refusal says which key is in the way."""
    with pytest.raises(ValidationError, match=message):
        component(**written)

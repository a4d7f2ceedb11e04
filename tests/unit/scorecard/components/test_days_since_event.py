"""The days since the latest event of anybody."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tradewind.scorecard.components.days_since_event import DaysSinceEventComponent
from tradewind.scorecard.facts import Event, Facts

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
BANDS = {"<7": 10, "7..<30": 5, ">=30": 1}


def component(**rest: Any) -> DaysSinceEventComponent:
    """Build a component of visits."""
    written = {"name": "d", "days_since_event": {"kind": "visit"}, "bands": BANDS, **rest}
    return DaysSinceEventComponent.model_validate(written)


def facts(*ages: float, kind: str = "visit") -> Facts:
    """Give an account by the ages in days of its events."""
    moments = (AS_OF - timedelta(days=age) for age in ages)
    events = tuple(Event({"kind": kind, "occurred_at": moment}) for moment in moments)
    return Facts({}, AS_OF, events=events)


@pytest.mark.parametrize(
    ("ages", "value", "seen"),
    [
        ((40, 3, 90), 10, "3.0 days, latest 2026-03-28"),
        ((7,), 5, "7.0 days, latest 2026-03-24"),
        ((30,), 1, "30.0 days, latest 2026-03-01"),
        ((-1,), 2, "no events"),
        ((), 2, "no events"),
    ],
)
def test_the_latest_event_decides_whoever_did_it(
    ages: tuple[float, ...], value: float, seen: str
) -> None:
    """Without any event that had happened, it is `never`."""
    assert component(never=2).known_value(facts(*ages)) == value
    assert component(never=2).seen(facts(*ages)) == seen


def test_what_is_older_than_the_window_is_never() -> None:
    """At its end an event still counts."""
    found = component(window="30d")

    assert found.known_value(facts(30)) == 1
    assert found.known_value(facts(30.5)) == 0


def test_events_that_the_filter_leaves_out_do_not_count() -> None:
    """A demo is no visit."""
    assert component().known_value(facts(3, kind="demo")) == 0


def test_without_a_table_of_events_it_is_unknown() -> None:
    """There is neither a value nor anything to show."""
    assert component().known_value(Facts({}, AS_OF)) is None
    assert component().seen(Facts({}, AS_OF)) is None

"""How much of what a component looks back on lies before the first event."""

import pytest

from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.number import NumberComponent
from tradewind.workflows.checkup.looking_back import missing_share


def _events(**keys: object) -> EventsComponent:
    return EventsComponent.model_validate(
        {"name": "visits", "events": {"kind": "visit"}, "each": 1, **keys}
    )


def test_of_a_window_it_is_the_part_that_is_not_covered() -> None:
    """Of 100 days, 75 are covered."""
    assert missing_share(_events(window="100d"), 75) == pytest.approx(0.25)


def test_with_a_half_life_old_events_weigh_little() -> None:
    """After three half-lives an eighth is left of what ever counts."""
    found = missing_share(_events(decay={"half_life": "30d"}), 90)

    assert found == pytest.approx(0.125, abs=0.005)


def test_a_covered_past_misses_nothing() -> None:
    """Whatever came before does not count any more."""
    assert missing_share(_events(window="30d"), 31) == 0


def test_what_looks_at_no_events_or_back_without_end_misses_nothing() -> None:
    """There is no part to tell."""
    size = NumberComponent.model_validate(
        {"name": "size", "number": "employees", "bands": {">=0": 1}}
    )

    assert missing_share(size, 1) == missing_share(_events(), 1) == 0

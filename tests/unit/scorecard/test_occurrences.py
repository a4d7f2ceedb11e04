"""What dated facts add up to, worked by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.scorecard.decay_kinds import Linear
from tradewind.scorecard.occurrences import (
    GRAINS_PER_POINT,
    Occurrence,
    Sum,
    Tally,
    usable_quantity,
)

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()
DAY = 86_400.0


def ago(days: float, person: str | None = None, quantity: float = 1.0) -> Occurrence:
    """Give what happened so many days before noon."""
    return Occurrence(NOON - days * DAY, person, quantity)


def tally(each: float, **rest: Any) -> Tally:
    """Give a tally of events with so many points each, which never age, changed by `rest`."""
    usual: dict[str, Any] = {
        "counts": "events",
        "is_multiplied": False,
        "day_cap": None,
        "lifespan_days": None,
        "share_at": lambda age_days: 1.0,
    }
    return Tally(each=each * GRAINS_PER_POINT, **(usual | rest))


def points(found: Sum) -> float:
    """Give a sum in points."""
    return found.grains / GRAINS_PER_POINT


def test_nothing_adds_up_to_nothing() -> None:
    """Without occurrences the sum is zero, and nothing is the latest."""
    assert tally(3).sum_of([], NOON) == Sum(0.0, 0, None)


def test_every_event_gives_its_points() -> None:
    """Three events of 2.5 points are 7.5, and the latest is told."""
    found = tally(2.5).sum_of([ago(3), ago(1), ago(2)], NOON)

    assert found == Sum(7.5 * GRAINS_PER_POINT, 3, NOON - DAY)


def test_quantities_multiply_only_where_they_are_asked_for() -> None:
    """Two points for 3, for 0 and for half of it are 7; without `times` three events are 6."""
    events = [ago(1, quantity=3), ago(2, quantity=0), ago(3, quantity=0.5)]

    assert points(tally(2, is_multiplied=True).sum_of(events, NOON)) == 7
    assert points(tally(2).sum_of(events, NOON)) == 6


def test_what_one_event_gives_is_rounded_to_grains_before_it_is_added() -> None:
    """A third of a point is 33,333,333 grains, so three thirds are one grain short of a point."""
    found = tally(1, share_at=lambda age_days: 1 / 3).sum_of([ago(1), ago(2), ago(3)], NOON)

    assert found.grains == 99_999_999


def test_half_a_grain_is_rounded_upwards() -> None:
    """2.5 grains are 3, and -2.5 are -2."""
    half = tally(5 / GRAINS_PER_POINT, share_at=lambda age_days: 0.5)
    against = tally(-5 / GRAINS_PER_POINT, share_at=lambda age_days: 0.5)

    assert half.sum_of([ago(1)], NOON).grains == 3
    assert against.sum_of([ago(1)], NOON).grains == -2


def test_a_person_gives_at_most_the_cap_on_one_day() -> None:
    """Ann's four events at 2 points are capped at 5; Ben's one stays 2; Ann's next day counts."""
    events = [*[ago(0.1, "Ann")] * 4, ago(0.1, "Ben"), ago(1.1, "Ann")]

    found = tally(2, day_cap=5 * GRAINS_PER_POINT).sum_of(events, NOON)

    assert points(found) == 5 + 2 + 2
    assert found.count == 6


def test_the_cap_holds_for_points_against_an_account_too() -> None:
    """Four complaints at -2 on one day take 5 points away, not 8."""
    found = tally(-2, day_cap=5 * GRAINS_PER_POINT).sum_of([ago(0.1, "Ann")] * 4, NOON)

    assert points(found) == -5


def test_events_of_unknown_people_are_capped_as_those_of_one() -> None:
    """Nobody can tell how many people they were."""
    found = tally(2, day_cap=3 * GRAINS_PER_POINT).sum_of([ago(0.1), ago(0.2)], NOON)

    assert points(found) == 3


def test_the_cap_comes_before_the_age() -> None:
    """Six points are capped at 4; the latest event of the day has lost a tenth: 3.6 are left."""
    share_at = Linear(10.0).share_at
    events = [ago(1.25, "Ann"), ago(1, "Ann"), ago(1.125, "Ann")]

    found = tally(2, day_cap=4 * GRAINS_PER_POINT, share_at=share_at).sum_of(events, NOON)

    assert points(found) == 3.6


def test_the_cap_holds_for_quantities_together() -> None:
    """Two points times 1.25 and times 0.5 are 3.5, capped at 3."""
    events = [ago(0.1, "Ann", 1.25), ago(0.2, "Ann", 0.5)]
    capped = tally(2, is_multiplied=True, day_cap=3 * GRAINS_PER_POINT)

    assert points(capped.sum_of(events, NOON)) == 3
    assert points(capped.sum_of(events[:1], NOON)) == 2.5


def test_a_day_ends_at_midnight_in_utc() -> None:
    """Noon less 12 hours is the same day; less one second more it is the day before."""
    events = [ago(0.5, "Ann"), Occurrence(NOON - DAY / 2 - 1, "Ann")]

    found = tally(2, day_cap=3 * GRAINS_PER_POINT).sum_of(events, NOON)

    assert points(found) == 4


def test_people_count_once_each_and_keep_the_share_of_their_latest_event() -> None:
    """Ann's latest is two days old, Ben's five: 10 × 0.8 + 10 × 0.5; nobody counts for nobody."""
    events = [ago(8, "Ann"), ago(2, "Ann"), ago(5, "Ben"), ago(1)]

    found = tally(10, counts="people", share_at=Linear(10.0).share_at).sum_of(events, NOON)

    assert found == Sum(13 * GRAINS_PER_POINT, 2, NOON - 2 * DAY)


def test_days_count_once_each_whoever_came() -> None:
    """Three events on two days of UTC are two days."""
    found = tally(1, counts="days").sum_of([ago(0.1, "Ann"), ago(0.2), ago(1, "Ben")], NOON)

    assert (points(found), found.count) == (2, 2)


@pytest.mark.parametrize("counts", ["events", "people", "days"])
@pytest.mark.parametrize("day_cap", [None, 9.0 * GRAINS_PER_POINT])
def test_nothing_counts_beyond_the_lifespan(counts: str, day_cap: float | None) -> None:
    """What is exactly as old as that counts; a second more and it is not even counted."""
    limited = tally(3, counts=counts, day_cap=day_cap, lifespan_days=30.0)
    older = Occurrence(NOON - 30 * DAY - 1, "Ann")

    assert limited.sum_of([ago(30, "Ann")], NOON).count == 1
    assert limited.sum_of([older], NOON) == Sum(0.0, 0, None)


def test_what_is_beyond_the_lifespan_does_not_fill_a_cap() -> None:
    """Of two events on one day only the younger is left, and it gives its own points only."""
    limited = tally(3, day_cap=9.0 * GRAINS_PER_POINT, lifespan_days=1.0)

    assert points(limited.sum_of([ago(1, "Ann"), ago(1.25, "Ann")], NOON)) == 3


@given(
    ages=st.lists(st.floats(0, 400), max_size=30),
    order=st.randoms(use_true_random=False),
    counts=st.sampled_from(["events", "people", "days"]),
    day_cap=st.none() | st.just(4.0 * GRAINS_PER_POINT),
)
def test_the_order_of_the_rows_changes_nothing(
    ages: list[float], order: Any, counts: str, day_cap: float | None
) -> None:
    """Sums of whole grains are exact, whatever the shares are."""
    share_at: Callable[[float], float] = Linear(365.0).share_at
    summing = tally(3.3333, counts=counts, day_cap=day_cap, share_at=share_at)
    events = [ago(age, f"p{place % 3}") for place, age in enumerate(ages)]
    shuffled = order.sample(events, len(events))

    assert summing.sum_of(events, NOON) == summing.sum_of(shuffled, NOON)


@pytest.mark.parametrize("odd", [None, -1, -0.001, 1_000_000.5, 1e300, float("inf"), "many", ""])
def test_a_quantity_that_cannot_be_used_counts_as_one(odd: Any) -> None:
    """Unknown, negative, not finite or above a million."""
    assert usable_quantity(odd) == 1


@pytest.mark.parametrize(("written", "number"), [(0, 0), ("1,000,000", 1e6), (0.25, 0.25)])
def test_a_quantity_from_none_to_a_million_is_taken_as_it_is(written: Any, number: float) -> None:
    """Both ends are included, and text is read as numbers are."""
    assert usable_quantity(written) == number

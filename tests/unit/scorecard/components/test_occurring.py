"""Points for each, within the bounds of the way of adding, and the end of what wears away."""

import math
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from tradewind.scorecard.card import LARGEST_VALUES
from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.interface import Completion
from tradewind.scorecard.decay_kinds import HalfLife
from tradewind.scorecard.facts import Event, Facts
from tradewind.scorecard.occurrences import GRAINS_PER_POINT, MOST_QUANTITY

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
_each = st.decimals("-1000", "1000", places=4)
_half_lives = st.sampled_from(["1d", "7d", "30d", "1 month", "1y", "10y"])


def component(way: str = "average", **written: Any) -> EventsComponent:
    """Give a component of demos as it stands in a scorecard."""
    read = EventsComponent.model_validate(
        {"name": "demos", "events": {"kind": "demo"}, "each": 3} | written
    )
    completed = read.completed(Completion(LARGEST_VALUES[way]))
    assert isinstance(completed, EventsComponent)
    return completed


def value(events: int, *, days: float = 0.0, quantity: Any = None, **written: Any) -> float | None:
    """Give the value of so many demos of that age."""
    row = {"kind": "demo", "occurred_at": AS_OF - timedelta(days=days), "quantity": quantity}
    return component(**written).known_value(Facts({}, AS_OF, events=(Event(row),) * events))


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ({"way": "average"}, (0, 10)),
        ({"way": "average", "each": -3}, (-10, 0)),
        ({"way": "points"}, (0, 1000)),
        ({"way": "points", "each": -3}, (-1000, 0)),
        ({"way": "average", "at_most": 6}, (0, 6)),
        ({"way": "average", "at_least": 2}, (2, 10)),
        ({"way": "average", "at_most": -1}, (-1, -1)),
        ({"way": "average", "each": -3, "at_least": -5, "at_most": 4}, (-5, 4)),
        ({"way": "average", "each": -3, "at_least": 1}, (1, 1)),
    ],
)
def test_where_no_bound_is_written_that_of_the_way_of_adding_holds(
    written: dict[str, Any], bounds: tuple[int, int]
) -> None:
    """What counts for an account goes from 0 upwards, what counts against it from 0 downwards."""
    assert component(**written).values == tuple(map(Decimal, bounds))


@pytest.mark.parametrize(
    ("events", "written", "expected"),
    [
        (0, {}, 0),
        (2, {}, 6),
        (4, {}, 10),
        (4, {"way": "points"}, 12),
        (4, {"each": -3}, -10),
        (4, {"way": "points", "each": -3}, -12),
        (1, {"at_least": 5}, 5),
        (0, {"at_least": 5}, 5),
        (3, {"at_most": 7.5}, 7.5),
        (3, {"each": -3, "at_least": -7.5}, -7.5),
        (400, {"way": "points"}, 1000),
    ],
)
def test_the_sum_ends_at_the_bounds(events: int, written: dict[str, Any], expected: float) -> None:
    """Four events at 3 are 10 of a value, and 12 points."""
    assert value(events, **written) == expected


def test_a_curve_has_the_number_that_is_left_after_wearing_away() -> None:
    """Four events after one half-life are the number 2, which is half of the ramp to 4."""
    ramp: dict[str, Any] = {"each": None, "ramp": {0: 0, 4: 10}, "decay": {"half_life": "30d"}}

    assert (value(4, **ramp), value(4, days=30, **ramp)) == (10, 5)


def test_a_number_that_lies_in_no_band_is_unknown() -> None:
    """Bands from 1 to 5 say nothing about none."""
    bands: dict[str, Any] = {"each": None, "bands": {"1..5": 8}}

    assert (value(0, **bands), value(3, **bands)) == (None, 8)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ({}, None),
        ({"window": "90d"}, 90),
        ({"decay": {"linear": "60d"}}, 60),
        ({"decay": {"linear": "60d"}, "window": "90d"}, 60),
        ({"decay": {"linear": "60d"}, "window": "30d"}, 30),
        (
            {"decay": {"steps": [{"within": "45d", "share": 1}, {"within": "90d", "share": 0.5}]}},
            90,
        ),
        ({"decay": {"window": "30d"}}, 30),
        # Three points are 3e8 grains: 2^29.2 halves of them round to none, and one half-life more.
        ({"decay": {"half_life": "10d"}}, 10 * (math.log2(6e8) + 1)),
        ({"decay": {"half_life": "10d"}, "window": "30d"}, 30),
        ({"decay": {"half_life": "10d"}, "times": "quantity"}, 10 * (math.log2(6e14) + 1)),
        ({"decay": {"half_life": "10d"}, "per_person_per_day": 6}, 10 * (math.log2(12e8) + 1)),
        ({"decay": {"half_life": "10d"}, "each": 0}, 20),
    ],
)
def test_the_age_beyond_which_nothing_counts(written: dict[str, Any], days: float | None) -> None:
    """The shorter of window and decay ends it; a half-life ends where nothing rounds to a grain."""
    assert component(**written).lifespan_days == days


@given(
    each=_each,
    half_life=_half_lives,
    more_days=st.floats(1e-6, 1e5),
    has_quantity=st.booleans(),
    cap=st.none() | st.decimals("0.0001", "1000", places=4),
)
def test_beyond_its_lifespan_a_half_life_leaves_no_grain(
    each: Decimal, half_life: str, more_days: float, has_quantity: bool, cap: Decimal | None
) -> None:
    """So it is no other score whether what is older is left out or added."""
    written: dict[str, Any] = {"each": each, "decay": {"half_life": half_life}}
    written |= {"times": "quantity"} if has_quantity else {}
    written |= {} if cap is None else {"per_person_per_day": cap}
    found = component("points", **written)
    assert found.lifespan_days is not None
    most = abs(found.grains_each) * (MOST_QUANTITY if has_quantity else 1)
    most = most if found.grains_a_day is None else found.grains_a_day

    share = found.share_at(found.lifespan_days + more_days)

    assert math.floor(most * share + 0.5) == math.floor(-most * share + 0.5) == 0


@given(each=_each, half_life=_half_lives)
def test_a_half_life_does_not_end_while_a_grain_is_left(each: Decimal, half_life: str) -> None:
    """Three half-lives before the end two grains are left."""
    assume(abs(each) * GRAINS_PER_POINT >= 4)
    found = component("points", each=each, decay={"half_life": half_life})
    assert isinstance(found.decay, HalfLife) and found.lifespan_days is not None

    share = found.share_at(found.lifespan_days - 3 * found.decay.half_life_days)

    assert abs(math.floor(found.grains_each * share + 0.5)) == 2


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"each": None}, "give one of `each`, `bands` and `ramp`"),
        ({"ramp": {0: 0, 9: 9}}, "give one of `each`, `bands` and `ramp`"),
        ({"each": None, "bands": {}}, "`bands` holds no band"),
        ({"each": None, "ramp": {0: 0, 9: 9}, "at_most": 5}, "`at_most` goes with `each`"),
        ({"at_least": 5, "at_most": 4}, "`at_least` is above `at_most`"),
        ({"count": "people", "times": "quantity"}, "`times` multiplies events, not people"),
        ({"count": "days", "per_person_per_day": 3}, "`per_person_per_day` caps events, not days"),
        ({"per_person_per_day": 0}, "greater than 0"),
        ({"window": "0d"}, "0d"),
        ({"decay": {"half_life": "0d"}}, "0d"),
        ({"decay": {"half_life": "3 fortnights"}}, "fortnights"),
        ({"times": "amount"}, "quantity"),
    ],
)
def test_what_does_not_fit_together_is_refused(written: dict[str, Any], message: str) -> None:
    """Each refusal says which key is in the way."""
    with pytest.raises(ValidationError, match=message):
        component(**written)


def test_the_receipt_says_how_many_count_and_when_the_latest_was() -> None:
    """None, one, and several; what is over is not counted."""
    shown = component(window="30d")
    rows = [Event({"kind": "demo", "occurred_at": AS_OF - timedelta(days=d)}) for d in (3, 9, 31)]

    def seen(count: int) -> object:
        return shown.seen(Facts({}, AS_OF, events=tuple(rows[3 - count :])))

    assert [seen(0), seen(1), seen(2), seen(3)] == [
        "no events",
        "no events",
        "1 event, latest 2026-03-22",
        "2 events, latest 2026-03-28",
    ]

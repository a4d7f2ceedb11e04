"""What is left of a dated fact as it ages, by the published examples and at every edge."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.scorecard.decay import decay
from tradewind.scorecard.decay_kinds import MOST_HALF_LIVES, HalfLife

STEPS = [
    {"within": "45d", "share": 1},
    {"within": "90d", "share": "62.5%"},
    {"within": "180d", "share": 0.25},
]
KINDS: list[dict[str, Any]] = [
    {"half_life": "30d"},
    {"linear": "90d"},
    {"linear": {"lose": "50%", "every": "1 month"}},
    {"steps": STEPS},
    {"window": "30d"},
]


def left(written: dict[str, Any], points: float, age_days: float) -> float:
    """Give what is left of some points, to hundred-millionths."""
    return round(points * decay(written).share_at(age_days), 8)


@pytest.mark.parametrize(
    ("written", "points", "expected"),
    [
        ({"linear": "90d"}, 9, {0: 9, 3: 8.7, 45: 4.5, 90: 0, 1000: 0}),
        (
            {"linear": {"lose": "50%", "every": "1 month"}},
            10,
            {0: 10, 15: 7.5, 30: 5.0, 60: 0, 61: 0},
        ),
        ({"steps": STEPS}, 40, {0: 40, 45: 40, 46: 25, 90: 25, 91: 10, 180: 10, 181: 0}),
        ({"half_life": "30d"}, 8, {0: 8, 30: 4, 60: 2, 90: 1, 120: 0.5}),
        ({"window": "30d"}, 7, {0: 7, 30: 7, 31: 0}),
    ],
)
def test_the_published_examples_hold(
    written: dict[str, Any], points: float, expected: dict[float, float]
) -> None:
    """Nine points of 90 days are 8.7 after three; ten losing half a month are 5, then 0."""
    assert {age: left(written, points, age) for age in expected} == expected


@pytest.mark.parametrize(("written", "edge"), [({"window": "30d"}, 30.0), ({"steps": STEPS}, 45.0)])
def test_an_edge_belongs_to_what_lies_before_it(written: dict[str, Any], edge: float) -> None:
    """Thirty days to the second still count; the next double does not."""
    kind = decay(written)

    assert kind.share_at(edge) == 1
    assert kind.share_at(math.nextafter(edge, math.inf)) < 1


@pytest.mark.parametrize("written", KINDS)
def test_a_lifespan_ends_where_nothing_is_left(written: dict[str, Any]) -> None:
    """Past it the share is 0, before it something is left; a half-life has none."""
    kind = decay(written)

    if kind.lifespan_days is None:
        assert isinstance(kind, HalfLife)
        return
    assert kind.share_at(math.nextafter(kind.lifespan_days, math.inf)) == 0
    assert kind.share_at(math.nextafter(kind.lifespan_days, 0)) > 0


def test_a_last_step_of_nothing_does_not_lengthen_the_lifespan() -> None:
    """From the end of the last share above 0 on nothing is left."""
    written = {"steps": [{"within": "45d", "share": 1}, {"within": "90d", "share": 0}]}

    assert decay(written).lifespan_days == 45


def test_after_a_thousand_half_lives_nothing_is_left() -> None:
    """The power is computed as far as every engine can, and 0 beyond."""
    kind = HalfLife(1.0)

    assert kind.share_at(MOST_HALF_LIVES) == 0.5**1000
    assert kind.share_at(math.nextafter(MOST_HALF_LIVES, math.inf)) == 0


@given(
    written=st.sampled_from(KINDS),
    ages=st.lists(st.floats(0, 1e6), min_size=2, max_size=2).map(sorted),
)
def test_a_share_never_grows_with_age(written: dict[str, Any], ages: list[float]) -> None:
    """Of two ages the larger one has at most the share of the smaller, always from 0 to 1."""
    younger, older = (decay(written).share_at(age) for age in ages)

    assert 0 <= older <= younger <= 1

"""The ages at which a decay is read."""

from typing import Any

import pytest

from tradewind.scorecard.decay import decay
from tradewind.workflows.results.readable_days import readable_days, regular_days, usual_days

STEPS = {"steps": [{"within": "45d", "share": 1}, {"within": "90d", "share": 0.5}]}


@pytest.mark.parametrize(
    ("written", "window_days", "expected"),
    [
        ({"half_life": "20d"}, None, {20: "half-life", 40: "2 half-lives", 60: "3 half-lives"}),
        ({"half_life": "20d"}, 30.0, {20: "half-life", 30: "window ends", 31: ""}),
        ({"linear": "90d"}, None, {45: "half is left", 90: "nothing is left"}),
        (STEPS, None, {45: "step ends", 46: "", 90: "step ends", 91: ""}),
        ({"window": "45d"}, None, {45: "window ends", 46: ""}),
        (None, 45.0, {45: "window ends", 46: ""}),
        (None, None, {}),
        ({"half_life": "200d"}, None, {}),
    ],
)
def test_edges_stand_among_the_regular_days(
    written: Any, window_days: float | None, expected: dict[float, str]
) -> None:
    """Each edge has its note; where the curve drops, the day after shows to what."""
    kind = None if written is None else decay(written)

    found = readable_days(kind, window_days, days=100)

    regular = {0: "", 30: "", 60: "", 90: "", 100: ""}
    assert found == regular | expected
    assert list(found) == sorted(found)


@pytest.mark.parametrize("days", [1, 2, 9, 45, 120, 400, 36_500])
def test_a_scale_has_a_handful_of_days(days: int) -> None:
    """From 0 in equal steps, never more than six of them."""
    found = regular_days(days)

    assert found[0] == 0
    assert 2 <= len(found) <= 7


@pytest.mark.parametrize(
    ("written", "window_days", "expected"),
    [
        ({"half_life": "30d"}, None, 120),
        ({"half_life": "30d"}, 60.0, 80),
        ({"linear": "90d"}, None, 120),
        (STEPS, None, 120),
        (None, None, None),
    ],
)
def test_the_usual_days_show_every_edge_and_a_third_more(
    written: Any, window_days: float | None, expected: int | None
) -> None:
    """Ninety days of decay are shown on 120; what has no edge has no usual days."""
    kind = None if written is None else decay(written)

    assert usual_days(kind, window_days) == expected

"""Decay as people write it: the five forms, and what is wrong with others."""

from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.decay import AnyDecay, decay
from tradewind.scorecard.decay_kinds import HalfLife, Linear, Step, Steps, Window


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"half_life": "30d"}, HalfLife(30.0)),
        ({"linear": "90d"}, Linear(90.0)),
        ({"linear": {"lose": "50%", "every": "1 month"}}, Linear(60.0)),
        ({"linear": {"lose": Decimal("0.1"), "every": "1w"}}, Linear(70.0)),
        ({"linear": {"lose": "100%", "every": "1y"}}, Linear(365.0)),
        (
            {"steps": [{"within": "45d", "share": 1}, {"within": "90d", "share": "62.5%"}]},
            Steps((Step(45.0, 1.0), Step(90.0, 0.625))),
        ),
        ({"window": "30d"}, Window(30.0)),
    ],
)
def test_every_form_is_read(written: dict[str, Any], read: AnyDecay) -> None:
    """A loss in a length of time is the lifespan in which all is lost."""
    assert decay(written) == read


def two(first: str, second: str) -> dict[str, Any]:
    """Give two steps that end at these ages."""
    return {"steps": [{"within": first, "share": 1}, {"within": second, "share": 0.5}]}


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("30d", r'"30d" is not a decay; write one such as {half_life: 30d}'),
        ({}, r"an empty mapping is not a decay; write one such as {half_life: 30d}"),
        (None, '"None" is not a decay'),
        ({"halflife": "30d"}, '"halflife" is not a key of a decay; write `half_life`'),
        ({"speed": 3}, r'"speed" is not .*write `half_life`, `linear`, `steps` or `window`'),
        ({3: 3}, '"3" is not a key of a decay'),
        (
            {"half_life": "30d", "window": "90d"},
            "a decay is of one kind, not `half_life` and `window`; keep one of them",
        ),
        ({"half_life": "0d"}, '`half_life`: "0d" is not above zero; write a length of time'),
        ({"half_life": 30}, '`half_life`: "30" has no unit; .* such as 30d'),
        ({"window": "3 fortnights"}, '`window`: "3 fortnights" has an unknown unit'),
        ({"linear": "half"}, '`linear`: "half" is not a length of time'),
    ],
)
def test_what_is_no_decay_is_refused(written: Any, message: str) -> None:
    """The message quotes what was written and says what to write."""
    with pytest.raises(ValueError, match=message):
        decay(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"lose": "50%"}, r"`linear` has no `every`; write {linear: 90d} or"),
        ({"every": "1 month"}, "`linear` has no `lose`"),
        ({"loose": "50%", "every": "1 month"}, '"loose" is not a key .*write `lose`'),
        ({"lose": 50, "every": "1 month"}, '`lose`: "50" is not a share from 0 to 1; .* 50%'),
        ({"lose": "0%", "every": "1 month"}, '`lose`: "0%" loses nothing; write a share'),
        ({"lose": "50%", "every": "month"}, '`every`: "month" is not a length of time'),
    ],
)
def test_what_is_no_loss_in_time_is_refused(written: Any, message: str) -> None:
    """A linear decay by loss needs a share above 0 and a length of time."""
    with pytest.raises(ValueError, match=message):
        decay({"linear": written})


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (two("45d", "45d"), '`within`: "45d" does not come after the step before it; write .*old'),
        (two("3mo", "6w"), '`within`: "6w" does not come after'),
        (
            {"steps": []},
            r"`steps`: an empty list is not a list of steps; write {steps: \[{within: 45d",
        ),
        ({"steps": "45d"}, '`steps`: "45d" is not a list of steps'),
        ({"steps": ["45d"]}, '"45d" is not a step; write one such as {within: 45d, share: 1}'),
        ({"steps": [{"within": "45d"}]}, "`steps` has no `share`"),
        ({"steps": [{"within": "45d", "shares": 1}]}, '"shares" is not .*write `share`'),
        ({"steps": [{"within": "45d", "share": 1.5}]}, '`share`: "1.5" is not a share from 0'),
        ({"steps": [{"within": "45d", "share": -1}]}, '`share`: "-1" is not a share'),
        ({"steps": [{"within": "45d", "share": 0}]}, "no step has a share above 0; write one"),
        ({"steps": [{"within": 45, "share": 1}]}, '`within`: "45" has no unit; .* such as 45d'),
    ],
)
def test_steps_that_make_no_curve_are_refused(written: Any, message: str) -> None:
    """Ages ascend, and shares lie from 0 to 1."""
    with pytest.raises(ValueError, match=message):
        decay(written)

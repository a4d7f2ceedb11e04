"""The scorecard's shape: its JSON Schema, its whole shares, and what it reads."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components import COMPONENT_KINDS

CardOf = Callable[..., Scorecard]
USED = {"name": "used", "yes_no": "is_customer"}
PARTS = {
    "Dimension",
    "Profile",
    "Gate",
    "Cap",
    *(kind.__name__ for kind in COMPONENT_KINDS.values()),
}
SIZE = {"name": "size", "number": "employees", "bands": {"<5": 1, ">=5": 9}}


def test_a_json_schema_describes_every_key() -> None:
    """Editors can complete scorecards from it, and every key says what it means."""
    schema = Scorecard.model_json_schema()

    parts = [part for name, part in schema["$defs"].items() if name in PARTS]
    assert len(parts) == len(PARTS)
    for part in (schema, *parts):
        assert part["additionalProperties"] is False
        assert all("description" in key for key in part["properties"].values())


def test_weights_become_whole_shares_without_a_common_divisor(card_of: CardOf) -> None:
    """0.5, 1.5 and 2 are 1, 3 and 4, which doubles hold exactly."""
    weights = ("0.5", "1.5", "2")
    card = card_of(*(USED | {"name": f"u{weight}", "weight": weight} for weight in weights))

    assert card.shares.components == {("fit", ""): (1, 3, 4)}
    assert card.shares.dimensions == {"fit": 1}


def test_in_points_the_shares_are_spans(card_of: CardOf) -> None:
    """A component that can change the score by 8 counts 8; a dimension, its widest profile."""
    profiles = {"one": {"components": [SIZE]}, "two": {"components": [USED]}}
    card = card_of(way="points", dimensions={"fit": {"profiles": profiles}})

    assert card.shares.components == {("fit", "one"): (80_000,), ("fit", "two"): (100_000,)}
    assert card.shares.dimensions == {"fit": 100_000}


def test_the_columns_it_reads_have_their_use_and_their_path(card_of: CardOf) -> None:
    """Components and conditions alike."""
    when = {"country": {"not": ["France"]}, "revenue": ">5", "domain": "known", "lost": True}
    gate = {"name": "g", "when": when, "then": "exclude", "reason": "so"}

    uses = list(card_of(SIZE, gates=[gate]).column_uses())

    first = ("dimensions", "fit", "components", 0, "number")
    assert [(path, use.column, use.use) for path, use in uses] == [
        (first, "employees", "number"),
        (("gates", 0, "when", "country"), "country", "text"),
        (("gates", 0, "when", "revenue"), "revenue", "number"),
        (("gates", 0, "when", "domain"), "domain", "text"),
        (("gates", 0, "when", "lost"), "lost", "yes_no"),
    ]


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ({}, (0, 100)),
        ({"scale": 10}, (0, 10)),
        ({"at_least": 5, "at_most": 95}, (5, 95)),
        ({"way": "points"}, (None, None)),
        ({"way": "points", "at_least": 0}, (0, None)),
    ],
)
def test_the_scale_bounds_an_average_and_nothing_bounds_points(
    card_of: CardOf, written: dict[str, Any], bounds: tuple[Any, Any]
) -> None:
    """Bounds that are written go before."""
    assert card_of(USED, **written).bounds == bounds


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"desirable": 60, "tiers": {"A": 0}}, "give either `tiers` or `desirable`"),
        ({"dimensions": {"fit": {}}}, "give either `components` or `profiles`"),
        ({"dimensions": {"fit": {"components": []}}}, "at least 1"),
        ({"dimensions": {"fit": {"components": [{"name": "x"}]}}}, "union_tag|tag"),
        ({"dimensions": {"fit": {"components": [SIZE | {"ramp": {0: 0, 1: 1}}]}}}, "`bands` or"),
        (
            {"dimensions": {"fit": {"components": [SIZE | {"bands": {}}]}}},
            "`bands` holds no band; give at least one",
        ),
        ({"scale": 20}, "10 or 100"),
        ({"colour": "red"}, "Extra inputs"),
        ({"name": "a/b"}, "pattern"),
    ],
)
def test_what_is_no_scorecard_is_refused(written: dict[str, Any], message: str) -> None:
    """One of two keys, known kinds, and no unknown keys."""
    card = {"name": "g", "tiers": {"A": 0}, "dimensions": {"fit": {"components": [USED]}}}

    with pytest.raises(ValidationError, match=message):
        Scorecard.model_validate(card | written)


def test_a_scorecard_without_tiers_and_flag_is_refused() -> None:
    """One of the two says what a score means."""
    with pytest.raises(ValidationError, match="give either `tiers` or `desirable`"):
        Scorecard.model_validate({"name": "g", "dimensions": {"fit": {"components": [USED]}}})


def test_a_scorecard_does_not_change(card_of: CardOf) -> None:
    """It is a value; what was hashed and published stays what it was."""
    with pytest.raises(ValidationError, match="frozen"):
        card_of(USED).base = Decimal(5)  # type: ignore[misc]  # that is the point

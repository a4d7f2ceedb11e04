"""The other kinds of component, by what they see and what they give."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components import COMPONENT_KINDS, kind_of
from tradewind.scorecard.receipt import Contribution, Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]
AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture
def line(card_of: CardOf, receipt_of: ReceiptOf) -> Callable[..., Contribution]:
    """Give the line of a component that reads the column x."""

    def of(raw: Any, **component: Any) -> Contribution:
        anchor = {"name": "anchor", "yes_no": "anchor"}
        receipt = receipt_of(card_of({"name": "c", **component}, anchor), x=raw, anchor=True)
        return receipt.dimensions[0].contributions[0]

    return of


@pytest.mark.parametrize(
    ("raw", "value"), [(" Software ", 10), ("software", 2), ("Mining", 2), ("", None), (2026, 7)]
)
def test_a_category_gives_the_value_of_the_text_to_the_letter(
    line: Callable[..., Contribution], raw: Any, value: int | None
) -> None:
    """Every other text has the value of `otherwise`; an unknown one has none."""
    found = line(raw, category="x", values={"Software": 10, 2026: 7}, otherwise=2)

    assert found.value == value


@pytest.mark.parametrize(("raw", "value"), [("Yes", 3), (0, -2), ("perhaps", None)])
def test_yes_and_no_have_values_of_their_own(
    line: Callable[..., Contribution], raw: Any, value: int | None
) -> None:
    """What is neither is unknown."""
    assert line(raw, yes_no="x", yes=3, no=-2).value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (AS_OF - timedelta(days=30), 5),
        (AS_OF - timedelta(days=30) + timedelta(seconds=1), 9),
        (date(2026, 3, 2), 9),
        (date(2026, 3, 1), 5),
        (AS_OF + timedelta(days=400), 9),
        ("1969-07-20", 5),
        ("soon", None),
    ],
)
def test_days_are_counted_in_seconds(
    line: Callable[..., Contribution], raw: Any, value: int | None
) -> None:
    """From noon on 31 March, 30 days lead to noon on 1 March; a date to come is below zero."""
    assert line(raw, days_since="x", bands={"<30": 9, ">=30": 5}).value == value


def test_the_middle_of_a_component_is_between_its_extremes(card_of: CardOf) -> None:
    """Of bands from -4 to 9 it is 2.5, whatever lies between."""
    bands = {"<5": 9, "5..9": 9, ">=10": -4}
    card = card_of({"name": "c", "number": "x", "bands": bands, "missing": "neutral"})

    (placed,) = card.placed()

    assert placed.component.value_if_missing == Decimal("2.5")
    assert placed.component.span == 13


@pytest.mark.parametrize("kind", COMPONENT_KINDS)
def test_a_kind_is_told_by_its_key(kind: str) -> None:
    """The key that says what a component looks at names its kind."""
    assert kind_of({"name": "c", kind: "x"}) == kind


def test_without_such_a_key_there_is_no_kind() -> None:
    """Whatever else is written is no component."""
    assert kind_of({"name": "c"}) is None
    assert kind_of("size") is None

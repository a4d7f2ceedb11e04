"""Gates on receipts, worked by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]
SIZE = {"name": "size", "number": "employees", "ramp": {0: 0, 100: 10}}


def gate(name: str, when: dict[str, Any], then: Any) -> dict[str, Any]:
    """Write a gate."""
    return {"name": name, "when": when, "then": then, "reason": f"{name} it is"}


SHRINKING = gate("shrinking", {"growth": "<0"}, {"cap": 60})
LATE = gate("late payer", {"overdue": True}, {"cap": 40})
RIVAL = gate("rival", {"industry": "Sales software"}, "exclude")


def shown(receipt: Receipt) -> list[tuple[str, str, Decimal]]:
    """Give the gate lines in short."""
    return [(line.name, line.then, line.contribution) for line in receipt.gates]


def test_two_caps_each_take_their_part(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """80 falls to 60, then to 40: two lines of -20."""
    card = card_of(SIZE, gates=[SHRINKING, LATE])

    receipt = receipt_of(card, employees=80, growth=-1, overdue=True)

    assert shown(receipt) == [
        ("shrinking", "cap", Decimal(-20)),
        ("late payer", "cap", Decimal(-20)),
    ]
    assert receipt.score == receipt.total == 40


def test_a_cap_above_the_score_takes_nothing_and_is_still_shown(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """The lower cap stands first, so that the other one has nothing left to take."""
    card = card_of(SIZE, gates=[LATE, SHRINKING])

    receipt = receipt_of(card, employees=80, growth=-1, overdue=True)

    assert shown(receipt) == [("late payer", "cap", Decimal(-40)), ("shrinking", "cap", Decimal(0))]
    assert receipt.score == 40


def test_exclusion_after_a_cap_takes_what_is_left(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """80, capped to 60, then excluded: the score is 0 and the lines still add up."""
    card = card_of(SIZE, gates=[RIVAL, SHRINKING])

    receipt = receipt_of(card, employees=80, growth=-1, industry="Sales software")

    assert shown(receipt) == [
        ("shrinking", "cap", Decimal(-20)),
        ("rival", "exclude", Decimal(-60)),
    ]
    assert (receipt.score, receipt.total, receipt.tier) == (Decimal(0), Decimal(0), "excluded")
    assert receipt.is_excluded


def test_an_excluded_account_of_which_nothing_is_known_has_zero(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Exclusion is certain even where the score is not."""
    receipt = receipt_of(card_of(SIZE, gates=[RIVAL]), industry="Sales software")

    assert (receipt.score, receipt.total, receipt.tier) == (Decimal(0), Decimal(0), "excluded")


def test_a_cap_changes_nothing_where_nothing_is_known(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """An unscored account stays unscored behind a closed gate."""
    receipt = receipt_of(card_of(SIZE, gates=[SHRINKING]), growth=-1)

    assert (receipt.score, receipt.tier) == (None, "unscored")
    assert shown(receipt) == [("shrinking", "cap", Decimal(0))]


def test_an_unknown_condition_does_not_close_a_gate(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Nobody is excluded or capped for a fact that is missing."""
    card = card_of(SIZE, gates=[SHRINKING, LATE, RIVAL])

    receipt = receipt_of(card, employees=80, growth="n/a", overdue=None, industry=" ")

    assert (receipt.gates, receipt.score) == ((), Decimal(80))


def test_the_bounds_of_the_scale_come_before_the_caps(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """100 ends at 90, and the cap takes it from there."""
    card = card_of(SIZE, gates=[SHRINKING], at_most=90)

    receipt = receipt_of(card, employees=100, growth=-1)

    assert shown(receipt) == [
        ("highest score", "bound", Decimal(-10)),
        ("shrinking", "cap", Decimal(-30)),
    ]
    assert receipt.score == receipt.total == 60


def test_a_cap_below_the_floor_still_holds(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """A gate is outside the points, so that it may end lower than any score does."""
    card = card_of(SIZE, gates=[LATE], at_least=50)

    receipt = receipt_of(card, employees=0, overdue=True)

    assert shown(receipt) == [
        ("lowest score", "bound", Decimal(50)),
        ("late payer", "cap", Decimal(-10)),
    ]
    assert receipt.score == receipt.total == 40

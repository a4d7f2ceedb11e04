"""Way `points`: receipts worked by hand."""

from collections.abc import Callable
from decimal import Decimal

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]
DEMO = {"name": "demo", "yes_no": "demo", "yes": 40, "no": "-5.5"}
SIZE = {"name": "size", "number": "employees", "bands": {"<50": 0, ">=50": 20}}


def test_points_add_to_the_base(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """100 and 40 and 20 are 160; no scale bounds them."""
    receipt = receipt_of(card_of(DEMO, SIZE, way="points", base=100), demo=True, employees=50)

    assert (receipt.base, receipt.score, receipt.total) == (
        Decimal(100),
        Decimal(160),
        Decimal(160),
    )
    assert [line.weight for line in receipt.dimensions[0].contributions] == [None, None]


def test_an_unknown_fact_adds_nothing(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """The size unknown, 100 less 5.5 remain; of spans of 45.5 and 20, 45.5 are known."""
    receipt = receipt_of(card_of(DEMO, SIZE, way="points", base=100), demo=False)

    assert receipt.score == Decimal("94.5")
    # 45.5 / 65.5 = 0.69465…
    assert receipt.completeness == Decimal("0.6947")


def test_with_nothing_known_the_base_is_the_score(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Where points are added, an account without facts has the base."""
    receipt = receipt_of(card_of(DEMO, SIZE, way="points", base=60))

    assert (receipt.score, receipt.tier, receipt.completeness) == (Decimal(60), "A", Decimal(0))


def test_points_are_bounded_only_where_the_file_says_so(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """-3 points rise to 0, and 57 fall to 50, each by a line of its own."""
    card = card_of(DEMO, SIZE, way="points", base="-3", at_least=0, at_most=50)

    low, high = receipt_of(card), receipt_of(card, demo=True, employees=50)

    assert [(line.name, line.contribution) for line in low.gates] == [("lowest score", Decimal(3))]
    assert [(line.name, line.contribution) for line in high.gates] == [
        ("highest score", Decimal(-7))
    ]
    assert (low.score, low.total, high.score, high.total) == (
        Decimal(0),
        Decimal(0),
        Decimal(50),
        Decimal(50),
    )


def test_without_bounds_points_may_be_negative(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """The score is what the lines add up to, even below zero; the last tier takes it."""
    receipt = receipt_of(card_of(DEMO, way="points"), demo=False)

    assert (receipt.score, receipt.tier, receipt.gates) == (Decimal("-5.5"), "B", ())


def test_a_profile_that_fits_nobody_adds_nothing(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """No profile fits, so the dimension is known and adds 0 to the base of 5."""
    profiles = {"big": {"where": {"employees": ">=50"}, "components": [SIZE]}}
    card = card_of(way="points", base=5, dimensions={"fit": {"profiles": profiles}})

    receipt = receipt_of(card, employees=1)

    assert (receipt.score, receipt.completeness) == (Decimal(5), Decimal(1))
    assert receipt.dimensions[0].note == "no profile fits"

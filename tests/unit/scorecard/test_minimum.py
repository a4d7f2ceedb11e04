"""Dimensions that combine by their minimum: the lowest own score is the score."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]


def part(column: str, most: int = 10) -> dict[str, Any]:
    """Write a dimension of one component, a ramp from 0 to 100 of a column of the same name."""
    return {"components": [{"name": column, "number": column, "ramp": {0: 0, 100: most}}]}


def lowest_of(card_of: CardOf, *names: str, **rest: Any) -> Scorecard:
    """Build a scorecard whose lowest dimension counts."""
    dimensions = {name: part(name) for name in names}
    return card_of(combine="minimum", **({"dimensions": dimensions} | rest))


def added(receipt: Receipt) -> dict[str, Decimal]:
    """Give what every dimension adds."""
    return {dimension.name: dimension.points for dimension in receipt.dimensions}


def test_the_lowest_own_score_is_the_score(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Fit is 80 and intent 35: the score is 35, and fit adds nothing though it shows its 80."""
    receipt = receipt_of(lowest_of(card_of, "fit", "intent"), fit=80, intent=35)

    assert receipt.score == receipt.total == 35
    assert added(receipt) == {"fit": 0, "intent": 35}
    assert [dimension.score for dimension in receipt.dimensions] == [80, 35]
    assert receipt.dimensions[0].contributions[0].contribution == 0


def test_of_equals_the_first_makes_the_score(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """The order of the file decides, so that receipts are the same everywhere."""
    receipt = receipt_of(lowest_of(card_of, "fit", "use", "intent"), fit=50, use=40, intent=40)

    assert added(receipt) == {"fit": 0, "use": 40, "intent": 0}
    assert receipt.score == receipt.total == 40


def test_an_unknown_dimension_is_not_the_lowest(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Unknown is not zero: of what is known the lowest counts, and completeness says the rest."""
    receipt = receipt_of(lowest_of(card_of, "fit", "intent"), fit=80)

    assert receipt.score == receipt.total == 80
    assert [dimension.score for dimension in receipt.dimensions] == [80, None]
    assert receipt.completeness == Decimal("0.5")


def test_with_nothing_known_there_is_no_score(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """As in every scorecard that averages."""
    assert receipt_of(lowest_of(card_of, "fit", "intent")).score is None


def test_a_dimension_of_which_no_profile_fits_is_the_lowest(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """It is certain that the account is not what is sought, so that its own score is 0."""
    profiles = {"shops": {"where": {"industry": "Retail"}} | part("fit")}
    dimensions = {"intent": part("intent"), "fit": {"profiles": profiles}}
    card = lowest_of(card_of, dimensions=dimensions)

    receipt = receipt_of(card, intent=35, fit=80, industry="Mining")

    assert receipt.score == receipt.total == 0
    assert added(receipt) == {"intent": 0, "fit": 0}


def test_weights_do_not_matter(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """The lowest is not weighed against the others."""
    dimensions = {"fit": part("fit") | {"weight": 9}, "intent": part("intent") | {"weight": 1}}

    receipt = receipt_of(lowest_of(card_of, dimensions=dimensions), fit=80, intent=35)

    assert receipt.score == receipt.total == 35


def test_points_add_the_base_to_the_lowest(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """5 and the −3 of support are 2; the 40 of fit do not count."""
    dimensions = {"fit": part("fit", 50), "support": part("support", -10)}
    card = lowest_of(card_of, dimensions=dimensions, way="points", base=5)

    receipt = receipt_of(card, fit=80, support=30)

    assert receipt.score == receipt.total == 2
    assert added(receipt) == {"fit": 0, "support": -3}


def test_a_cap_of_a_group_that_does_not_count_has_no_line(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Capped at 60 fit is still above intent: none of its lines adds anything."""
    parts = [{"name": n, "yes_no": n, "yes": 50, "no": 0} for n in ("a", "b")]
    caps = [{"name": "both", "components": ["a", "b"], "at_most": 60}]
    dimensions = {"fit": {"components": parts, "caps": caps}, "intent": part("intent", 20)}
    card = lowest_of(card_of, dimensions=dimensions, way="points")

    receipt = receipt_of(card, a=True, b=True, intent=100)

    assert [dimension.score for dimension in receipt.dimensions] == [60, 20]
    assert [line.component for line in receipt.dimensions[0].contributions] == ["a", "b"]
    assert receipt.score == receipt.total == 20

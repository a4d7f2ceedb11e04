"""Way `average`: receipts worked by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import ROUNDING, Contribution, Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]
SIZE = {"name": "size", "weight": 3, "number": "employees", "bands": {"<50": 2, ">=50": 8}}
SECTOR = {"name": "sector", "weight": 1, "category": "industry", "values": {"Software": 10}}


def lines(receipt: Receipt) -> dict[str, str]:
    """Give the contributions of all dimensions as text."""
    found: list[Contribution] = [
        line for dimension in receipt.dimensions for line in dimension.contributions
    ]
    return {line.component: str(line.contribution) for line in found}


def yes(name: str, **more: Any) -> dict[str, Any]:
    """Write a component that gives 10 for a yes in the column of its name."""
    return {"name": name, "yes_no": name, **more}


def test_contributions_are_values_by_share_of_weight(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """8 at three quarters and 10 at one quarter make 60 and 25 of 100."""
    receipt = receipt_of(card_of(SIZE, SECTOR), employees=50, industry="Software")

    assert lines(receipt) == {"size": "60.0000", "sector": "25.0000"}
    assert receipt.score == receipt.total == Decimal(85)


def test_a_scale_of_ten_gives_a_tenth(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """The same account has 8.5 on the scale of the spreadsheet."""
    receipt = receipt_of(card_of(SIZE, SECTOR, scale=10), employees=50, industry="Software")

    assert lines(receipt) == {"size": "6.0000", "sector": "2.5000"}
    assert receipt.score == Decimal("8.5")


def test_a_skipped_component_leaves_its_weight_to_the_others(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """With the sector unknown, the size alone makes the score: 8 of 10, so 80."""
    receipt = receipt_of(card_of(SIZE, SECTOR), employees=50)

    assert lines(receipt) == {"size": "80.0000", "sector": "0.0000"}
    # A weight of 3 of 4 is known.
    assert receipt.completeness == Decimal("0.75")
    assert receipt.dimensions[0].contributions[1].note == "unknown: skipped"


def test_neutral_is_the_middle_of_what_the_component_can_give(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """A sector gives 10 or 0, so an unknown one counts as 5: 60 and 12.5."""
    receipt = receipt_of(card_of(SIZE, SECTOR | {"missing": "neutral"}), employees=50)

    assert lines(receipt) == {"size": "60.0000", "sector": "12.5000"}
    assert receipt.completeness == Decimal("0.75")
    assert receipt.dimensions[0].contributions[1].note == "unknown: neutral"


def test_a_value_for_missing_counts_but_is_not_known(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """An unknown sector worth 4 gives 10 of 100, and lowers the completeness all the same."""
    receipt = receipt_of(card_of(SIZE, SECTOR | {"missing": 4}), employees=50)

    assert lines(receipt) == {"size": "60.0000", "sector": "10.0000"}
    assert receipt.completeness == Decimal("0.75")
    line = receipt.dimensions[0].contributions[1]
    assert (line.value, line.known, line.note) == (Decimal(4), False, "unknown: value if missing")


def test_a_number_in_no_band_is_missing_and_says_so(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """What no band holds is treated as `missing` says, and is shown."""
    gap = {"name": "size", "number": "employees", "bands": {"<10": 2, ">20": 8}}

    receipt = receipt_of(card_of(gap, SECTOR), employees=15, industry="Software")

    line = receipt.dimensions[0].contributions[0]
    assert (line.seen, line.value, line.note) == (15, None, "in no band: skipped")
    assert receipt.score == 100


def test_three_thirds_of_the_best_make_exactly_a_hundred(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Each line is rounded to 33.3333; a line of its own carries the ten-thousandth left over."""
    receipt = receipt_of(card_of(yes("a"), yes("b"), yes("c")), a=True, b=True, c=True)

    assert lines(receipt) == {"a": "33.3333", "b": "33.3333", "c": "33.3333", ROUNDING: "0.0001"}
    assert receipt.score == receipt.total == 100


def test_two_thirds_of_the_best_are_rounded_once(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """66.666… is 66.6667, one ten-thousandth more than its two lines of 33.3333."""
    receipt = receipt_of(card_of(yes("a"), yes("b"), yes("c")), a=True, b=True, c=False)

    assert receipt.score == Decimal("66.6667")
    assert lines(receipt)[ROUNDING] == "0.0001"


def test_a_negative_value_counts_against(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """80 for the size at three quarters is 60, less 10 at one quarter: 35."""
    layoffs = yes("layoffs", yes=-10, no=0)

    receipt = receipt_of(card_of(SIZE, layoffs), employees=50, layoffs=True)

    assert lines(receipt) == {"size": "60.0000", "layoffs": "-25.0000"}
    assert receipt.score == 35


def test_the_floor_is_a_line_of_its_own(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """2 at three quarters is 15, less 25, is -10: the floor adds the 10 back."""
    layoffs = yes("layoffs", yes=-10, no=0)

    receipt = receipt_of(card_of(SIZE, layoffs), employees=1, layoffs=True)

    (floor,) = receipt.gates
    assert (floor.name, floor.then, floor.contribution) == ("lowest score", "bound", Decimal(10))
    assert receipt.score == receipt.total == 0


def test_dimensions_share_the_score_by_weight(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Fit 85 at 60 % and engagement 50 at 40 %: 51 and 20."""
    card = card_of(
        dimensions={
            "fit": {"weight": 60, "components": [SIZE, SECTOR]},
            "engagement": {"weight": 40, "components": [yes("demo"), yes("trial")]},
        }
    )

    receipt = receipt_of(card, employees=50, industry="Software", demo=True, trial=False)

    assert [(one.score, one.points) for one in receipt.dimensions] == [
        (Decimal(85), Decimal(51)),
        (Decimal(50), Decimal(20)),
    ]
    assert receipt.score == receipt.total == 71


def test_an_unknown_dimension_leaves_its_weight_to_the_others(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """With engagement unknown, fit alone is the score; 60 % of the weight is known."""
    card = card_of(
        dimensions={
            "fit": {"weight": 60, "components": [SIZE, SECTOR]},
            "engagement": {"weight": 40, "components": [yes("demo")]},
        }
    )

    receipt = receipt_of(card, employees=50, industry="Software")

    assert (receipt.score, receipt.completeness) == (Decimal(85), Decimal("0.6"))
    unknown = receipt.dimensions[1]
    assert (unknown.score, unknown.points, unknown.contributions) == (None, Decimal(0), ())
    assert unknown.note == "nothing is known"


def test_an_account_of_which_nothing_is_known_has_no_score(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Nothing known is neither zero nor the last tier, but unscored."""
    receipt = receipt_of(card_of(SIZE, SECTOR), employees="n/a", industry="  ")

    assert (receipt.score, receipt.tier, receipt.completeness) == (None, "unscored", Decimal(0))


@pytest.mark.parametrize(("size", "tier"), [(50, "A"), (1, "B")])
def test_a_score_on_the_cut_is_in_the_better_tier(
    card_of: CardOf, receipt_of: ReceiptOf, size: int, tier: str
) -> None:
    """80 is an A where A begins at 80, and 20 is a B."""
    card = card_of(SIZE, tiers={"A": 80, "B": 0})

    assert receipt_of(card, employees=size).tier == tier


@pytest.mark.parametrize(("size", "tier"), [(50, "desirable"), (1, "not desirable")])
def test_a_flag_says_whether_an_account_is_desirable(
    card_of: CardOf, receipt_of: ReceiptOf, size: int, tier: str
) -> None:
    """Without tiers there are two answers, and the number stays on the receipt."""
    assert receipt_of(card_of(SIZE, desirable=60), employees=size).tier == tier


@pytest.mark.parametrize(
    ("demo", "size", "cell"),
    [(True, 50, "A1"), (False, 1, "D4"), (None, 50, "A?"), (True, None, "?1"), (None, None, "??")],
)
def test_fit_and_engagement_make_a_cell(
    card_of: CardOf, receipt_of: ReceiptOf, demo: bool | None, size: int | None, cell: str
) -> None:
    """A letter for fit and a number for engagement; a question mark where one is unknown."""
    card = card_of(
        dimensions={"fit": {"components": [SIZE]}, "engagement": {"components": [yes("demo")]}}
    )

    assert receipt_of(card, employees=size, demo=demo).cell == cell

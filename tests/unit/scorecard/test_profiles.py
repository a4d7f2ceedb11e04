"""Several ideal customers: which profile an account keeps, worked by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.receipt import DimensionReceipt, Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]


def profile(column: str, where: dict[str, Any] | None = None) -> dict[str, Any]:
    """Write a profile whose score is the number in the column, 0–10, times ten."""
    components = [{"name": column, "number": column, "ramp": {0: 0, 10: 10}}]
    return {"components": components} | ({"where": where} if where else {})


def fit(card_of: CardOf, receipt_of: ReceiptOf, profiles: Any, **facts: Any) -> DimensionReceipt:
    """Evaluate a scorecard of these profiles, and give its one dimension."""
    receipt = receipt_of(card_of(dimensions={"fit": {"profiles": profiles}}), **facts)
    assert receipt.score is None or receipt.total == receipt.score
    return receipt.dimensions[0]


def test_an_account_keeps_its_best_profile(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """70 beats 40 and 20: the runner-up has 40, and the margin is 30."""
    profiles = {"small": profile("a"), "big": profile("b"), "odd": profile("c")}

    kept = fit(card_of, receipt_of, profiles, a=4, b=7, c=2)

    assert (kept.profile, kept.runner_up) == ("big", "small")
    assert (kept.score, kept.margin) == (Decimal(70), Decimal(30))
    assert [line.component for line in kept.contributions] == ["b"]


def test_of_equals_the_first_in_the_file_is_kept(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """A tie has the margin 0, and the order of the file decides."""
    profiles = {"small": profile("a"), "big": profile("b"), "odd": profile("c")}

    kept = fit(card_of, receipt_of, profiles, a=1, b=7, c=7)

    assert (kept.profile, kept.runner_up, kept.margin) == ("big", "odd", Decimal(0))


def test_a_profile_is_only_for_those_it_describes(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """The better score does not count where its `where` is false; then there is no runner-up."""
    profiles = {"small": profile("a"), "big": profile("b", {"employees": ">=500"})}

    kept = fit(card_of, receipt_of, profiles, a=4, b=7, employees=10)

    assert (kept.profile, kept.runner_up, kept.margin, kept.score) == (
        "small",
        None,
        None,
        Decimal(40),
    )


def test_a_profile_of_which_nothing_is_known_is_not_judged(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Even a score of 0 beats a profile whose facts are all unknown."""
    profiles = {"small": profile("a"), "big": profile("b")}

    kept = fit(card_of, receipt_of, profiles, a=0)

    assert (kept.profile, kept.runner_up, kept.score) == ("small", None, Decimal(0))


def test_where_no_profile_fits_the_dimension_is_zero_and_known(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """That an account is certainly nobody's ideal is knowledge, not a gap."""
    profiles = {"small": profile("a", {"employees": "<50"}), "none": profile("b", {"x": True})}
    card = card_of(dimensions={"fit": {"profiles": profiles}})

    receipt = receipt_of(card, a=9, b=9, employees=100, x=False)

    kept = receipt.dimensions[0]
    assert (kept.score, kept.profile, kept.note) == (Decimal(0), None, "no profile fits")
    assert (receipt.score, receipt.total, receipt.completeness) == (
        Decimal(0),
        Decimal(0),
        Decimal(1),
    )


@pytest.mark.parametrize("employees", [None, "n/a"])
def test_an_unknown_where_leaves_the_dimension_out(
    card_of: CardOf, receipt_of: ReceiptOf, employees: str | None
) -> None:
    """Whether the profile fits is unknown, so the other dimension's 60 is the whole score."""
    card = card_of(
        dimensions={
            "fit": {"profiles": {"small": profile("a", {"employees": "<50"})}},
            "use": profile("b"),
        }
    )

    receipt = receipt_of(card, a=9, b=6, employees=employees)

    assert (receipt.score, str(receipt.completeness)) == (Decimal(60), "0.5000")
    assert receipt.dimensions[0].note == "nothing is known"


def test_completeness_is_that_of_the_kept_profile(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Of the kept profile one of two equal weights is known; the other profile's do not count."""
    half_known = profile("a")
    half_known["components"].append({"name": "gone", "yes_no": "gone"})
    card = card_of(dimensions={"fit": {"profiles": {"one": half_known, "two": profile("b")}}})

    receipt = receipt_of(card, a=8, b=1)

    assert (receipt.dimensions[0].profile, str(receipt.completeness)) == ("one", "0.5000")

"""Gates on receipts, worked by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

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


def of_scores(when_scores: dict[str, Any], then: Any, **rest: Any) -> dict[str, Any]:
    """Write a gate on the dimensions' own scores."""
    given = {"name": "low fit", "when_scores": when_scores, "then": then, "reason": "fits badly"}
    return given | rest


def two(card_of: CardOf, *gates: dict[str, Any], **rest: Any) -> Scorecard:
    """Build a scorecard of fit and engagement, both from 0 to 100, at equal weights."""
    dimensions = {
        name: {"components": [{"name": name, "number": name, "ramp": {0: 0, 100: 10}}]}
        for name in ("fit", "engagement")
    }
    return card_of(dimensions=dimensions, gates=list(gates), **rest)


BADLY = of_scores({"fit": "<40"}, {"leave_out": "engagement"})


def test_engagement_counts_only_where_the_fit_is_good_enough(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """At a fit of 40 all 45 of engagement count; at 39.9 they are taken away on a line."""
    card = two(card_of, BADLY)

    good, bad = (receipt_of(card, fit=fit, engagement=90) for fit in (40, 39.9))

    assert not good.gates
    assert good.score == 65
    assert shown(bad) == [("low fit", "leave_out", Decimal(-45))]
    assert bad.score == bad.total == Decimal("19.95")


def test_a_dimension_that_is_left_out_keeps_its_own_lines(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """The receipt shows what it would have added, and who took it away."""
    receipt = receipt_of(two(card_of, BADLY), fit=10, engagement=90)

    assert [one.score for one in receipt.dimensions] == [10, 90]
    assert [one.points for one in receipt.dimensions] == [5, 45]
    assert receipt.gates[0].reason == "fits badly"


def test_a_dimension_is_left_out_once(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Two gates that leave out the same one both have a line, and only the first takes."""
    again = of_scores({"fit": "<50"}, {"leave_out": "engagement"}, name="not so good fit")

    receipt = receipt_of(two(card_of, BADLY, again), fit=30, engagement=90)

    assert shown(receipt) == [
        ("low fit", "leave_out", Decimal(-45)),
        ("not so good fit", "leave_out", Decimal(0)),
    ]
    assert receipt.score == receipt.total == 15


def test_two_dimensions_can_be_left_out(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """What is left is nothing, not unknown."""
    fit = of_scores({"fit": "<40"}, {"leave_out": "fit"}, name="fit, too")

    receipt = receipt_of(two(card_of, BADLY, fit), fit=30, engagement=90)

    assert receipt.score == receipt.total == 0


def test_what_is_left_out_goes_before_bounds_and_caps(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """55 − 45 are 10, the lowest score of 20 gives 10 more, and the cap of 15 takes 5."""
    cap = of_scores({"fit": "<40"}, {"cap": 15}, name="capped")

    receipt = receipt_of(two(card_of, cap, BADLY, at_least=20), fit=20, engagement=90)

    assert shown(receipt) == [
        ("low fit", "leave_out", Decimal(-45)),
        ("lowest score", "bound", Decimal(10)),
        ("capped", "cap", Decimal(-5)),
    ]
    assert receipt.score == receipt.total == 15


def test_leaving_out_what_counts_against_an_account_raises_its_score(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Points against are taken away as those for it; 30 − 20 become 30."""
    parts = {"fit": 30, "support": -20}
    dimensions = {
        name: {"components": [{"name": name, "yes_no": name, "yes": points, "no": 0}]}
        for name, points in parts.items()
    }
    then = of_scores({"fit": ">=30"}, {"leave_out": "support"})
    card = card_of(way="points", dimensions=dimensions, gates=[then])

    receipt = receipt_of(card, fit=True, support=True)

    assert shown(receipt) == [("low fit", "leave_out", Decimal(20))]
    assert receipt.score == receipt.total == 30


def test_exclusion_takes_what_leaving_out_left(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """15 of fit are left, and taken; the lines still add up to 0."""
    receipt = receipt_of(
        two(card_of, RIVAL, BADLY), fit=30, engagement=90, industry="Sales software"
    )

    assert shown(receipt) == [
        ("low fit", "leave_out", Decimal(-45)),
        ("rival", "exclude", Decimal(-15)),
    ]
    assert receipt.score == receipt.total == 0
    assert receipt.is_excluded


def test_of_the_minimum_only_the_dimension_that_counts_can_be_taken_away(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Fit is the lowest, and engagement adds nothing; to leave it out takes nothing."""
    receipt = receipt_of(two(card_of, BADLY, combine="minimum"), fit=30, engagement=90)

    assert shown(receipt) == [("low fit", "leave_out", Decimal(0))]
    assert receipt.score == receipt.total == 30


def test_an_unknown_own_score_closes_no_gate_unless_it_is_asked_for(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """Nothing is known of fit, so that it is not certain to lie below 40."""
    unknown = of_scores({"fit": "unknown"}, {"cap": 50})

    assert receipt_of(two(card_of, BADLY), engagement=90).score == 90
    assert receipt_of(two(card_of, unknown), engagement=90).score == 50


def test_columns_and_own_scores_must_both_hold(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """A gate with `when` and `when_scores` closes only where both are certain."""
    both = of_scores({"fit": "<40"}, "exclude", when={"overdue": True})
    card = two(card_of, both)

    found = [
        receipt_of(card, fit=fit, engagement=0, overdue=overdue).is_excluded
        for fit, overdue in ((30, True), (40, True), (30, False), (30, None))
    ]

    assert found == [True, False, False, False]


def test_a_gate_without_a_condition_is_refused(card_of: CardOf) -> None:
    """It would close for everybody."""
    with pytest.raises(ValidationError, match="neither `when` nor `when_scores`"):
        two(card_of, {"name": "all", "then": "exclude", "reason": "so"})

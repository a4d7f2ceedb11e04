"""Caps over several components, worked by hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.group_caps import GroupCap
from tradewind.scorecard.receipt import Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]


def asks(name: str, points: float) -> dict[str, Any]:
    """Write a component that gives points for a yes."""
    return {"name": name, "yes_no": name, "yes": points, "no": 0}


PARTS = [asks("demo", 20), asks("trial", 15.5), asks("visit", 3)]
HOT = {"name": "hot actions", "components": ["demo", "trial"], "at_most": 30}


def capped(card_of: CardOf, *caps: dict[str, Any], **rest: Any) -> Scorecard:
    """Build a points scorecard of one dimension with caps."""
    dimensions = {"engagement": {"components": PARTS, "caps": list(caps)}}
    return card_of(way="points", dimensions=dimensions, **rest)


def lines(receipt: Receipt) -> dict[str, Decimal]:
    """Give what every line of the one dimension adds."""
    return {line.component: line.contribution for line in receipt.dimensions[0].contributions}


def test_what_a_group_adds_above_its_cap_is_taken_away_on_a_line(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """20 + 15.5 are 5.5 above the cap of 30; the visit stands beside the group: 33 in all."""
    receipt = receipt_of(capped(card_of, HOT), demo=True, trial=True, visit=True)

    assert lines(receipt) == {
        "demo": 20,
        "trial": Decimal("15.5"),
        "visit": 3,
        "hot actions": Decimal("-5.5"),
    }
    assert receipt.score == receipt.total == receipt.dimensions[0].points == 33
    assert receipt.dimensions[0].score == 33


def test_the_line_says_whose_cap_it_is(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """It names the components and the cap."""
    receipt = receipt_of(capped(card_of, HOT), demo=True, trial=True)

    line = receipt.dimensions[0].contributions[-1]

    assert line.note == "demo, trial add at most 30 together"
    assert (line.seen, line.value, line.weight) == (None, None, None)


@pytest.mark.parametrize("facts", [{"demo": True}, {"demo": False, "trial": True}, {}])
def test_a_group_below_its_cap_has_no_line(
    card_of: CardOf, receipt_of: ReceiptOf, facts: dict[str, bool]
) -> None:
    """Nothing is taken, so that there is nothing to say; an unknown fact adds 0."""
    receipt = receipt_of(capped(card_of, HOT), **facts)

    assert "hot actions" not in lines(receipt)
    assert receipt.score == receipt.total


def test_a_group_exactly_at_its_cap_has_no_line(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """35.5 is not above 35.5."""
    receipt = receipt_of(capped(card_of, HOT | {"at_most": 35.5}), demo=True, trial=True)

    assert "hot actions" not in lines(receipt)
    assert receipt.score == Decimal("35.5")


def test_each_group_has_its_own_cap(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Two groups in one dimension each take their own part: 30 + 0."""
    parts = [*PARTS, asks("mail", 2)]
    small = {"name": "small ones", "components": ["visit", "mail"], "at_most": 0}
    dimensions = {"engagement": {"components": parts, "caps": [HOT, small]}}
    card = card_of(way="points", dimensions=dimensions)

    receipt = receipt_of(card, demo=True, trial=True, visit=True, mail=True)

    assert lines(receipt)["hot actions"] == Decimal("-5.5")
    assert lines(receipt)["small ones"] == -5
    assert receipt.score == receipt.total == 30


def test_a_negative_member_makes_room_below_the_cap(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """20 + 15.5 − 10 are 25.5, below 30."""
    parts = [*PARTS, asks("bounced", -10)]
    cap = HOT | {"components": ["demo", "trial", "bounced"]}
    dimensions = {"engagement": {"components": parts, "caps": [cap]}}
    card = card_of(way="points", dimensions=dimensions)

    receipt = receipt_of(card, demo=True, trial=True, bounced=True)

    assert receipt.score == receipt.total == Decimal("25.5")


def test_caps_decide_which_profile_is_the_best(card_of: CardOf, receipt_of: ReceiptOf) -> None:
    """Capped at 10 the richer profile falls behind the plain one with 15.5."""
    rich = {"components": PARTS[:2], "caps": [HOT | {"at_most": 10}]}
    profiles = {"rich": rich, "plain": {"components": [PARTS[1]]}}
    card = card_of(way="points", dimensions={"engagement": {"profiles": profiles}})

    receipt = receipt_of(card, demo=True, trial=True)

    (dimension,) = receipt.dimensions
    assert (dimension.profile, dimension.runner_up) == ("plain", "rich")
    assert dimension.margin == Decimal("5.5")
    assert receipt.score == receipt.total == Decimal("15.5")


def test_the_base_and_the_bounds_come_after_the_caps(
    card_of: CardOf, receipt_of: ReceiptOf
) -> None:
    """5 + 35.5 − 5.5 are 35, which the highest score of 25 cuts by 10."""
    receipt = receipt_of(capped(card_of, HOT, base=5, at_most=25), demo=True, trial=True)

    (line,) = receipt.gates
    assert (line.name, line.contribution) == ("highest score", Decimal(-10))
    assert receipt.score == receipt.total == 25


@given(
    units=st.lists(st.integers(-(10**7), 10**7), min_size=2, max_size=2),
    most=st.decimals("0", "1000", places=4),
)
def test_what_is_left_of_a_group_is_never_above_its_cap(units: list[int], most: Decimal) -> None:
    """And a group that is below it keeps all it has."""
    cap = GroupCap(name="both", components=("a", "b"), at_most=most)

    left = sum(units) - cap.excess(dict(zip("ab", units, strict=True)))

    assert left == min(sum(units), cap.most_units)


@pytest.mark.parametrize(
    ("change", "message"),
    [({"at_most": -1}, "greater than or equal to 0"), ({"components": ["demo"]}, "at least 2")],
)
def test_a_cap_below_nothing_or_over_one_is_refused(change: dict[str, Any], message: str) -> None:
    """One component has `at_most` of its own."""
    with pytest.raises(ValidationError, match=message):
        GroupCap.model_validate(HOT | change)

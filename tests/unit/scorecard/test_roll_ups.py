"""How the scores of people become one number, by hand and in general."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.scorecard.roll_ups import RollUp, roll_up

POINT = 10_000
THREE = [90 * POINT, 60 * POINT, 30 * POINT]
WAYS: tuple[Any, ...] = ("sum", "max", "mean", {"top": 2}, {"champion": 0.6}, {"diminishing": 0.5})
scores = st.lists(st.integers(-(10**7), 10**7), max_size=30)


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("sum", 180),
        ("max", 90),
        ("mean", 60),
        ({"top": 2}, 75),
        ({"top": 4}, 45),
        ({"champion": "0.6"}, 72),
        ({"champion": "50%"}, 67.5),
        ({"diminishing": 0.5}, 127.5),
        ({"diminishing": 0.1}, 96.3),
    ],
)
def test_three_people_by_hand(written: Any, points: float) -> None:
    """90, 60 and 30 points come to what the formula says."""
    assert roll_up(written).units_of(THREE) == points * POINT


@pytest.mark.parametrize("written", WAYS)
def test_nobody_comes_to_nothing(written: Any) -> None:
    """Every way gives 0 where nobody counts."""
    assert roll_up(written).units_of([]) == 0


def test_one_person_alone_is_a_part_of_a_team() -> None:
    """A champion without others gives their share, and one of three a third."""
    assert roll_up({"champion": 0.6}).units_of([90 * POINT]) == 54 * POINT
    assert roll_up({"top": 3}).units_of([90 * POINT]) == 30 * POINT


@pytest.mark.parametrize("written", WAYS)
@given(given_scores=scores, data=st.data())
def test_the_order_of_the_people_never_matters(
    written: Any, given_scores: list[int], data: st.DataObject
) -> None:
    """The same scores in any order come to the same, in every digit."""
    way = roll_up(written)
    shuffled = data.draw(st.permutations(given_scores))

    assert way.units_of(shuffled) == way.units_of(given_scores)


@given(given_scores=st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_a_diminishing_sum_is_the_geometric_one(given_scores: list[int]) -> None:
    """It differs from the exact sum by no more than rounding."""
    ranked = sorted(given_scores, reverse=True)
    exact = sum(Fraction(score) * Fraction(1, 2) ** place for place, score in enumerate(ranked))

    off = Fraction(RollUp("diminishing", 0.5).units_of(given_scores)) - exact
    assert abs(off) <= Fraction(51, 100)


@given(others=st.lists(st.integers(0, 100 * POINT), min_size=2, max_size=9))
def test_one_person_moves_the_top_three_by_a_third_at_most(others: list[int]) -> None:
    """However high one person scores, the account gains a third of it."""
    way = roll_up({"top": 3})
    before = way.units_of(others)

    gained = way.units_of([*others, 100 * POINT]) - before

    assert gained <= 100 * POINT / 3 + 1


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("maximum", "is not a way to roll up; write max"),
        ("average", "write sum, max, mean, {top: 3}"),
        ({"top": 0}, '`top`: "0" is not a number of people from 1 to 1000'),
        ({"top": True}, '`top`: "True" is not'),
        ({"top": 2.5}, '`top`: "2.5" is not'),
        ({"champion": 1}, '`champion`: "1" is not between 0 and 1'),
        ({"champion": 7}, '`champion`: "7" is not a share'),
        ({"diminishing": 0}, '`diminishing`: "0" is not between 0 and 1'),
        ({"tops": 3}, '"tops" is not a way to roll up; write {top: 3}'),
        ({"top": 3, "champion": 0.5}, "a mapping of several keys is not a way"),
        (None, '"None" is not a way to roll up'),
    ],
)
def test_what_is_no_way_is_refused_with_the_nearest(written: Any, words: str) -> None:
    """The message quotes what was written and says what to write."""
    with pytest.raises(ValueError, match=re.escape(words)):
        roll_up(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [("mean", "mean"), ({"top": 3}, "top 3"), ({"champion": "60%"}, "champion 0.6")],
)
def test_a_receipt_names_the_way_as_it_was_written(written: Any, said: str) -> None:
    """A percentage is said as a share."""
    assert roll_up(written).said == said

"""How much more a team finds, in words."""

import pytest

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.work_sentences import work_sentence


def said(
    more: tuple[float, float | None, float | None],
    ranking: str = "company size",
    *,
    is_baseline: bool = True,
    capacity: int = 200,
    every_days: float = 30.4,
) -> str:
    """Give the sentence for a number with its interval."""
    return work_sentence(
        Estimate(*more, n=2400),
        ranking=ranking,
        is_baseline=is_baseline,
        capacity=capacity,
        every_days=every_days,
        question="buys",
    )


def test_more_is_said_with_its_interval() -> None:
    """The sentence that everybody asks for."""
    assert said((34.2, 20.9, 47.3)) == (
        "At 200 accounts a month this ranking finds 34 more wins a year than working by company "
        "size: 21 to 47."
    )


def test_fewer_is_said_the_same_way() -> None:
    """With the smaller number first."""
    assert said((-1934.0, -2047.0, -1821.0), "random") == (
        "At 200 accounts a month this ranking finds 1,934 fewer wins a year than working at "
        "random: 1,821 to 2,047."
    )


def test_no_difference_is_said_with_both_ends() -> None:
    """Where the interval holds 0."""
    assert said((9.0, -12.4, 30.0), "as published") == (
        "At 200 accounts a month no difference from working by the scorecard as published can be "
        "told: between 12 fewer and 30 more wins a year."
    )


def test_small_numbers_have_a_decimal() -> None:
    """One win is a win, and nought needs neither more nor fewer."""
    assert "finds 1 more win a year" in said((1.0, 0.5, 1.5))
    assert "finds 2.4 more wins a year" in said((2.42, 0.5, 4.0))
    assert "finds 0.25 more wins a year" in said((0.251, 0.1, 0.5))
    assert "between 0 and 2.5 more wins" in said((1.0, 0.0, 2.5))


def test_orders_that_find_the_same_are_said_to() -> None:
    """Nothing between them differs in any draw."""
    assert said((0.0, 0.0, 0.0)) == (
        "At 200 accounts a month this ranking finds as many wins a year as working by company size."
    )


def test_without_an_interval_no_difference_can_be_told() -> None:
    """And none is."""
    assert said((1.0, None, None)) == (
        "At 200 accounts a month no difference from working by company size can be told."
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "a day"), (7, "a week"), (30.4, "a month"), (91.3, "a quarter"), (14, "every 14 days")],
)
def test_the_time_between_snapshots_is_named(days: float, words: str) -> None:
    """As people name it."""
    assert said((3.0, 2.0, 4.0), every_days=days).startswith(f"At 200 accounts {words} this")


def test_other_scorecards_are_named_as_such() -> None:
    """Baselines speak for themselves."""
    sentence = said((3.0, 2.0, 4.0), "growth_2", is_baseline=False, capacity=1)

    assert sentence == (
        "At 1 account a month this ranking finds 3 more wins a year than working by the scorecard "
        "growth_2: 2 to 4."
    )


def test_openings_are_not_called_wins() -> None:
    """The noun is that of the question."""
    sentence = work_sentence(
        Estimate(3.0, 2.0, 4.0, 9),
        ranking="random",
        is_baseline=True,
        capacity=5,
        every_days=7,
        question="opens",
    )

    assert "3 more openings a year" in sentence

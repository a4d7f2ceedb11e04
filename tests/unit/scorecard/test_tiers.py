"""Tiers, flags and cells as they are written."""

from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.tiers import (
    TiersByCapacity,
    TiersByScore,
    TiersByShare,
    cell,
    flag,
    tiers,
    usual_cell,
)


def test_the_three_ways_of_cutting_are_told_apart_by_their_bounds() -> None:
    """Scores, shares and capacities, each best first."""
    assert tiers({"A": 75, "B": "50.5", "C": -1}) == TiersByScore(
        (("A", Decimal(75)), ("B", Decimal("50.5")), ("C", Decimal(-1)))
    )
    assert tiers({"A": "top 10%", "B": "top  33.33 %", "C": "rest"}) == TiersByShare(
        (("A", Decimal("0.1")), ("B", Decimal("0.3333"))), "C"
    )
    assert tiers({"A": "25 per owner", "B": "rest"}) == TiersByCapacity((("A", 25),), "B")


@pytest.mark.parametrize(
    ("score", "tier"), [("100", "A"), ("75", "A"), ("74.9999", "B"), ("50", "B"), ("-3", "B")]
)
def test_the_last_tier_takes_what_lies_below_it(score: str, tier: str) -> None:
    """A tier begins at its score; the last one has no lower end."""
    cuts = tiers({"A": 75, "B": 50})

    assert isinstance(cuts, TiersByScore)
    assert cuts.tier_of(Decimal(score)) == tier


def test_the_names_stand_best_first() -> None:
    """All three ways name their tiers in the order of the file."""
    written: list[dict[Any, Any]] = [
        {1: 50, 2: 0},
        {"hot": "top 5%", "cold": "rest"},
        {"now": "9 per owner", "later": "rest"},
    ]

    assert [tiers(one).names for one in written] == [("1", "2"), ("hot", "cold"), ("now", "later")]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "at least one tier"),
        ([75, 50], "is not of the form"),
        ({"A": 50, "B": 75}, "best tier first"),
        ({"A": 50, "B": 50}, "best tier first"),
        ({"A": "high", "B": 0}, '"high" is not a score'),
        ({"A": "nan"}, '"nan" is not a score'),
        ({"A": "2e9"}, '"2e9" is not a score'),
        ({"A": "top 10%", "B": 0}, '"top 10%" is not a score; the last .* is written `rest`'),
        ({"A": "top 10%", "B": "5 per owner", "C": "rest"}, "write all tiers alike"),
        ({"A": 50, "B": "rest"}, "write all tiers alike"),
        ({"A": "top 30%", "B": "top 10%", "C": "rest"}, "reaching further"),
        ({"A": "top 0%", "B": "rest"}, '"top" needs a number above 0'),
        ({"A": "top 100%", "B": "rest"}, 'nothing is left for "B"'),
        ({"A": "0 per owner", "B": "rest"}, '"per owner" needs a number above 0'),
        ({"A": "9 per owner", "B": "9 per owner", "C": "rest"}, "reaching further"),
        ({"A": "top ١٠%", "B": "rest"}, "write all tiers alike"),
        ({"excluded": 50, "B": 0}, '"excluded" is a word Tradewind uses itself'),
        ({"A": 50, "unscored": 0}, '"unscored" is a word'),
    ],
)
def test_mistakes_in_tiers_are_refused_with_what_to_write(written: Any, message: str) -> None:
    """Mixed forms, wrong order, words that are taken, and what is no bound."""
    with pytest.raises(ValueError, match=message):
        tiers(written)


def test_a_flag_cuts_once() -> None:
    """From the score on an account is desirable, below it is not."""
    cut = flag("desirable", Decimal(60))

    assert [cut.tier_of(Decimal(score)) for score in (60, 59)] == ["desirable", "not desirable"]


def test_a_cell_joins_the_labels_of_two_dimensions() -> None:
    """Each dimension has labels of its own; an unknown score has a question mark."""
    found = cell({"fit": {"A": 75, "B": 0}, "use": {1: 50, 2: 0}})

    assert found.label({"fit": Decimal(80), "use": Decimal(10)}) == "A2"
    assert found.label({"fit": None, "use": Decimal(50)}) == "?1"


@pytest.mark.parametrize(("scale", "cut"), [(10, "7.5"), (100, "75")])
def test_the_usual_cell_is_cut_at_the_quarters(scale: int, cut: str) -> None:
    """A and 1 begin at three quarters of the scale."""
    found = usual_cell(scale)

    below = Decimal(cut) - Decimal("0.0001")
    assert found.label({"fit": Decimal(cut), "engagement": below}) == "A2"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"fit": {"A": 0}}, "a cell has two dimensions"),
        ("A1", "a cell has two dimensions"),
        ({"fit": {"A": "top 10%", "B": "rest"}, "use": {1: 0}}, "are cut by score"),
        ({"fit": {"A": 0, "B": 50}, "use": {1: 0}}, "best tier first"),
    ],
)
def test_mistakes_in_cells_are_refused(written: Any, message: str) -> None:
    """A cell has two sides, both cut by score."""
    with pytest.raises(ValueError, match=message):
        cell(written)

"""Bars on which an interval is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.cli.rendering.backtest_bars import PLAIN, interval_bar
from tradewind.measuring.estimates import Estimate

WIDTH = 20
shares = st.floats(0, 1)


def drawn(found: Estimate | None, *, most: float = 1.0) -> str:
    """Give the bar on 20 cells."""
    return interval_bar(found, most=most, width=WIDTH, signs=PLAIN).plain


@given(st.tuples(shares, shares, shares).map(sorted), st.floats(0.01, 1))
def test_a_bar_has_one_mark_and_never_leaves_its_cells(ends: list[float], most: float) -> None:
    """Solid, then the interval, with the number in it, in this order."""
    low, value, high = (min(end, most) for end in ends)

    bar = drawn(Estimate(value, low, high, 9), most=most)

    assert bar.count("|") == 1
    assert 1 <= len(bar) <= WIDTH
    assert bar.lstrip("#").replace("|", "-") == "-" * (len(bar) - bar.count("#"))


@pytest.mark.parametrize(
    ("found", "bar"),
    [
        (Estimate(0.5, 0.25, 0.75, 9), "#####-----|----"),
        (Estimate(1.0, 0.9, 1.0, 9), "##################-|"),
        (Estimate(0.0, 0.0, 0.1, 9), "|-"),
        (Estimate(0.0, None, None, 9), "|"),
        (None, ""),
    ],
)
def test_bars_by_hand(found: Estimate | None, bar: str) -> None:
    """A cell is a twentieth."""
    assert drawn(found) == bar


def test_nothing_is_drawn_where_all_is_zero() -> None:
    """There is no scale."""
    assert drawn(Estimate(0.0, 0.0, 0.0, 9), most=0.0) == ""

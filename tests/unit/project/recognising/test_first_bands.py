"""Bands of a first scorecard cover every number once."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.project.recognising.first_bands import band_edges, band_ranges, range_start
from tradewind.scorecard.intervals import interval

numbers = st.floats(-1e9, 1e9).map(lambda number: round(number, 3))


@given(deciles=st.lists(numbers, min_size=11, max_size=11).map(sorted), probe=numbers)
def test_every_number_lies_in_exactly_one_band(deciles: list[float], probe: float) -> None:
    """Whatever the quantiles, the bands leave no gap and do not overlap."""
    edges = band_edges(deciles)

    if edges:
        bands = [interval(text) for text in band_ranges(edges)]
        assert sum(band.holds(probe) for band in bands) == 1
        assert all(not band.is_empty for band in bands)


@pytest.mark.parametrize("deciles", [[7.0] * 11, [], [float("nan")] * 11])
def test_column_that_does_not_vary_has_no_edges(deciles: list[float]) -> None:
    """One value, no values or none that are finite make no bands."""
    assert band_edges(deciles) == ()


def test_narrow_columns_are_cut_at_even_steps() -> None:
    """Shares between 0 and 1 are cut at decimals."""
    edges = band_edges([place / 10 for place in range(11)])

    assert edges == tuple(map(Decimal, ("0.2", "0.4", "0.6", "0.8")))
    assert band_ranges(edges)[1] == "0.2..<0.4"


@pytest.mark.parametrize(
    ("text", "start"),
    [("200-499", 200), ("$1M-$10M", 1e6), ("10,000+", 1e4), ("<50", 49), ("1.2.3", None)],
)
def test_ranges_written_as_text_are_ordered(text: str, start: float | None) -> None:
    """The lower end of a range is read with its thousands and its factor."""
    assert range_start(text) == start

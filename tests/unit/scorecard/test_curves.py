"""Bands and ramps, read and applied."""

from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.curves import bands, ramp


def test_bands_are_read_in_any_order() -> None:
    """They stand in ascending order, each with the value written beside it."""
    found = bands({">=500": 6, "<50": 2, "50..499": 10})

    assert [band.written for band in found.bands] == ["<50", "50..499", ">=500"]
    assert [found.value_at(number) for number in (49.9, 50, 499.5, 500)] == [2, 10, 10, 6]


def test_a_number_in_no_band_has_no_value() -> None:
    """A gap gives None, not 0."""
    assert bands({"<10": 2, ">20": 8}).value_at(15) is None


def test_of_bands_that_overlap_the_first_counts() -> None:
    """The rules refuse overlaps; the arithmetic is certain all the same."""
    assert bands({"<=50": 1, ">=50": 2}).value_at(50) == 1


@pytest.mark.parametrize(
    ("number", "value"),
    [(-1e300, 0), (0, 0), (500, 2.5), (1000, 5), (5500, 7.5), (10000, 10), (1e300, 10)],
)
def test_a_ramp_is_straight_between_points_and_level_beyond(number: float, value: float) -> None:
    """Half the way between two points gives the middle of their values."""
    assert ramp({10000: 10, 0: 0, 1000: 5}).value_at(number) == value


def test_a_ramp_may_fall() -> None:
    """A quarter of the way from 10 down to -10 is 5."""
    assert ramp({0: 10, 100: -10}).value_at(25) == 5


def test_a_value_on_a_ramp_has_four_places() -> None:
    """A third of the way from 0 to 1 is 0.3333, before any weight."""
    assert ramp({0: 0, 3: 1}).value_at(1) == 0.3333


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "needs two points"),
        ({5: 1}, "needs two points"),
        ({5: 1, "5.0": 2}, "one value for each number"),
        ({5: 1, "six": 2}, '"six" is not a number'),
        ({5: 1, 6: "much"}, '"much" is not a number'),
        ({5: 1, 6: True}, '"True" is not a number'),
        ({5: 1, 6: "nan"}, '"nan" is not a number of at most 1e\\+99'),
        ({5: 1, "1e100": 2}, "of at most"),
        ([5, 1], "is not of the form"),
    ],
)
def test_what_is_no_ramp_is_refused(written: Any, message: str) -> None:
    """Too few points, two values for one number, and what is no number."""
    with pytest.raises(ValueError, match=message):
        ramp(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"fifty": 2}, '"fifty" is not a range'),
        ({"<50": "much"}, '"much" is not a number'),
        ({"<50": None}, '"None" is not a number'),
        ("<50", "is not of the form"),
    ],
)
def test_what_are_no_bands_is_refused(written: Any, message: str) -> None:
    """Keys are ranges and values are numbers."""
    with pytest.raises(ValueError, match=message):
        bands(written)


def test_values_of_a_curve_are_those_written() -> None:
    """The extremes of a curve are among them, which `neutral` and the reach rest on."""
    assert bands({"<5": -3, ">=5": "7.25"}).values == (Decimal(-3), Decimal("7.25"))
    assert ramp({0: 4, 9: 1}).values == (Decimal(4), Decimal(1))

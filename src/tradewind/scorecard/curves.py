"""From a number to a value: bands, and straight lines between points (a ramp)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from tradewind.scorecard.intervals import Interval, interval
from tradewind.scorecard.rounding import four_places

LARGEST_END = Decimal("1e99")
"""Numbers beyond this are no end of a band and no point of a ramp."""


@dataclass(frozen=True, slots=True)
class Band:
    """A range of numbers with one value, and the range as it was written."""

    written: str
    interval: Interval
    value: Decimal


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands in ascending order."""

    bands: tuple[Band, ...]

    def value_at(self, number: float) -> float | None:
        """Give the value of the band that holds the number, or None where no band does."""
        found = next((band for band in self.bands if band.interval.holds(number)), None)
        return None if found is None else float(found.value)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """All values it can give."""
        return tuple(band.value for band in self.bands)


@dataclass(frozen=True, slots=True)
class Ramp:
    """Points in ascending order, joined by straight lines, level beyond both ends."""

    points: tuple[tuple[Decimal, Decimal], ...]

    def value_at(self, number: float) -> float:
        """Give the value on the line, rounded to four places.

        Examples:
            >>> ramp({0: 0, 1000: 5, 10000: 10}).value_at(5500)
            7.5
        """
        if number <= float(self.points[0][0]):
            return float(self.points[0][1])
        for (x0, y0), (x1, y1) in pairwise(self.points):
            if number <= float(x1):
                slope = float(y1 - y0) / float(x1 - x0)
                return four_places(float(y0) + (number - float(x0)) * slope)
        return float(self.points[-1][1])

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values at its points, which hold the extremes."""
        return tuple(value for _, value in self.points)


def bands(written: Mapping[Any, Any]) -> Bands:
    """Read bands such as `{"<50": 2, "50..499": 10, ">=500": 6}`, in any order.

    Raises:
        ValueError: A key is not a range, or a value is not a number.
    """
    _must_be_mapping(written, '{"<50": 2, ">=50": 10}')
    read = [Band(str(key), interval(str(key)), _number(value)) for key, value in written.items()]
    return Bands(tuple(sorted(read, key=lambda band: band.interval.order)))


def ramp(written: Mapping[Any, Any]) -> Ramp:
    """Read a ramp such as `{0: 0, 1000: 5}`, in any order.

    Raises:
        ValueError: It has fewer than two points, or something in it is not a number.
    """
    _must_be_mapping(written, "{0: 0, 1000: 10}")
    read = sorted((_number(key), _number(value)) for key, value in written.items())
    if len(read) < 2:
        raise ValueError("a ramp needs two points or more, such as {0: 0, 1000: 10}")
    if any(x0 == x1 for (x0, _), (x1, _) in pairwise(read)):
        raise ValueError("a ramp has one value for each number")
    return Ramp(tuple(read))


def _must_be_mapping(written: object, example: str) -> None:
    if not isinstance(written, Mapping):
        raise ValueError(f'"{written}" is not of the form {example}')


def _number(written: object) -> Decimal:
    try:
        number = Decimal(str(written).strip())
    except ArithmeticError:
        raise ValueError(f'"{written}" is not a number') from None
    if isinstance(written, bool) or not number.is_finite() or abs(number) > LARGEST_END:
        raise ValueError(f'"{written}" is not a number of at most {LARGEST_END:.0e}')
    return number

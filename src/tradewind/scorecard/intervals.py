"""Ranges of numbers as people write them: "<50", "50..499", ">= 1e6"."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?"
_COMPARED = re.compile(rf"(<=|>=|<|>)\s*({_NUMBER})")
_SPAN = re.compile(rf"({_NUMBER})\s*\.\.(?!\.)\s*(<?)\s*({_NUMBER})")
_SINGLE = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; None means without end on that side."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = False

    def holds(self, number: float) -> bool:
        """Tell whether the number lies in the interval."""
        return self._above_low(number) and self._below_high(number)

    def _above_low(self, number: float) -> bool:
        if self.low is None:
            return True
        low = float(self.low)
        return number >= low if self.low_included else number > low

    def _below_high(self, number: float) -> bool:
        if self.high is None:
            return True
        high = float(self.high)
        return number <= high if self.high_included else number < high

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in the interval, such as "9..3"."""
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or not (self.low_included and self.high_included)

    @property
    def order(self) -> tuple[Decimal, bool]:
        """Sort key: by lower end, an included one first."""
        return (Decimal("-Infinity") if self.low is None else self.low), not self.low_included


def interval(text: str) -> Interval:
    """Read a range.

    Written are `<50`, `<=50`, `>50`, `>=50`, a single number, `50..499` and `0..<0.5`.
    `a..b` holds both ends as written: a number belongs to it if, cut to the places that b is
    written with, it is at most b. So `50..499` holds 499.9, and `500..999` may follow it
    without a gap; `0..<0.5` ends before 0.5.

    Raises:
        ValueError: The text is none of these.

    Examples:
        >>> interval("50..499").holds(499.9), interval("50..499").holds(500)
        (True, False)
        >>> interval(">= 1e6")
        Interval(low=Decimal('1E+6'), high=None, low_included=True, high_included=False)
    """
    text = text.strip()
    if match := _COMPARED.fullmatch(text):
        return _compared(match[1], Decimal(match[2]))
    if match := _SPAN.fullmatch(text):
        low, high = Decimal(match[1]), Decimal(match[3])
        return Interval(low, high if match[2] else high + _last_place(high))
    if _SINGLE.fullmatch(text):
        number = Decimal(text)
        return Interval(number, number, high_included=True)
    raise ValueError(f'"{text}" is not a range such as "<50", "50..499" or ">=500"')


def looks_like_interval(text: str) -> bool:
    """Tell whether the text has the form of a range (a lone number does not count)."""
    return bool(_COMPARED.fullmatch(text.strip()) or _SPAN.fullmatch(text.strip()))


def _compared(sign: str, number: Decimal) -> Interval:
    if sign.startswith("<"):
        return Interval(None, number, high_included=sign == "<=")
    return Interval(number, None, low_included=sign == ">=")


def _last_place(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))

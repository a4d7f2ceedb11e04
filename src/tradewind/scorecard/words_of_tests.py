"""What is said of a test of a column: where it holds, where it fails, where nobody knows."""

from dataclasses import dataclass
from decimal import Decimal

from tradewind.scorecard.conditions import AnyOf, AnyTest, InRange, IsKnown, IsYes, Not
from tradewind.scorecard.intervals import Interval


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one test.

    Attributes:
        passed: Where it holds; a test of texts says the text instead.
        failed: Where it does not.
        unknown: Where the value is unknown.
    """

    passed: str
    failed: str
    unknown: str


def said_of(column: str, test: AnyTest) -> Said:
    """Give what is said of a test of a column.

    Examples:
        >>> said_of("account.employees", InRange(Interval(Decimal(100), None))).failed
        'account.employees is not ≥ 100'
    """
    is_not = isinstance(test, Not)
    wanted = _wanted(test.test if isinstance(test, Not) else test)
    yes, no = f"{column} is {wanted}", f"{column} is not {wanted}"
    return Said(no if is_not else yes, yes if is_not else no, f"{column} is unknown")


def _wanted(test: AnyTest) -> str:
    match test:
        case AnyOf(values):
            return " or ".join(values)
        case InRange(interval):
            return _range(interval)
        case IsYes(wanted):
            return "yes" if wanted else "no"
        case IsKnown(wanted):
            return "known" if wanted else "unknown"
        case Not(inner):
            return f"not {_wanted(inner)}"


def _range(interval: Interval) -> str:
    """Write a range; of two ends the first belongs to it, the second as in `50..499`."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        if low is not None:
            return f"{'≥' if interval.low_included else '>'} {plain_number(low)}"
        assert high is not None, "a range has an end"
        return f"{'≤' if interval.high_included else '<'} {plain_number(high)}"
    if low == high:
        return plain_number(low)
    if low == low.to_integral_value() and high == high.to_integral_value() and high - low > 1:
        return f"{plain_number(low)}..{plain_number(high - 1)}"
    return f"{plain_number(low)}..<{plain_number(high)}"


def plain_number(number: Decimal) -> str:
    """Write a number without an exponent or idle zeros.

    Examples:
        >>> plain_number(Decimal("72.0000")), plain_number(Decimal("59.9600"))
        ('72', '59.96')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""Numbers of a backtest as people write them: shares, counts, money, and their intervals."""

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.percentages import shares_between
from tradewind.measuring.ratios import times_written

BETWEEN = "–"
UNKNOWN = "—"
"""Stands where a number is not known."""
_LARGE = ((1e9, "bn"), (1e6, "M"))


def share_interval(found: Estimate) -> str:
    """Write the interval of a share.

    Examples:
        >>> share_interval(Estimate(0.1, 0.0881, 0.1137, 2136))
        '8.8–11.4%'
    """
    if found.low is None or found.high is None:
        return ""
    return shares_between(found.low, found.high, BETWEEN)


def interval(found: Estimate, form: str, between: str = BETWEEN) -> str:
    """Write both ends of an interval in one form; nothing where the number was not measured.

    Examples:
        >>> interval(Estimate(0.764, 0.741, 0.787, 9), ".3f")
        '0.741–0.787'
        >>> interval(Estimate(5, -3, 15, 9), "+.0f", " to ")
        '-3 to +15'
        >>> interval(Estimate(-0.02, -0.041, -0.0002, 9), "+.3f", " to ")
        '-0.041 to 0.000'
    """
    if found.low is None or found.high is None or found.low == found.high:
        return ""
    low, high = (without_sign_of_zero(f"{end:{form}}") for end in (found.low, found.high))
    return f"{low}{between}{high}"


def without_sign_of_zero(number: str) -> str:
    """Take the sign off a written number that was rounded to nothing.

    Examples:
        >>> [without_sign_of_zero(number) for number in ("-0.000", "+0", "-0.001", "+3", "-1.4 M")]
        ['0.000', '0', '-0.001', '+3', '-1.4 M']
    """
    return number if set(number) & set("123456789") else number.lstrip("+-")


def count_words(number: float) -> str:
    """Write an expected count: whole from 10 on, with one place below.

    Examples:
        >>> count_words(182.4), count_words(4.73), count_words(-3.0), count_words(12345)
        ('182', '4.7', '-3', '12,345')
    """
    text = f"{number:,.0f}" if abs(number) >= 10 else f"{number:.1f}".removesuffix(".0")
    return without_sign_of_zero(text)


def count_interval(found: Estimate, *, is_signed: bool = False) -> str:
    """Write the interval of an expected count, or of a difference of two.

    Examples:
        >>> count_interval(Estimate(182, 160, 205, 9))
        '160–205'
        >>> count_interval(Estimate(4.7, 0.1, 10.8, 9), is_signed=True)
        '+0.1 to +11'
    """
    if found.low is None or found.high is None:
        return ""
    if not is_signed:
        return f"{count_words(found.low)}{BETWEEN}{count_words(found.high)}"
    return f"{signed_words(found.low)} to {signed_words(found.high)}"


def signed_words(number: float) -> str:
    """Write a difference of counts with its sign.

    Examples:
        >>> signed_words(34.2), signed_words(-3.0), signed_words(0.01)
        ('+34', '-3', '0')
    """
    text = count_words(number)
    return f"+{text}" if number > 0 and text != "0" else text


def money_words(amount: float) -> str:
    """Write an amount with three figures that count.

    Examples:
        >>> [money_words(amount) for amount in (48_213, 10_050_000, 2_150_000_000, 999.6, 0)]
        ['48,200', '10.1 M', '2.15 bn', '1,000', '0']
    """
    for size, unit in _LARGE:
        if abs(amount) >= size * 0.9995:
            return f"{_three_figures(amount / size):,.10g} {unit}"
    return without_sign_of_zero(f"{_three_figures(amount):,.10g}")


def _three_figures(number: float) -> float:
    return float(f"{number:.3g}")


def money_interval(found: Estimate) -> str:
    """Write the interval of an amount.

    Examples:
        >>> money_interval(Estimate(9.1e6, 7.7e6, 10.5e6, 9))
        '7.7 M–10.5 M'
        >>> money_interval(Estimate(650_000, -120_000, 1.4e6, 9))
        '-120,000 to 1.4 M'
    """
    if found.low is None or found.high is None:
        return ""
    between = BETWEEN if found.low >= 0 else " to "
    return f"{money_words(found.low)}{between}{money_words(found.high)}"


def times_interval(found: Estimate) -> str:
    """Write the interval of such a ratio, to stand behind it; nothing where it tells nothing.

    Examples:
        >>> times_interval(Estimate(12.4, 9.4, 16.6, 9)), times_interval(Estimate(9, 4, None, 9))
        (', 9.4 to 17', ', at least 4.0')
        >>> times_interval(Estimate(0.21, 0.03, None, 9))
        ', 0.03 to any number'
    """
    if found.low is None:
        return ""
    if found.high is None and found.low < 1:
        return f", {times_written(found.low)} to any number"
    if found.high is None:
        return f", at least {times_written(found.low)}"
    return f", {times_written(found.low)} to {times_written(found.high)}"

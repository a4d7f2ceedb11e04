"""Numbers of a backtest as people write them: shares, counts, money, days, and their intervals."""

from tradewind.measuring.estimates import Estimate

BETWEEN = "–"
UNKNOWN = "—"
"""Stands where a number is not known."""
_LARGE = ((1e9, "bn"), (1e6, "M"))


def share_words(share: float) -> str:
    """Write a share (0–1) as a percentage with one place at most; with more below 1 %.

    Examples:
        >>> [share_words(share) for share in (0.1002, 0.5, 0.0081, 0.00064, 0, 1, 0.99999)]
        ['10 %', '50 %', '0.81 %', '0.064 %', '0 %', '100 %', '99.9 %']
    """
    return f"{_percentage(share)} %"


def share_interval(found: Estimate) -> str:
    """Write the interval of a share.

    Examples:
        >>> share_interval(Estimate(0.1, 0.0881, 0.1137, 2136))
        '8.8–11.4 %'
    """
    if found.low is None or found.high is None:
        return ""
    return f"{_percentage(found.low)}{BETWEEN}{_percentage(found.high)} %"


def _percentage(share: float) -> str:
    percent = 100 * share
    if 0 < abs(percent) < 1:
        return f"{percent:.2g}"
    if 99.95 <= percent < 100:  # nearly all is not all
        return "99.9"
    text = f"{percent:.1f}"
    return text.removesuffix(".0")


def interval(found: Estimate, form: str, between: str = BETWEEN) -> str:
    """Write both ends of an interval in one form; nothing where the number was not measured.

    Examples:
        >>> interval(Estimate(0.764, 0.741, 0.787, 9), ".3f")
        '0.741–0.787'
        >>> interval(Estimate(5, -3, 15, 9), "+.0f", " to ")
        '-3 to +15'
    """
    if found.low is None or found.high is None or found.low == found.high:
        return ""
    return f"{found.low:{form}}{between}{found.high:{form}}"


def count_words(number: float) -> str:
    """Write an expected count: whole from 10 on, with one place below.

    Examples:
        >>> count_words(182.4), count_words(4.73), count_words(-3.0), count_words(12345)
        ('182', '4.7', '-3', '12,345')
    """
    text = f"{number:,.0f}" if abs(number) >= 10 else f"{number:.1f}".removesuffix(".0")
    return text.removeprefix("-") if float(text.replace(",", "")) == 0 else text


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
    return f"{_three_figures(amount):,.10g}"


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


def days_words(days: float) -> str:
    """Write a number of days; whole ones without places.

    Examples:
        >>> days_words(90.0), days_words(1.0), days_words(30.5)
        ('90 days', '1 day', '30.5 days')
    """
    return f"{days:,.10g} {'day' if days == 1 else 'days'}"


def times_words(ratio: float) -> str:
    """Write how many times as often; with the more places, the nearer to 1 or below.

    Examples:
        >>> times_words(12.41), times_words(3.49), times_words(1.034), times_words(0.719)
        ('12', '3.5', '1.03', '0.72')
    """
    if ratio >= 10:
        return f"{ratio:,.0f}"
    return f"{ratio:.1f}" if ratio >= 2 else f"{ratio:.2f}"


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
        return f", {times_words(found.low)} to any number"
    if found.high is None:
        return f", at least {times_words(found.low)}"
    return f", {times_words(found.low)} to {times_words(found.high)}"

"""Numbers as people read them: shares, counts, money, days, and their intervals."""

from collections.abc import Callable
from datetime import datetime

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.percentages import share_written

Write = Callable[[float], str]
"""Writes one number with its unit."""

SPACE = "\N{NO-BREAK SPACE}"
NOTHING = "–"
"""Stands where there is no number."""

_MILLION = 1_000_000


def share(value: float) -> str:
    """Write a share of one in percent, with the page's sign for minus.

    Examples:
        >>> share(0.0081), share(0.1234), share(-0.02)
        ('0.81%', '12.3%', '−2%')
    """
    return share_written(value).replace("-", "−")


def whole(value: float) -> str:
    """Write a count or a whole number.

    Examples:
        >>> whole(12345.4), whole(-3)
        ('12,345', '−3')
    """
    return f"{round(value):,}".replace("-", "−")


def few(value: float) -> str:
    """Write a number of wins: a decimal below ten, where it matters.

    Examples:
        >>> few(34.2), few(4.71), few(4), few(-0.04), few(9.97)
        ('34', '4.7', '4', '0', '10')
    """
    rounded = round(value, 1)
    return whole(rounded) if abs(rounded) >= 10 else _bare(rounded, 1)


def index(value: float) -> str:
    """Write a number between 0 and 1 with three decimals, such as an AUC.

    Examples:
        >>> index(0.7641), index(-0.0031)
        ('0.764', '−0.003')
    """
    return _signed(value, 3)


def fine(value: float) -> str:
    """Write a small number with four decimals, such as a Brier score."""
    return _signed(value, 4)


def days(value: float) -> str:
    """Write a number of days.

    Examples:
        >>> days(1.0).replace(SPACE, " "), days(91.6).replace(SPACE, " ")
        ('1 day', '92 days')
    """
    return f"{whole(value)}{SPACE}{'day' if round(value) == 1 else 'days'}"


def money(currency: str | None) -> Write:
    """Give what writes amounts of a currency with three digits, from a million on in millions.

    Examples:
        >>> [money("EUR")(one).replace(SPACE, " ") for one in (37_378, 10_150_000, 0.5, 0)]
        ['EUR 37,400', 'EUR 10.2 M', 'EUR 0.5', 'EUR 0']
        >>> money(None)(-1200)
        '−1,200'
    """
    unit = f"{currency}{SPACE}" if currency else ""

    def write(value: float) -> str:
        rounded = float(f"{value:.3g}")
        if abs(rounded) >= _MILLION:
            return f"{unit}{_bare(rounded / _MILLION, 2)}{SPACE}M"
        return f"{unit}{_bare(rounded, 2)}"

    return write


def interval(estimate: Estimate, write: Write) -> str:
    """Write an interval, with words where an end is missing; nothing where none was measured.

    Examples:
        >>> interval(Estimate(0.5, 0.2, 0.9, 9), index), interval(Estimate(5, 3, None, 9), whole)
        ('0.200 to 0.900', '3 or more')
        >>> interval(Estimate(5, 3, 9, 9), money("EUR")).replace(SPACE, " ")
        'EUR 3 to 9'
    """
    if estimate.low == estimate.high:
        return ""
    if estimate.high is None:
        return f"{write(estimate.low or 0.0)} or more"
    if estimate.low is None:
        return f"{write(estimate.high)} or less"
    low, high = write(estimate.low), write(estimate.high)
    currency, _, amount = high.partition(SPACE)
    if currency.isalpha() and low.startswith(currency):
        high = amount
    units = ("%", f"{SPACE}days", f"{SPACE}M")
    unit = next((unit for unit in units if high.endswith(unit)), "")
    return f"{low.removesuffix(unit)} to {high}"


def estimated(estimate: Estimate | None, write: Write) -> str:
    """Write a number with its interval behind it, which stays on one line.

    Examples:
        >>> estimated(Estimate(0.123, 0.101, 0.148, 900), share).replace(SPACE, " ")
        '12.3% (10.1 to 14.8%)'
        >>> estimated(Estimate(8.1e6, 9e5, 9.6e6, 40), money("EUR")).replace(SPACE, " ")
        'EUR 8.1 M (900,000 to 9.6 M)'
        >>> estimated(None, share)
        '–'
    """
    if estimate is None:
        return NOTHING
    value, ends = write(estimate.value), interval(estimate, write).replace(" ", SPACE)
    currency = value.partition(SPACE)[0]
    if currency.isalpha():
        ends = ends.removeprefix(currency).removeprefix(SPACE)
    return f"{value} ({ends})" if ends else value


def day(moment: datetime) -> str:
    """Write a date.

    Examples:
        >>> day(datetime(2026, 5, 1))  # noqa: DTZ001
        '1 May 2026'
    """
    return f"{moment.day} {moment:%B %Y}"


def _bare(value: float, decimals: int) -> str:
    """Write a number with at most so many decimals, without zeros at its end."""
    written = _signed(value, decimals)
    return written.rstrip("0").rstrip(".") if "." in written else written


def _signed(value: float, decimals: int) -> str:
    written = f"{value:,.{decimals}f}"
    return (
        written.lstrip("-") if float(written.replace(",", "")) == 0 else written.replace("-", "−")
    )

"""Lengths of time as people write them: "30d", "6w", "1 month"; always a number of days."""

import re
from typing import Any

DAYS_A_WEEK, DAYS_A_MONTH, DAYS_A_YEAR = 7, 30, 365
"""A month is always 30 days and a year 365, so that the time of year never moves a score."""
MOST_DAYS = 100 * DAYS_A_YEAR
"""A hundred years; anything longer is a slip."""

_DAYS_IN = {
    **dict.fromkeys(("d", "day", "days"), 1),
    **dict.fromkeys(("w", "week", "weeks"), DAYS_A_WEEK),
    **dict.fromkeys(("mo", "month", "months"), DAYS_A_MONTH),
    **dict.fromkeys(("y", "year", "years"), DAYS_A_YEAR),
}
_UNITS = "days (d), weeks (w), months (mo) or years (y)"
_WRITTEN = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)[ ]*([A-Za-z]*)")


def days_in(written: Any) -> float:
    """Read a length of time, and give it in days.

    A week is 7 days, a month 30 and a year 365, whatever the calendar says.

    Args:
        written: A whole number with a unit, such as "30d", "6w", "2 weeks", "1 month", "24mo",
            "1y" or "90 days"; in small or capital letters.

    Raises:
        ValueError: It is a bare number or no length of time, its unit is unknown, or it is not
            above zero, not whole, or longer than 100 years.

    Examples:
        >>> [days_in(written) for written in ("30d", "6w", "1 month", "24mo", "1y")]
        [30.0, 42.0, 30.0, 720.0, 365.0]
    """
    if isinstance(written, dict | list):
        raise ValueError(
            f"a list or a mapping is not a length of time; write {_UNITS}, such as 30d"
        )
    match = _WRITTEN.fullmatch(str(written).strip(" "))
    if match is None or isinstance(written, bool):
        raise ValueError(f'"{written}" is not a length of time; write {_UNITS}, such as 30d')
    number, unit = match[1].lstrip("+"), match[2].lower()
    if not unit:
        raise ValueError(f'"{written}" has no unit; write {_UNITS}, such as {_number(number)}d')
    if unit not in _DAYS_IN:
        raise ValueError(f'"{written}" has an unknown unit; write {_UNITS}, such as 30d')
    if number.startswith("-") or not float(number):
        raise ValueError(f'"{written}" is not above zero; write a length of time such as 30d')
    if "." in number:
        raise ValueError(f'"{written}" is not a whole number of its unit; write days, such as 45d')
    days = int(number) * _DAYS_IN[unit] if len(number) <= len(str(MOST_DAYS)) else MOST_DAYS + 1
    if days > MOST_DAYS:
        raise ValueError(f'"{written}" is longer than 100 years; write at most 100y')
    return float(days)


def _number(number: str) -> str:
    """Give the number as an example with a unit, where it makes one."""
    is_fit = number.isdecimal() and 0 < int(number) <= MOST_DAYS if len(number) < 9 else False
    return number if is_fit else "30"

"""How a raw value is read as a moment in UTC."""

import re
from datetime import UTC, date, datetime, time
from typing import Literal

from tradewind.scorecard.facts import RawValue

DateOrder = Literal["iso", "day_first", "month_first"]
"""How a text such as 03/04/2026 is read; `iso` does not read it."""

_YEAR = "[1-8][0-9]{3}"
_LEAP_YEAR = "([1-8][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[1357][26])00)"
_ISO_DAY = (
    f"({_YEAR}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)"
    f"|(0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)"
)
_ISO_TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6}0{0,3})?)?"
_OFFSET = "(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)"
ISO_MOMENT = f"^({_ISO_DAY}([T ]{_ISO_TIME}{_OFFSET}?)?|9999-12-31([T ]{_ISO_TIME}Z?)?)$"
"""A day that exists, year first, and a time of day with an offset from UTC if there is one.

Years run from 1000 to 8999, and 9999-12-31 is the end of time. Seconds have six places.
"""

_SEPARATOR = "[./-]"
_DAY_MONTH = (
    f"((0?[1-9]|1[0-9]|2[0-8]){_SEPARATOR}(0?[1-9]|1[0-2])|(29|30){_SEPARATOR}(0?[13-9]|1[0-2])"
    f"|31{_SEPARATOR}(0?[13578]|1[02]))"
)
_MONTH_DAY = (
    f"((0?[1-9]|1[0-2]){_SEPARATOR}(0?[1-9]|1[0-9]|2[0-8])|(0?[13-9]|1[0-2]){_SEPARATOR}(29|30)"
    f"|(0?[13578]|1[02]){_SEPARATOR}31)"
)
_TIME_OF_DAY = (
    ",? ((0?[0-9]|1[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
    "|(0?[1-9]|1[0-2]):[0-5][0-9](:[0-5][0-9])? ?[AaPp][Mm])"
)
DAY_FIRST_MOMENT = (
    f"^({_DAY_MONTH}{_SEPARATOR}{_YEAR}|29{_SEPARATOR}0?2{_SEPARATOR}{_LEAP_YEAR}"
    f"|31{_SEPARATOR}12{_SEPARATOR}9999)({_TIME_OF_DAY})?$"
)
"""A day that exists as day, month, year, parted by dots, slashes or hyphens, with a time or not."""
MONTH_FIRST_MOMENT = (
    f"^({_MONTH_DAY}{_SEPARATOR}{_YEAR}|0?2{_SEPARATOR}29{_SEPARATOR}{_LEAP_YEAR}"
    f"|12{_SEPARATOR}31{_SEPARATOR}9999)({_TIME_OF_DAY})?$"
)
"""A day that exists as month, day, year, parted by dots, slashes or hyphens, with a time or not."""

_PATTERNS = {"day_first": DAY_FIRST_MOMENT, "month_first": MONTH_FIRST_MOMENT}


def moment_in(raw: RawValue, dates: DateOrder = "iso") -> datetime | None:
    """Read a raw value as a moment in UTC; a date is its midnight; no zone means UTC.

    Texts with the year first are read in every order; None where a text names no day that exists.

    Examples:
        >>> moment_in("2026-03-31T14:00:00+02:00")
        datetime.datetime(2026, 3, 31, 12, 0, tzinfo=datetime.timezone.utc)
        >>> moment_in("31.3.2026 2:30 pm", "day_first")
        datetime.datetime(2026, 3, 31, 14, 30, tzinfo=datetime.timezone.utc)
        >>> moment_in("2026-02-30") is None
        True
    """
    if isinstance(raw, datetime):
        return raw.replace(tzinfo=UTC) if raw.tzinfo is None else raw.astimezone(UTC)
    if isinstance(raw, date):
        return datetime.combine(raw, time(), UTC)
    if not isinstance(raw, str):
        return None
    text = raw.strip(" ")
    if re.fullmatch(ISO_MOMENT, text):
        return moment_in(datetime.fromisoformat(text))
    pattern = _PATTERNS.get(dates)
    return _rearranged(text, dates) if pattern and re.fullmatch(pattern, text) else None


def _rearranged(text: str, dates: DateOrder) -> datetime:
    """Read a text that matches the pattern of its order."""
    spaced = re.sub("([ap]m)", r" \1", text.lower())
    first, second, year, *clock = re.split("[./:, -]+", spaced)
    day, month = (first, second) if dates == "day_first" else (second, first)
    half = clock.pop() if clock and clock[-1].isalpha() else ""
    hour, minute, second_of_minute = (int(part) for part in (*clock, "0", "0", "0")[:3])
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    moment = datetime(int(year), int(month), int(day), hour, minute, second_of_minute)  # noqa: DTZ001  given UTC below
    return moment.replace(tzinfo=UTC)

"""How a raw value is read as a moment in UTC."""

import re
from datetime import UTC, date, datetime, time

from tradewind.scorecard.facts import RawValue
from tradewind.written_forms import (
    DAY_FIRST_MOMENT,
    ISO_MOMENT,
    MONTH_FIRST_MOMENT,
    DateOrder,
)

_PATTERNS = {"day_first": DAY_FIRST_MOMENT, "month_first": MONTH_FIRST_MOMENT}


def in_utc(moment: datetime) -> datetime:
    """Give a moment in UTC; one without a time zone is in UTC already."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


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
        return in_utc(raw)
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

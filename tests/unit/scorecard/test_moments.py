"""How raw values are read as moments in UTC."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tradewind.scorecard.moments import moment_in
from tradewind.written_forms import DateOrder

NEW_YORK_IN_WINTER = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        (None, None), ("", None), ("soon", None), (5, None), (True, None),
        ("2026-02-30", None), ("31/03/2026", None), ("2026-03-31\n", None),
        ("2026-03-31", "2026-03-31T00:00+00:00"),
        (" 2026-03-31 14:00 ", "2026-03-31T14:00+00:00"),
        ("2026-03-31T14:00:00+02:00", "2026-03-31T12:00+00:00"),
        ("2026-03-31T14:00:00.250Z", "2026-03-31T14:00:00.250+00:00"),
        ("1969-12-31T23:59:59", "1969-12-31T23:59:59+00:00"),
        (date(1969, 12, 31), "1969-12-31T00:00+00:00"),
        (datetime.fromisoformat("2026-03-08T02:30"), "2026-03-08T02:30+00:00"),
        (datetime(2026, 1, 1, 12, tzinfo=NEW_YORK_IN_WINTER), "2026-01-01T17:00+00:00"),
    ],
)  # fmt: skip
def test_moments(raw: Any, moment: str | None) -> None:
    """A date is its midnight, and what has no zone is in UTC, also an hour that others skip."""
    found = moment_in(raw)

    assert found == (None if moment is None else datetime.fromisoformat(moment))
    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("order", "moment"),
    [("iso", None), ("day_first", "2026-04-03T00:00Z"), ("month_first", "2026-03-04T00:00Z")],
)
def test_the_order_of_day_and_month_is_never_guessed(order: DateOrder, moment: str | None) -> None:
    """03/04/2026 is a date only where the source says which of the two is the day."""
    found = moment_in("03/04/2026", order)

    assert found == (None if moment is None else datetime.fromisoformat(moment))


@pytest.mark.parametrize(
    ("written", "hour"), [("12:05 AM", 0), ("12:05pm", 12), ("1:05 PM", 13), ("17:05", 17)]
)
def test_noon_and_midnight_are_told_apart(written: str, hour: int) -> None:
    """Twelve at night is 0, twelve at noon is 12."""
    expected = datetime(2026, 3, 31, hour, 5, tzinfo=UTC)

    assert moment_in(f"31.3.2026 {written}", "day_first") == expected

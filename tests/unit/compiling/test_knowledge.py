"""The moments of a statement: to which ages are measured, and whose knowledge it may use."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tradewind.compiling.knowledge import Knowledge

MARCH = datetime(2026, 3, 31, tzinfo=UTC)


def test_usually_it_is_three_times_the_same_moment() -> None:
    """A score as of a date knows everything of that date."""
    at = Knowledge.at(MARCH)

    assert at == Knowledge(as_of=MARCH, events_by=MARCH, data_by=MARCH)
    assert at.as_of_seconds == at.events_by_seconds == at.data_by_seconds == 1_774_915_200


def test_each_moment_has_its_own_seconds() -> None:
    """Time passes a day further than events are known, and these an hour further than data."""
    at = replace(
        Knowledge.at(MARCH),
        as_of=MARCH + timedelta(days=1),
        data_by=MARCH - timedelta(hours=1),
    )

    assert at.as_of_seconds - at.events_by_seconds == 86_400
    assert at.events_by_seconds - at.data_by_seconds == 3_600


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    """Two hours past midnight in Berlin's summer is midnight in UTC."""
    berlin = datetime(2026, 3, 31, 2, tzinfo=timezone(timedelta(hours=2)))

    assert Knowledge.at(berlin).as_of_seconds == Knowledge.at(MARCH).as_of_seconds


@pytest.mark.parametrize("name", ["as_of", "events_by", "data_by"])
def test_a_moment_without_a_time_zone_is_refused(name: str) -> None:
    """It would mean another one on another machine."""
    naive = MARCH.replace(tzinfo=None)

    with pytest.raises(ValueError, match="needs a time zone: 2026-03-31T00:00:00"):
        replace(Knowledge.at(MARCH), **{name: naive})

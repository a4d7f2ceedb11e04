"""Lengths of time: a closed vocabulary, always in days."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.scorecard.durations import days_in


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("30d", 30),
        ("90 days", 90),
        ("1 day", 1),
        ("6w", 42),
        ("2 weeks", 14),
        ("1 month", 30),
        ("24mo", 720),
        ("12 months", 360),
        ("1y", 365),
        ("100 years", 36_500),
        (" 30D ", 30),
        ("007d", 7),
        ("+7d", 7),
    ],
)
def test_every_unit_is_a_fixed_number_of_days(written: str, days: float) -> None:
    """Weeks have 7 days, months 30 and years 365, whatever the calendar says."""
    assert days_in(written) == days


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("30", r'"30" has no unit; write days \(d\), .* such as 30d'),
        (45, '"45" has no unit; .* such as 45d'),
        (Decimal("1.5"), '"1.5" has no unit; .* such as 30d'),
        (-5, '"-5" has no unit; .* such as 30d'),
        ("9" * 5000, "has no unit; .* such as 30d"),
        ("30m", r'"30m" has an unknown unit; .*months \(mo\)'),
        ("8 hours", '"8 hours" has an unknown unit'),
        ("3 fortnights", '"3 fortnights" has an unknown unit'),
        ("0d", '"0d" is not above zero'),
        ("0.0w", '"0.0w" is not above zero'),
        ("-1 month", '"-1 month" is not above zero'),
        ("1.5 months", '"1.5 months" is not a whole number'),
        ("36501d", '"36501d" is longer than 100 years; write at most 100y'),
        ("101y", '"101y" is longer than 100 years'),
        (f"{'9' * 5000}d", "is longer than 100 years"),
        (1e300, r'"1e\+300" is not a length of time'),
        ("1e300d", '"1e300d" is not a length of time'),
        (float("nan"), '"nan" is not a length of time'),
        (float("inf"), '"inf" is not a length of time'),
        (True, '"True" is not a length of time'),
        (None, '"None" is not a length of time'),
        ({"days": 3}, "is not a length of time"),
        ("", '"" is not a length of time'),
        ("d", '"d" is not a length of time'),
        ("٣d", '"٣d" is not a length of time'),
        ("30d 5w", '"30d 5w" is not a length of time'),
    ],
)
def test_what_is_no_length_of_time_is_refused(written: Any, message: str) -> None:
    """The message quotes what was written and says the units and an example."""
    with pytest.raises(ValueError, match=message):
        days_in(written)


@given(st.text(alphabet="0123456789.-+eE dwmonthyears\n", max_size=12) | st.text(max_size=8))
def test_any_text_is_a_length_of_time_or_refused(written: str) -> None:
    """Nothing but a ValueError can happen, and what is read lies above 0 and within 100 years."""
    try:
        days = days_in(written)
    except ValueError:
        return
    assert 0 < days <= 36_500

"""How raw values are read; beside texts, which are tested against SQL as well."""

import math
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tradewind.scorecard.facts import moment_in, number_in, text_in, yes_no_in

NEW_YORK_IN_WINTER = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (None, None), ("", None), ("   ", None), (" 7 ", 7), ("-0", 0), ("007", 7), ("5.", 5),
        (".5", 0.5), ("1e6", 1e6), ("1E-2", 0.01), ("1,234,567", 1234567), ("$1,250.50", 1250.5),
        ("-€3", -3), ("€-3", None), ("1,5", None), ("12,34", None), ("1.234.567", None),
        ("12 %", None), ("1 000", None), ("(5)", None), ("n/a", None), ("nan", None),
        ("inf", None), ("1e400", None), ("0x10", None), ("1_000", None), ("٣", None),
        ("7\n", None), ("7\t", None), ("\u00a07", None), ("$1,000\n", None),
        (7, 7), (-2.5, -2.5), (True, 1), (False, 0), (math.nan, None), (math.inf, None),
        (-math.inf, None), (1.7e308, 1.7e308), (5e-324, 5e-324),
        (date(2026, 1, 1), None), (datetime(2026, 1, 1, tzinfo=UTC), None),
    ],
)  # fmt: skip
def test_numbers(raw: Any, number: float | None) -> None:
    """What is certainly a number is read; a lone decimal comma is not guessed at."""
    assert number_in(raw) == number


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (None, None), ("", None), (" Yes ", True), ("TRUE", True), ("t", True), ("1", True),
        ("No", False), ("f", False), ("0", False), ("2", None), ("ja", None), ("yes\n", None),
        (True, True), (False, False), (1, True), (0.0, False), (2, None), (0.5, None),
        (math.nan, None), (date(2026, 1, 1), None),
    ],
)  # fmt: skip
def test_yes_or_no(raw: Any, answer: bool | None) -> None:
    """A few words in any case, and the numbers 1 and 0."""
    assert yes_no_in(raw) is answer


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
    ("raw", "text"),
    [
        (None, None), ("", None), ("    ", None), (" a b ", "a b"), ("\tx", "\tx"),
        ("\u00a0", "\u00a0"), (5, "5"), (5.0, "5"), (-0.0, "0"), (2.5, "2.5"), (1e15, "1e+15"),
        (True, "true"), (False, "false"),
    ],
)  # fmt: skip
def test_texts(raw: Any, text: str | None) -> None:
    """Blanks are spaces and nothing else; numbers and yes/no read as the statement writes them."""
    assert text_in(raw) == text

"""How raw values are read; beside texts, which are tested against SQL as well."""

import math
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tradewind.scorecard.facts import number_in, text_in, yes_no_in


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
    ("raw", "text"),
    [
        (None, None), ("", None), ("    ", None), (" a b ", "a b"), ("\tx", "\tx"),
        ("\u00a0", "\u00a0"), (5, "5"), (5.0, "5"), (-0.0, "0"), (2.5, "2.5"),
        (True, "true"), (False, "false"),
    ],
)  # fmt: skip
def test_texts(raw: Any, text: str | None) -> None:
    """Blanks are spaces and nothing else; numbers and yes/no read as the statement writes them."""
    assert text_in(raw) == text

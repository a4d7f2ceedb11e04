"""Conditions: their forms, and their logic of true, false and unknown."""

from typing import Any

import pytest

from tradewind.scorecard.conditions import condition

TRUE, FALSE, UNKNOWN = {"a": "yes"}, {"a": "no"}, {"a": "perhaps"}


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("yes", "yes", True),
        ("yes", "no", False),
        ("yes", None, None),
        ("no", "yes", False),
        ("no", "no", False),
        ("no", None, False),
        (None, "yes", None),
        (None, "no", False),
        (None, None, None),
    ],
)
def test_one_false_test_decides_and_else_one_unknown(
    first: str | None, second: str | None, together: bool | None
) -> None:
    """The truth table of two tests."""
    both = condition({"a": True, "b": True})

    assert both.holds({"a": first, "b": second}) is together


@pytest.mark.parametrize(
    ("test", "value", "holds"),
    [
        ("Software", " Software ", True),
        ("Software", "software", False),
        (["Software", "Internet"], "Internet", True),
        (["Software"], "", None),
        (["Software"], None, None),
        ([2026, "x"], "2026", True),
        ("5", 5, True),
        (5, "5.0", True),
        (5, 6, False),
        ("100..499", "$499.50", True),
        (">= 1e6", 999_999.99, False),
        ("<50", "n/a", None),
        ("<50", True, True),
        (True, "Y", True),
        (True, 0, False),
        (False, False, True),
        (False, "maybe", None),
        ("known", "x", True),
        ("known", "  ", False),
        ("unknown", None, True),
        ("unknown", 0, False),
        ({"not": ["Russia"]}, "France", True),
        ({"not": "Russia"}, "Russia", False),
        ({"not": "Russia"}, None, None),
        ({"not": "<50"}, 50, True),
        ({"not": True}, None, None),
        ({"not": "known"}, None, True),
    ],
)
def test_every_form_tests_one_value(test: Any, value: Any, holds: bool | None) -> None:
    """Texts to the letter, ranges, yes or no, known or not, and the opposite of each."""
    assert condition({"column": test}).holds({"column": value}) is holds


def test_a_column_that_is_not_there_is_unknown() -> None:
    """A test of it is unknown, but whether it is known is certain."""
    assert condition({"gone": "x"}).holds({}) is None
    assert condition({"gone": "known"}).holds({}) is False


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "at least one test"),
        ("industry", "at least one test"),
        ({"a": []}, "is not a test"),
        ({"a": ""}, "is not a test"),
        ({"a": "  "}, "is not a test"),
        ({"a": None}, "is not a test"),
        ({"a": 1.5}, "is not a test"),
        ({"a": ["x", ""]}, "is not a test"),
        ({"a": ["known", "x"]}, "is not a test"),
        ({"a": [True]}, "is not a test"),
        ({"a": {"but": "x"}}, "is not a test"),
        ({"a": {"not": "x", "and": "y"}}, "is not a test"),
        ({"a": {"not": {"not": "x"}}}, "`not` stands once"),
        ({"a": "9..3"}, 'no number lies in "9..3"'),
    ],
)
def test_what_is_no_condition_is_refused(written: Any, message: str) -> None:
    """The forms are closed."""
    with pytest.raises(ValueError, match=message):
        condition(written)

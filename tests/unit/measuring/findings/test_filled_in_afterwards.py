"""A field that is filled in only after the outcome is found by where it is empty."""

import numpy as np

from support.planted_evidence import attribute, found_by, observed, outcomes
from tradewind.measuring.observations import Floats

ROWS = observed(outcomes(100, 1000))


def filled(positives: int, negatives: int) -> Floats:
    """Give a column that is filled in for so many positives and negatives."""
    where = np.concatenate([np.arange(100) < positives, np.arange(900) < negatives])
    return np.where(where, 5.0, np.nan)


def test_a_mostly_empty_field_that_winners_have_fires() -> None:
    """Of 120 filled rows 60 are positive: lift 5 where filled, 0.45 where empty."""
    (said,) = found_by("TW806", ROWS, attribute("contract no", filled(60, 60)))

    assert "empty in 88% of the rows, with a lift of 0.45" in said
    assert "a lift of 5.00 where it is filled in" in said


def test_a_field_with_an_empty_lift_above_0_6_is_silent() -> None:
    """Of 120 filled rows 40 are positive: the empty ones have a lift of 0.68."""
    assert found_by("TW806", ROWS, attribute("contract no", filled(40, 80))) == []


def test_a_field_that_is_empty_in_less_than_80_percent_is_silent() -> None:
    """Of 210 filled rows 70 are positive; 79% are empty, which is too few for this finding."""
    assert found_by("TW806", ROWS, attribute("contract no", filled(70, 140))) == []


def test_it_says_what_emptiness_says_once_only() -> None:
    """The same field is not also called one that predicts by being empty."""
    assert found_by("TW808", ROWS, attribute("contract no", filled(60, 60))) == []


def test_a_field_that_a_few_winners_have_and_nobody_else_fires() -> None:
    """Twenty rows are filled in, all of them positive: far more than the two of chance."""
    (said,) = found_by("TW806", observed(outcomes(20, 1000)), attribute("paid", filled(20, 0)))

    assert "a lift of 50.00 where it is filled in" in said


def test_two_filled_rows_that_happen_to_be_positive_are_silent() -> None:
    """An all but empty field leaves 8 of 10 positives elsewhere, and its lift is chance."""
    column = attribute("paid", np.where(np.arange(1000) < 2, 1.0, np.nan))

    assert found_by("TW806", observed(outcomes(10, 1000)), column) == []

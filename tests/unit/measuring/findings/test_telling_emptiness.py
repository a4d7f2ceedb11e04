"""An attribute that predicts by being empty is named."""

import numpy as np
import pytest

from support.planted_evidence import attribute, found_by, observed, outcomes
from tradewind.measuring.observations import Floats

ROWS = observed(outcomes(1000, 10_000))


def empty(positives: int, negatives: int) -> Floats:
    """Give a column that is empty for so many positives and negatives."""
    where = np.concatenate([np.arange(1000) < positives, np.arange(9000) < negatives])
    return np.where(where, np.nan, np.arange(10_000) % 7)


@pytest.mark.parametrize(("positives", "lift"), [(138, "0.69"), (242, "1.21")])
def test_a_lift_of_the_empty_rows_beyond_the_limits_fires(positives: int, lift: str) -> None:
    """2,000 rows are empty; 138 positives among them are a lift of 0.69, 242 one of 1.21."""
    column = attribute("revenue", empty(positives, 2000 - positives))

    (said,) = found_by("TW808", ROWS, column)

    assert f"empty in 20% of the rows, and these have a lift of {lift}" in said


@pytest.mark.parametrize("positives", [140, 240])
def test_a_lift_at_the_limits_is_silent(positives: int) -> None:
    """Lifts of 0.70 and 1.20 are harmless."""
    column = attribute("revenue", empty(positives, 2000 - positives))

    assert found_by("TW808", ROWS, column) == []


def test_a_lift_that_chance_explains_is_silent() -> None:
    """Of 100 empty rows 14 are positive, a lift of 1.4: ten are expected, four off is chance."""
    assert found_by("TW808", ROWS, attribute("revenue", empty(14, 86))) == []


def test_repeated_rows_of_one_account_do_not_make_chance_certain() -> None:
    """Ten snapshots of the same accounts tell as little as one."""
    outcome = np.tile(outcomes(100, 1000), 10)
    values = np.tile(np.where(np.r_[np.arange(100) < 14, np.arange(900) < 86], np.nan, 1.0), 10)
    account, snapshot = np.tile(np.arange(1000), 10), np.arange(10_000) // 1000

    rows = observed(outcome, account=account, snapshot=snapshot)

    assert found_by("TW808", rows, attribute("revenue", values)) == []

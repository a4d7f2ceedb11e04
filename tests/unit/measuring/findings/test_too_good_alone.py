"""A column that alone tells the outcome is suspected of leakage."""

from dataclasses import replace

import numpy as np
import pytest

from support.planted_evidence import attribute, found_by, observed, outcomes
from tradewind.measuring.observations import Floats

OUTCOME = outcomes(100, 1100)
ROWS = observed(OUTCOME)


def with_auc(auc: float) -> Floats:
    """Give a yes/no that all positives and some negatives have: its AUC is 1 - share/2."""
    negatives = round(2 * (1 - auc) * 1000)
    return np.concatenate([np.ones(100), np.arange(1000) < negatives]).astype(float)


def test_an_attribute_with_an_auc_of_0_86_fires() -> None:
    """The finding names the attribute, its AUC and its rows."""
    (said,) = found_by("TW805", ROWS, attribute("credit checked", with_auc(0.86)))

    assert 'The attribute "credit checked" alone' in said
    assert "0.86 (n = 1,100)" in said


def test_a_component_that_sorts_the_wrong_way_round_fires_too() -> None:
    """Of a number the better direction counts, and components are judged like attributes."""
    component = replace(attribute("size", -with_auc(0.86)), role="component")

    (said,) = found_by("TW805", ROWS, component)

    assert 'The component "size" alone' in said


@pytest.mark.parametrize("is_text", [False, True])
def test_an_auc_of_0_84_is_silent(is_text: bool) -> None:
    """Just below the threshold nothing is said, of numbers and of categories."""
    assert found_by("TW805", ROWS, attribute("tier", with_auc(0.84), is_text=is_text)) == []


def test_a_category_that_tells_the_outcome_fires() -> None:
    """Categories are judged by their conversion among other accounts."""
    (said,) = found_by("TW805", ROWS, attribute("segment", with_auc(0.95), is_text=True))

    assert "its AUC is 0.95" in said


def test_a_category_for_each_account_tells_nothing() -> None:
    """A name is different in every account; that does not make it a leak."""
    assert found_by("TW805", ROWS, attribute("name", np.arange(1100), is_text=True)) == []


def test_a_category_for_each_account_tells_nothing_at_later_snapshots_either() -> None:
    """An account's name does not tell its outcome of a snapshot from that of another."""
    outcome, account = np.tile(OUTCOME, 3), np.tile(np.arange(1100), 3)
    rows = observed(outcome, account=account, snapshot=np.arange(3300) // 1100)

    assert found_by("TW805", rows, attribute("name", account, is_text=True)) == []


def test_columns_that_the_scorecard_does_not_read_are_not_judged() -> None:
    """What is not read cannot make the scorecard's numbers too good."""
    unused = replace(attribute("invoices", with_auc(0.99)), role="unused")

    assert found_by("TW805", ROWS, unused) == []

"""Digests tell results apart by what they say, not by how they hold it."""

from decimal import Decimal

import pyarrow as pa
import pytest
from contest.digests import digests_of


def test_decimals_and_doubles_of_four_places_have_one_digest() -> None:
    """A decimal column and the double column of the same numbers have the same digest."""
    ids = ["a", "b", "c"]
    decimals = pa.array([Decimal("0.1235"), None, Decimal("-7.5000")], pa.decimal128(18, 4))

    of_decimals = digests_of(pa.table({"account_id": ids, "score": decimals}))
    of_doubles = digests_of(pa.table({"account_id": ids, "score": [0.1235, None, -7.5]}))

    assert of_decimals == of_doubles


def test_the_order_of_the_rows_does_not_matter() -> None:
    """Rows are compared by account, whatever order a contestant gives them in."""
    one = digests_of(pa.table({"account_id": ["a", "b"], "tier": ["A", None]}))
    other = digests_of(pa.table({"account_id": ["b", "a"], "tier": [None, "A"]}))

    assert one == other


def test_the_last_digit_matters() -> None:
    """Scores that differ by a ten-thousandth have different digests."""
    one = digests_of(pa.table({"account_id": ["a"], "score": [81.0002]}))
    other = digests_of(pa.table({"account_id": ["a"], "score": [81.0003]}))

    assert one["score"] != other["score"]


def test_a_fifth_place_is_refused() -> None:
    """A number that was not rounded is an error, not a number that is rounded silently."""
    unrounded = pa.table({"account_id": ["a"], "score": [81.00025]})

    with pytest.raises(ValueError, match="score has numbers of more than four places"):
        digests_of(unrounded)

"""The technologies: how many accounts were looked at, and what was seen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Ask = Callable[[str], tuple[Any, ...]]


def test_two_accounts_in_five_were_ever_looked_at(ask: Ask) -> None:
    """The share of accounts with any row is within two points of the planted one."""
    (share,) = ask("""
        SELECT (SELECT count(DISTINCT account_id) FROM technologies) / count(*) FROM accounts""")

    assert share == pytest.approx(0.39, abs=0.02)


def test_sightings_are_in_order_and_before_the_end(ask: Ask) -> None:
    """The first sighting is not after the last, and none after the last day."""
    wrong, last = ask("""
        SELECT count(*) FILTER (first_seen_at > last_seen_at), max(last_seen_at)
        FROM technologies""")

    assert wrong == 0
    assert last <= date(2026, 6, 30)


def test_a_product_is_seen_once_at_an_account_that_exists(ask: Ask) -> None:
    """The grain is one product at one account."""
    rows, pairs, orphans = ask("""
        SELECT count(*), count(DISTINCT (t.account_id, product)),
          count(*) FILTER (a.account_id IS NULL)
        FROM technologies AS t LEFT JOIN accounts AS a USING (account_id)""")

    assert rows == pairs
    assert orphans == 0


def test_what_is_seen_is_true(ask: Ask) -> None:
    """Nobody is seen with a CRM product that the truth does not know of."""
    (wrong,) = ask("""
        SELECT count(*) FROM technologies JOIN true_accounts USING (account_id)
        WHERE category = 'CRM' AND product IS DISTINCT FROM crm""")

    assert wrong == 0

"""The pair: facts that are the same in every market."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tradewind.simulating.market import write_market
from tradewind.simulating.pair import LOUD_ACCOUNT_ID, LOUD_NAME, QUIET_ACCOUNT_ID, QUIET_NAME

Ask = Callable[[str], tuple[Any, ...]]


def both(column: str, table: str = "accounts") -> str:
    """Write a query that gives a column of the loud and of the quiet company."""
    picked = (f"max({column}) FILTER (account_id = '{key}')" for key in ("A0000001", "A0000002"))
    return f"SELECT {', '.join(picked)} FROM {table}"


@pytest.mark.parametrize(("accounts", "seed"), [(2, 1), (50, 99)])
def test_the_pair_has_its_names_and_keys_in_every_market(
    tmp_path: Path, accounts: int, seed: int
) -> None:
    """Size and seed change nothing about the two companies."""
    write_market(tmp_path, accounts=accounts, seed=seed)

    rows = duckdb.execute(
        f"SELECT account_id, name FROM '{tmp_path}/accounts.csv' LIMIT 2"
    ).fetchall()

    assert rows == [(LOUD_ACCOUNT_ID, LOUD_NAME), (QUIET_ACCOUNT_ID, QUIET_NAME)]


@pytest.mark.parametrize("column", ["country", "industry", "owner", "created_at"])
def test_other_things_are_equal(ask: Ask, column: str) -> None:
    """The two differ in what the story is about, and not in these."""
    loud, quiet = ask(both(column))

    assert loud == quiet is not None


def test_both_have_the_same_technologies_that_matter(ask: Ask) -> None:
    """Both run the CRM we complement and the tool we displace."""
    seen = """(SELECT account_id, string_agg(product, ', ' ORDER BY product) AS products
        FROM technologies WHERE category <> 'Office suite' GROUP BY account_id)"""

    loud, quiet = ask(both("products", seen))

    assert loud == quiet == "Salesforce, Territoria Desktop"


def test_the_loud_one_leads_by_engagement_and_all_of_it_is_one_person(ask: Ask) -> None:
    """The sales director alone makes more noise than the whole other company."""
    query = (
        "(SELECT account_id, count(*) AS n FROM events WHERE stream = 'engagement' GROUP BY ALL)"
    )
    loud, quiet = ask(both("n", query))
    (people,) = ask("""
        SELECT string_agg(DISTINCT title) FROM events JOIN people USING (person_id)
        WHERE events.account_id = 'A0000001'""")

    assert (loud, quiet) == (26, 3)
    assert people == "Sales Director"


def test_the_loud_one_lays_people_off(ask: Ask) -> None:
    """Its only signals count against it."""
    (kinds,) = ask("""
        SELECT string_agg(DISTINCT kind) FROM events
        WHERE account_id = 'A0000001' AND stream = 'signal'""")

    assert kinds == "layoffs"


def test_the_quiet_one_hires_enters_markets_and_has_a_new_head_of_sales(ask: Ask) -> None:
    """Its signals are the ones that come before a purchase."""
    (kinds,) = ask("""
        SELECT string_agg(DISTINCT kind ORDER BY kind) FROM events
        WHERE account_id = 'A0000002' AND stream = 'signal'""")

    assert kinds == "hiring,market_entry,new_head_of_sales,new_office"


def test_one_shrinks_and_the_other_grows(ask: Ask) -> None:
    """The attributes tell the same story as the signals."""
    assert ask(both("employees_growth_12m_pct")) == (-17.5, 24.0)
    assert ask(both("open_jobs")) == (2, 31)


def test_the_quiet_one_is_the_better_account(ask: Ask) -> None:
    """By the truth it fits better, is readier, and would be won far more often."""
    for column in ("fit", "readiness", "win_propensity"):
        loud, quiet = ask(both(column, "true_accounts"))
        assert quiet > loud

"""The account history: what the accounts table said at any time before."""

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[[str], tuple[Any, ...]]
ATTRIBUTES = (
    "country",
    "industry",
    "employees",
    "revenue",
    "open_jobs",
    "employees_growth_12m_pct",
    "is_customer",
)


def as_of(day: str) -> str:
    """Write the condition that holds for the version of a day."""
    return f"valid_from <= DATE '{day}' AND (valid_to IS NULL OR DATE '{day}' < valid_to)"


def test_the_last_version_says_what_the_accounts_table_says(ask: Ask) -> None:
    """Every account has one version that still holds, and it is today's row."""
    today = ", ".join(f"accounts.{name}" for name in ATTRIBUTES)
    then = ", ".join(f"account_history.{name}" for name in ATTRIBUTES)

    versions, accounts, different = ask(f"""
        SELECT count(*), count(DISTINCT account_id),
          count(*) FILTER (row({today}) IS DISTINCT FROM row({then}))
        FROM accounts JOIN account_history USING (account_id) WHERE valid_to IS NULL""")

    assert versions == accounts == 20_000
    assert different == 0


def test_versions_follow_each_other_without_a_gap(ask: Ask) -> None:
    """A version ends where the next one of its account begins."""
    (wrong,) = ask("""
        SELECT count(*) FROM (SELECT valid_to, lead(valid_from) OVER (
            PARTITION BY account_id ORDER BY valid_from) AS next_from FROM account_history)
        WHERE valid_to IS DISTINCT FROM next_from""")

    assert wrong == 0


def test_every_version_differs_from_the_one_before(ask: Ask) -> None:
    """A version begins only where something changed."""
    values = f"row({', '.join(ATTRIBUTES)})"

    (same,) = ask(f"""
        SELECT count(*) FROM (SELECT {values} AS now, lag({values}) OVER (
            PARTITION BY account_id ORDER BY valid_from) AS before FROM account_history)
        WHERE now IS NOT DISTINCT FROM before""")

    assert same == 0


def test_the_first_version_begins_with_the_market_or_the_account(ask: Ask) -> None:
    """History reaches back to the first day, or to the day the account was entered."""
    (wrong,) = ask("""
        SELECT count(*) FROM accounts JOIN
          (SELECT account_id, min(valid_from) AS first_from FROM account_history GROUP BY ALL)
          USING (account_id)
        WHERE first_from <> greatest(created_at, DATE '2024-07-01')""")

    assert wrong == 0


def test_headcount_of_a_year_before_agrees_with_the_growth_of_today(ask: Ask) -> None:
    """For large companies, where whole people hardly matter, the two differ by 0.2 points."""
    count, largest = ask(f"""
        SELECT count(*), max(abs((today.employees / before.employees - 1) * 100
          - today.employees_growth_12m_pct))
        FROM accounts AS today JOIN account_history AS before USING (account_id)
        WHERE today.employees > 500 AND {as_of("2025-06-30")}""")

    assert count > 1000
    assert largest < 0.2


@pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
def test_customers_of_a_day_had_won_by_then(ask: Ask, day: str) -> None:
    """An account is a customer from its first win until its renewal is lost."""
    (wrong,) = ask(f"""
        WITH sold AS (SELECT account_id, bool_or(kind = 'new' AND outcome = 'won') AS won,
            bool_or(kind = 'renewal' AND outcome = 'lost') AS gone
          FROM opportunities WHERE closed_at <= DATE '{day}' GROUP BY account_id)
        SELECT count(*) FROM account_history LEFT JOIN sold USING (account_id)
        WHERE {as_of(day)} AND is_customer <> coalesce(won AND NOT gone, false)""")

    assert wrong == 0


def test_some_attributes_were_filled_in_late(ask: Ask) -> None:
    """Before that day they are unknown, though they are known today."""
    (share,) = ask(f"""
        SELECT count(*) FILTER (before.employees IS NULL) / count(*)
        FROM accounts AS today JOIN account_history AS before USING (account_id)
        WHERE today.employees IS NOT NULL AND {as_of("2025-07-01")}""")

    assert share == pytest.approx(0.06, abs=0.01)


def test_an_attribute_unknown_today_was_never_known(ask: Ask) -> None:
    """Nobody forgets what the CRM once knew."""
    (forgotten,) = ask("""
        SELECT count(*) FROM accounts AS today JOIN account_history AS before USING (account_id)
        WHERE (today.employees IS NULL AND before.employees IS NOT NULL)
          OR (today.revenue IS NULL AND before.revenue IS NOT NULL)
          OR (today.open_jobs IS NULL AND before.open_jobs IS NOT NULL)
          OR (today.industry IS NULL AND before.industry IS NOT NULL)""")

    assert forgotten == 0


def test_headcount_falls_after_a_setback(ask: Ask) -> None:
    """Of companies that hold steady, more lose people in the quarters of a setback."""
    set_back, others = ask("""
        WITH steps AS (SELECT account_id, valid_from, employees,
            lag(employees) OVER (PARTITION BY account_id ORDER BY valid_from) AS before,
            lag(valid_from) OVER (PARTITION BY account_id ORDER BY valid_from) AS since
          FROM account_history),
        judged AS (SELECT steps.employees < before AS fell,
            coalesce(setback_at > since AND setback_at <= valid_from, false) AS is_set_back
          FROM steps JOIN true_accounts USING (account_id)
          WHERE before >= 200 AND abs(employees_growth_12m_pct) < 8)
        SELECT avg(fell::INTEGER) FILTER (is_set_back), avg(fell::INTEGER) FILTER (NOT is_set_back)
        FROM judged""")

    assert set_back > others + 0.3


def test_roll_ups_of_today_have_no_history(ask: Ask) -> None:
    """What counts the last 90 days of today is no attribute of an earlier day."""
    (columns,) = ask("""
        SELECT count(*) FROM information_schema.columns
        WHERE table_name = 'account_history' AND column_name LIKE '%90d'""")

    assert columns == 0


def test_the_pair_has_its_own_versions(ask: Ask) -> None:
    """A year before, Larkmoor had 509 people and Stillmere 314."""
    loud, quiet = ask(f"""
        SELECT max(employees) FILTER (account_id = 'A0000001'),
          max(employees) FILTER (account_id = 'A0000002')
        FROM account_history WHERE {as_of("2025-06-30")}""")

    assert (loud, quiet) == (509, 314)

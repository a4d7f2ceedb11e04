"""The accounts: what is known of them, and how it is written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tradewind.simulating.market import write_market

Ask = Callable[[str], tuple[Any, ...]]


@pytest.mark.parametrize(
    ("column", "share"),
    [("domain", 0.97), ("employees", 0.71), ("industry", 0.68), ("revenue", 0.44)],
)
def test_as_much_is_known_as_planted(ask: Ask, column: str, share: float) -> None:
    """The known share of a column is within two points of the planted one."""
    (known,) = ask(f"SELECT count({column}) / count(*) FROM accounts")

    assert known == pytest.approx(share, abs=0.02)


def test_names_and_domains_of_separate_companies_differ(ask: Ask) -> None:
    """Only subsidiaries and duplicates share a domain with another account."""
    accounts, domains = ask("""
        SELECT count(*), count(DISTINCT domain)
        FROM accounts JOIN true_accounts USING (account_id)
        WHERE parent_id IS NULL AND duplicate_of IS NULL
          AND domain IS NOT NULL AND domain NOT LIKE 'http%'""")

    assert accounts == domains > 15_000


def test_no_domain_can_belong_to_anybody(ask: Ask) -> None:
    """Every domain lies under .example, which is reserved (RFC 2606)."""
    (others,) = ask("SELECT count(*) FROM accounts WHERE rtrim(domain, '/') NOT LIKE '%.example'")

    assert others == 0


@pytest.mark.parametrize("sign", ["=", "@", "-", "+", '"', "株式会社", "&", "ö", "ł", "é", "'"])
def test_awkward_names_are_there(ask: Ask, sign: str) -> None:
    """Names hold what breaks spreadsheets and careless readers."""
    quoted = sign.replace("'", "''")

    (found,) = ask(f"SELECT count(*) FROM accounts WHERE name LIKE '%{quoted}%'")

    assert found >= 10


def test_names_that_a_spreadsheet_would_execute_stand_in_every_market(tmp_path: Path) -> None:
    """Accounts 11 to 14 begin with the four signs, also in a small market."""
    write_market(tmp_path, accounts=20)

    lines = (tmp_path / "accounts.csv").read_text(encoding="utf-8").splitlines()

    assert [line.split(",")[1].strip('"')[0] for line in lines[11:15]] == ["=", "@", "-", "+"]


def test_a_few_unknown_revenues_are_written_as_text(tmp_path: Path) -> None:
    """A CSV file says "n/a" for some unknown revenues, as exports do."""
    write_market(tmp_path, accounts=2000)

    count = (tmp_path / "accounts.csv").read_text(encoding="utf-8").count(",n/a,")

    assert 2 <= count <= 40


def test_parents_are_other_accounts_without_a_parent(ask: Ask) -> None:
    """A subsidiary's parent exists and is no subsidiary."""
    children, found, nested = ask("""
        SELECT count(*), count(parent.account_id), count(parent.parent_id)
        FROM accounts AS child LEFT JOIN accounts AS parent ON parent.account_id = child.parent_id
        WHERE child.parent_id IS NOT NULL""")

    assert children == found > 800
    assert nested == 0


def test_duplicates_are_second_entries_of_a_true_account(ask: Ask) -> None:
    """One account in two hundred is a duplicate, with the domain of its twin."""
    duplicates, same = ask("""
        SELECT count(*), count(*) FILTER (lower(copy.name[:4]) = lower(twin.name[:4]))
        FROM true_accounts JOIN accounts AS copy USING (account_id)
        JOIN accounts AS twin ON twin.account_id = duplicate_of""")

    assert duplicates == 100
    assert same >= 95


def test_customers_are_accounts_with_a_won_first_sale(ask: Ask) -> None:
    """A customer has won a new opportunity, and has not since lost its renewal."""
    (wrong,) = ask("""
        WITH sold AS (SELECT account_id,
            bool_or(kind = 'new' AND outcome = 'won') AS won,
            bool_or(kind = 'renewal' AND outcome = 'lost') AS gone
          FROM opportunities GROUP BY account_id)
        SELECT count(*) FROM accounts LEFT JOIN sold USING (account_id)
        WHERE is_customer <> coalesce(won AND NOT gone, false)""")

    assert wrong == 0


def test_roll_ups_agree_with_the_events(ask: Ask) -> None:
    """Visits of the last 90 days are those that the events table shows."""
    (wrong,) = ask("""
        WITH counted AS (SELECT account_id, count(*) AS visits FROM events
          WHERE kind = 'web_visit' AND occurred_at::DATE > DATE '2026-06-30' - 90
          GROUP BY account_id)
        SELECT count(*) FROM accounts LEFT JOIN counted USING (account_id)
        WHERE site_visits_90d <> coalesce(visits, 0)""")

    assert wrong == 0


def test_every_account_is_marked_as_simulated(ask: Ask) -> None:
    """The marker stands in every row."""
    assert ask("SELECT DISTINCT data_origin FROM accounts") == ("simulated",)

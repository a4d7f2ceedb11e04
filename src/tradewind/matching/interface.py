"""What matching asks of an engine, and what it tells of a run.

Three relations come in, whoever makes them; all texts are as people wrote them, or null:

- `match_leads(lead_id, email, company_name, website, country, city, phone)`: one row per person
  without an account;
- `match_accounts(account_id, name, aliases VARCHAR[], domain, other_domains VARCHAR[], country,
  city, phone, parent_id, is_customer BOOLEAN, open_opportunities BIGINT, contacts BIGINT,
  last_active_at TIMESTAMP, created_at TIMESTAMP)`: one row per account;
- `match_contacts(account_id, email)`: the known contacts of accounts.

Two temporary tables come out, `match_pairs` and `match_decisions`; see `match.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow as pa

Progress = Callable[[str], None]
"""Told the name of each step as it begins."""


class Bench(Protocol):
    """A place where DuckDB statements run: DuckDB itself, in this process."""

    def execute(self, statement: str) -> None:
        """Run a statement that gives no rows."""
        ...

    def arrow(self, statement: str) -> pa.Table:
        """Run a query and give its rows."""
        ...

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a query whose few rows are wanted as Python values."""
        ...

    def load(self, name: str, rows: pa.Table) -> None:
        """Make a temporary table of `rows`, in place of one of that name."""
        ...


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """How many leads ended where, and what of the input was treated in a way of its own.

    Attributes:
        leads: Leads that were matched against the accounts.
        accounts: Accounts they were matched against.
        matched: Leads with the decision `match`.
        review: Leads with the decision `review`.
        unmatched: Leads with the decision `none`.
        treated: A sentence without its number ("leads with a free-mail address, not matched by
            domain") to how many it is about; reasons that met nobody are left out.
    """

    leads: int
    accounts: int
    matched: int
    review: int
    unmatched: int
    treated: Mapping[str, int]


def quiet(_: str) -> None:
    """Say nothing about progress."""

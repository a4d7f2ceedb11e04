"""Every account needs an id of its own."""

from collections.abc import Iterator

from tradewind.compiling.nodes import Node
from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.workflows.checks.interface import DataInSight

DUPLICATE_ACCOUNTS = "TW452"
"""Several accounts have the same account_id."""
ACCOUNTS_WITHOUT_ID = "TW453"
"""Accounts have no account_id; they are left out and counted."""
MOST_LISTED = 5


def account_id_term(data: DataInSight) -> Node:
    """Give the term of an account's id."""
    accounts = data.accounts
    return read_as(accounts.columns["account_id"], "text", accounts.dates)


def account_ids(data: DataInSight) -> Iterator[Problem]:
    """Find account ids that several rows have, and count the rows that have none."""
    key = expression(account_id_term(data))
    rows = data.engine.rows(
        f"SELECT account_id, copies, COUNT(account_id) OVER () FROM ("
        f"SELECT {key} AS account_id, COUNT(*) AS copies "
        f"FROM {identifier(data.accounts.relation)} GROUP BY 1 HAVING copies > 1 OR {key} IS NULL"
        f") ORDER BY account_id IS NOT NULL, copies DESC, account_id LIMIT {MOST_LISTED + 1}"
    )
    for _, copies, _ in (row for row in rows if row[0] is None):
        yield _without_id(data, copies)
    repeated = [row for row in rows if row[0] is not None][:MOST_LISTED]
    if repeated:
        yield _duplicates(data, repeated, count=repeated[0][2])


def _duplicates(data: DataInSight, rows: list[tuple[str, int, int]], *, count: int) -> Problem:
    ids = ", ".join(f'"{account_id}" ({copies} times)' for account_id, copies, _ in rows)
    more = f" and {count - len(rows)} more" if count > len(rows) else ""
    return Problem(
        code=DUPLICATE_ACCOUNTS,
        place=data.place_of("accounts", "account_id"),
        what=f"{counted(count, 'account id')} in more than one row: {ids}{more}.",
        fix="Bind account_id to a column whose values are unique, or take the copies out.",
    )


def _without_id(data: DataInSight, count: int) -> Problem:
    return Problem(
        code=ACCOUNTS_WITHOUT_ID,
        place=data.place_of("accounts", "account_id"),
        what=f"{counted(count, 'account')} without an account_id, left out.",
        fix="Fill in the ids, or bind account_id to another column.",
        severity="warning",
    )

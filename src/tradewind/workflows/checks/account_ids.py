"""Every account needs an id of its own."""

from collections.abc import Iterator

from tradewind.compiling.nodes import IsNull, Node
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


def duplicate_accounts(data: DataInSight) -> Iterator[Problem]:
    """Find account ids that several rows have."""
    key = expression(account_id_term(data))
    repeated = f"""
        SELECT {key} AS account_id, COUNT(*) AS copies
        FROM {identifier(data.accounts.relation)} WHERE {key} IS NOT NULL
        GROUP BY 1 HAVING COUNT(*) > 1
    """
    rows = data.engine.rows(
        f"SELECT account_id, copies, COUNT(*) OVER () FROM ({repeated}) "
        f"ORDER BY copies DESC, account_id LIMIT {MOST_LISTED}"
    )
    if not rows:
        return
    ids = ", ".join(f'"{account_id}" ({copies} times)' for account_id, copies, _ in rows)
    count = rows[0][2]
    more = f" and {count - len(rows)} more" if count > len(rows) else ""
    yield Problem(
        code=DUPLICATE_ACCOUNTS,
        place=data.place_of("accounts", "account_id"),
        what=f"{counted(count, 'account id')} in more than one row: {ids}{more}.",
        fix="Bind account_id to a column whose values are unique, or take the copies out.",
    )


def accounts_without_id(data: DataInSight) -> Iterator[Problem]:
    """Count the accounts that have no id."""
    without = expression(IsNull(account_id_term(data)))
    ((count,),) = data.engine.rows(
        f"SELECT COUNT(*) FROM {identifier(data.accounts.relation)} WHERE {without}"
    )
    if count:
        yield Problem(
            code=ACCOUNTS_WITHOUT_ID,
            place=data.place_of("accounts", "account_id"),
            what=f"{counted(count, 'account')} without an account_id, left out.",
            fix="Fill in the ids, or bind account_id to another column.",
            severity="warning",
        )

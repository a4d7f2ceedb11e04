"""Every account needs an id of its own."""

from collections.abc import Iterator

from tradewind.problems import Problem, counted
from tradewind.workflows.checks.ids import ids_of
from tradewind.workflows.checks.interface import DataInSight

DUPLICATE_ACCOUNTS = "TW452"
"""Several accounts have the same account_id."""
ACCOUNTS_WITHOUT_ID = "TW453"
"""Accounts have no account_id; they are left out and counted."""


def account_ids(data: DataInSight) -> Iterator[Problem]:
    """Find account ids that several rows have, and count the rows that have none."""
    ids = ids_of(data.engine, data.accounts, "account_id")
    place = data.place_of("accounts", "account_id")
    if ids.missing:
        yield Problem(
            ACCOUNTS_WITHOUT_ID,
            place,
            f"{counted(ids.missing, 'account')} without an account_id, left out.",
            "Fill in the ids, or bind account_id to another column.",
            severity="warning",
        )
    if ids.repeated:
        yield Problem(
            DUPLICATE_ACCOUNTS,
            place,
            f"{counted(ids.repeated, 'account id')} in more than one row: {ids.listed}.",
            "Bind account_id to a column whose values are unique, or take the copies out.",
        )

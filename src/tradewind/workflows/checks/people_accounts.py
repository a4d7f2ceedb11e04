"""An account that people name should be there."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.workflows.checks.interface import DataInSight

PEOPLE_OF_UNKNOWN_ACCOUNTS = "TW499"
"""People name an account that the accounts table does not have; they belong to none."""


def people_accounts(data: DataInSight) -> Iterator[Problem]:
    """Count the people whose account_id, or whose lead's match, is no account that is there."""
    people = data.tables.get("people")
    if people is None:
        return
    own = expression(read_if_there(people, "account_id", "text"))
    known = expression(read_if_there(data.accounts, "account_id", "text"))
    ((count, example),) = data.engine.rows(
        f"SELECT COUNT(*), MIN(named) FROM (SELECT {own} AS named "
        f"FROM {identifier(people.relation)}) ANTI JOIN (SELECT {known} AS there "
        f"FROM {identifier(data.accounts.relation)}) ON named = there WHERE named IS NOT NULL"
    )
    if count:
        yield Problem(
            code=PEOPLE_OF_UNKNOWN_ACCOUNTS,
            place=data.place_of("people", "account_id"),
            what=f"{counted(count, 'person names', 'people name')} an account that the accounts "
            f'table does not have, such as "{example}": no account is theirs.',
            fix="Empty account_id there and run `tradewind match`, so that it can find the "
            "account, or add the account.",
            severity="warning",
        )

"""The demo market: its leads against its accounts, by the planted truth.

A company that was entered twice is one company: both its accounts are right.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc

from matching_contest.filing import text_table
from matching_contest.interface import (
    ACCOUNT_COLUMNS,
    CONTACT_COLUMNS,
    LEAD_COLUMNS,
    Tables,
    Task,
    Truth,
)

ACCOUNTS = 10_000
SEED = 23


def tasks(folder: Path) -> Iterator[Task]:
    """Give the one task; `folder` is not read."""
    from tradewind.simulating.market import write_market

    with tempfile.TemporaryDirectory(prefix="tradewind-bench-") as temporary:
        market = Path(temporary) / "demo"
        write_market(
            market, accounts=ACCOUNTS, seed=SEED, file_format="csv", progress=lambda *_: None
        )
        yield _task(market)


def _task(data: Path) -> Task:
    accounts = _texts(data / "accounts.csv", ("account_id", "name", "domain", "country", "city"))
    people = _texts(
        data / "people.csv", ("person_id", "account_id", "email", "company_name", "country")
    )
    leads = [
        (person, email, company, None, country, None, None)
        for person, account, email, company, country in people
        if account is None
    ]
    contacts = [(account, email) for _, account, email, _, _ in people if account and email]
    twins = _texts(data / "truth" / "accounts.csv", ("account_id", "duplicate_of"))
    truth = _texts(data / "truth" / "leads.csv", ("person_id", "account_id", "how_typed"))
    company_of_account = {str(account): str(twin or account) for account, twin in twins}
    return Task(
        Tables(
            text_table(LEAD_COLUMNS, leads),
            text_table(ACCOUNT_COLUMNS, [(*row, None) for row in accounts]),
            text_table(CONTACT_COLUMNS, contacts),
        ),
        Truth(
            {
                str(lead): company_of_account[account] if account else None
                for lead, account, _ in truth
            },
            company_of_account,
            {str(lead): str(how) for lead, _, how in truth},
        ),
    )


def _texts(path: Path, columns: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    options = pc.ConvertOptions(
        column_types=dict.fromkeys(columns, pa.string()),
        include_columns=list(columns),
        strings_can_be_null=True,
        null_values=[""],
    )
    table = pc.read_csv(path, convert_options=options)
    return list(zip(*(table.column(name).to_pylist() for name in columns), strict=True))

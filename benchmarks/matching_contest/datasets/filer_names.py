"""Names as in an encyclopedia against names as filed with the SEC; the same CIK is the same firm.

Companies with two listed classes of shares have two names and one account.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from matching_contest.filing import text_table
from matching_contest.interface import (
    ACCOUNT_COLUMNS,
    CONTACT_COLUMNS,
    LEAD_COLUMNS,
    Tables,
    Task,
    Truth,
)


def tasks(folder: Path) -> Iterator[Task]:
    """Give the one task: all names against all filers."""
    yield name_task(*names_in(folder))


def names_in(folder: Path) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Read the names to be matched, each with its CIK, and the filers' names by CIK."""
    filers = {row["cik"]: row["name"] for row in _rows(folder / "edgar_reference.csv")}
    wanted = [(row["cik"], row["name_a"]) for row in _rows(folder / "pairs.csv")]
    return wanted, filers


def name_task(wanted: list[tuple[str, str]], filers: Mapping[str, str]) -> Task:
    """Make a task of names alone."""
    leads = [(f"L{n}", None, name, *[None] * 4) for n, (_, name) in enumerate(wanted)]
    accounts = [(cik, name, *[None] * 4) for cik, name in filers.items()]
    company_of_lead = {f"L{n}": cik if cik in filers else None for n, (cik, _) in enumerate(wanted)}
    return Task(
        Tables(
            text_table(LEAD_COLUMNS, leads),
            text_table(ACCOUNT_COLUMNS, accounts),
            text_table(CONTACT_COLUMNS, []),
        ),
        Truth(company_of_lead, {cik: cik for cik in filers}, {}),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)

"""Restaurants of two guides, with name, city and telephone; labelled pairs.

The pairs are classified by matching each restaurant of the first guide with all of the second. All
true pairs are among the labelled ones, so a match outside them is false. No address is used: leads
have none.
"""

import re
from collections.abc import Iterator
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

PARTS = ("train.txt", "valid.txt", "test.txt")
_FIELD = re.compile(r"COL (\w+) VAL (.*?)(?= COL |$)")


def tasks(folder: Path) -> Iterator[Task]:
    """Give the one task."""
    left: dict[str, tuple[str | None, ...]] = {}
    right: dict[str, tuple[str | None, ...]] = {}
    company_of_lead: dict[str, str | None] = {}
    for part in PARTS:
        for line in (folder / part).read_text("utf-8").splitlines():
            one, other, label = line.split("\t")
            lead, account = f"L {one.strip()}", f"A {other.strip()}"
            left[lead], right[account] = _fields(one), _fields(other)
            company_of_lead.setdefault(lead, None)
            if label == "1":
                company_of_lead[lead] = account
    leads = [
        (key, None, name, None, None, city, phone) for key, (name, city, phone) in left.items()
    ]
    accounts = [(key, name, None, None, city, phone) for key, (name, city, phone) in right.items()]
    yield Task(
        Tables(
            text_table(LEAD_COLUMNS, leads),
            text_table(ACCOUNT_COLUMNS, accounts),
            text_table(CONTACT_COLUMNS, []),
        ),
        Truth(company_of_lead, {key: key for key in right}, {}),
    )


def _fields(text: str) -> tuple[str | None, ...]:
    """Give name, city and telephone, without the quotation marks that the file puts in."""
    plain = text.strip().replace(" \\ '", "'")
    found = {name: value.strip(" '`\"") for name, value in _FIELD.findall(plain)}
    return tuple(found.get(name) or None for name in ("name", "city", "phone"))

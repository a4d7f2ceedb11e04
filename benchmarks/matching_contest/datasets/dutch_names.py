"""Labelled pairs of Dutch company names: ten names, each with some twenty that look like it.

The pairs are classified by matching: a pair counts as the same company where its name is matched
automatically with that account. All names of the other side are accounts at once, so that a
contestant also has to do without those of another name's pairs.
"""

import csv
import gzip
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

FILE = "unittest_sample_namepairs.csv.gz"


def tasks(folder: Path) -> Iterator[Task]:
    """Give the one task."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    leads = {f"L{row['uid']}": row["name"] for row in pairs}
    accounts = {f"A{row['gt_uid']}": row["gt_name"] for row in pairs}
    company_of_account = {f"A{row['gt_uid']}": f"A{row['gt_uid']}" for row in pairs}
    company_of_lead: dict[str, str | None] = dict.fromkeys(leads)
    for row in pairs:
        if row["correct"] == "True":
            company_of_lead[f"L{row['uid']}"] = f"A{row['gt_uid']}"
    yield Task(
        Tables(
            text_table(
                LEAD_COLUMNS, [(key, None, name, *[None] * 4) for key, name in leads.items()]
            ),
            text_table(
                ACCOUNT_COLUMNS, [(key, name, *[None] * 4) for key, name in accounts.items()]
            ),
            text_table(CONTACT_COLUMNS, []),
        ),
        Truth(company_of_lead, company_of_account, {}),
    )

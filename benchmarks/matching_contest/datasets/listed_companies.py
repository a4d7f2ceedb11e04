"""Leads generated from real listed companies, with the error model of `mistakes`.

The domain is the company. All rows of the file are accounts, as untidy as they are: listing noise
("Ord 1.25 AIM", "ADR"), funds under a company's domain, two names of one company, and two domains
that hundreds of companies have by mistake. Leads come only from companies of which the file leaves
no doubt: whose registrable domain has one row, whose name (without legal form, case and marks) is
on that domain only, and shows neither listing noise nor a fund.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from publicsuffixlist import PublicSuffixList

from matching_contest.filing import text_table
from matching_contest.interface import (
    ACCOUNT_COLUMNS,
    CONTACT_COLUMNS,
    LEAD_COLUMNS,
    Tables,
    Task,
    Truth,
)
from matching_contest.mistakes.lead import Firm, made_lead
from matching_contest.mistakes.legal_forms import parted

LEADS = 20_000
SEED = 17
ABSENT_SHARE = 0.10
"""Share of the companies that leads come from and that have no account."""

LISTING_NOISE = re.compile(
    r"\b(ord|aim|adrs?|gdrs?|drn|udrn|pref|pfd|etf|etc|etp|etn|fund|index|cl|sicav|split|"
    r"reit|warrants?|units?)\b|\d{2}|[/%]",
    re.IGNORECASE,
)


def tasks(folder: Path) -> Iterator[Task]:
    """Give the one task."""
    firms = firms_in(folder / "company_domain_names.csv")
    sources = doubtless(firms)
    draw = Random(SEED)
    absent = {firm.company for firm in draw.sample(sources, int(len(sources) * ABSENT_SHARE))}
    yield generated(sources, [firm for firm in firms if firm.company not in absent], leads=LEADS)


def generated(sources: Sequence[Firm], accounts: Sequence[Firm], *, leads: int) -> Task:
    """Make leads of the sources; which of these have no account follows from the accounts."""
    present = {firm.company for firm in accounts}
    rows: list[tuple[str | None, ...]] = []
    company_of_lead: dict[str, str | None] = {}
    how: dict[str, str] = {}
    for number in range(leads):
        draw = Random(SEED * 1_000_000_007 + number)
        lead_id, firm = f"L{number}", draw.choice(sources)
        made = made_lead(lead_id, firm, draw.choice(sources), draw)
        rows.append(made.row)
        company_of_lead[lead_id] = firm.company if firm.company in present else None
        how[lead_id] = made.how
    account_rows = [
        (f"A{n}", firm.name, firm.domain, firm.country, firm.city, None)
        for n, firm in enumerate(accounts)
    ]
    return Task(
        Tables(
            text_table(LEAD_COLUMNS, rows),
            text_table(ACCOUNT_COLUMNS, account_rows),
            text_table(CONTACT_COLUMNS, []),
        ),
        Truth(company_of_lead, {f"A{n}": firm.company for n, firm in enumerate(accounts)}, how),
    )


def firms_in(path: Path) -> list[Firm]:
    """Read the companies of the file, as they are."""
    suffixes = PublicSuffixList()
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Firm(
                suffixes.privatesuffix(row["domain"]) or row["domain"],
                row["name"].strip(),
                row["domain"],
                row["country"] or None,
                row["city"] or None,
            )
            for row in csv.DictReader(file)
        ]


def doubtless(firms: Sequence[Firm]) -> list[Firm]:
    """Give the firms that a lead can come from without doubt about the right answer."""
    rows_of = Counter(firm.company for firm in firms)
    names = Counter(_folded(firm.name) for firm in firms)
    return [
        firm
        for firm in firms
        if rows_of[firm.company] == 1
        and names[_folded(firm.name)] == 1
        and not LISTING_NOISE.search(firm.name)
    ]


def _folded(name: str) -> str:
    bare, _ = parted(name)
    return "".join(letter for letter in bare.casefold() if letter.isalnum())

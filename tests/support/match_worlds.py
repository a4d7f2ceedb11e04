"""Small worlds of leads and accounts, matched on a real engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.interface import MatchCounts
from tradewind.matching.match import match
from tradewind.matching.settings import MatchSettings

TEXTS = pa.list_(pa.string())
LEADS = pa.schema(
    [
        (column, pa.string())
        for column in ("lead_id", "email", "company_name", "website", "country", "city", "phone")
    ]
)
ACCOUNTS = pa.schema(
    [
        *((column, pa.string()) for column in ("account_id", "name")),
        ("aliases", TEXTS),
        ("domain", pa.string()),
        ("other_domains", TEXTS),
        *((column, pa.string()) for column in ("country", "city", "phone", "parent_id")),
        ("is_customer", pa.bool_()),
        *((column, pa.int64()) for column in ("open_opportunities", "contacts")),
        *((column, pa.timestamp("us")) for column in ("last_active_at", "created_at")),
    ]
)
CONTACTS = pa.schema([("account_id", pa.string()), ("email", pa.string())])

Row = Mapping[str, Any]
ACME: Row = {"account_id": "acme", "name": "Acmetron Instruments GmbH", "domain": "acmetron.com"}
OTHERS: list[Row] = [
    {"account_id": f"other {place}", "name": f"{word} Holding AG", "domain": f"{word.lower()}.com"}
    for place, word in enumerate(("Zephyrix", "Quillon", "Brantford", "Halvex", "Mirador"))
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave.

    Attributes:
        decided: The decision and the account of each lead.
        chosen_by: The rule for ties that chose, of each lead; None where none did.
        reasons: The reason of each decision.
        counts: The summary.
        weighed: Pairs of a distinct lead and an account that were weighed.
    """

    decided: Mapping[str, tuple[str, str | None]]
    chosen_by: Mapping[str, str | None]
    reasons: Mapping[str, str]
    counts: MatchCounts
    weighed: int


MOST_WEIGHED = 100
"""Accounts that one distinct lead may be weighed against, however many have what it has."""


def run(
    leads: Sequence[Row],
    accounts: Sequence[Row] | None = None,
    *,
    contacts: Sequence[Row] | None = None,
    settings: MatchSettings | None = None,
) -> Outcome:
    """Match leads, whose ids are their places where they have none, on a real engine."""
    numbered = [{"lead_id": str(place), **lead} for place, lead in enumerate(leads)]
    with DuckdbEngine() as bench:
        for name, schema, rows in (
            ("match_leads", LEADS, numbered),
            ("match_accounts", ACCOUNTS, [ACME, *OTHERS] if accounts is None else accounts),
            ("match_contacts", CONTACTS, contacts or []),
        ):
            filled = [{column: row.get(column) for column in schema.names} for row in rows]
            bench.load(name, pa.Table.from_pylist(filled, schema=schema))
        counts = match(bench, settings or MatchSettings())
        found = bench.rows(
            "SELECT lead_id, decision, account_id, tie_rule, reason FROM match_decisions"
        )
        ((weighed,),) = bench.rows("SELECT count(*) FROM match_met_accounts")
    decided = {lead: (decision, account) for lead, decision, account, *_ in found}
    chosen_by = {lead: rule for lead, _, _, rule, _ in found}
    return Outcome(decided, chosen_by, {lead: why for lead, *_, why in found}, counts, weighed)

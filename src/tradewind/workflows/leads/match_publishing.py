"""Publish a matching: write its tables, and make it the current one."""

from datetime import UTC, datetime

from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.matching.memory import DOMAINS, NAMES
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import MATCH_TABLES, Matching, MatchTable

LEADS, CONTACTS = "match_all_leads", "match_all_contacts"
DECISIONS, PAIRS = "match_all_decisions", "match_all_pairs"
"""The relations that hold all leads, contacts, decisions and pairs when they are published."""
_SOURCES: dict[MatchTable, tuple[str, str]] = {
    "leads": (LEADS, "lead_id"),
    "accounts": ("match_accounts", "account_id"),
    "contacts": (CONTACTS, "account_id, email"),
    "decisions": (DECISIONS, "lead_id"),
    "pairs": (PAIRS, "lead_id, weight DESC, account_id"),
    "read_names": (NAMES, "text, nth"),
    "read_domains": (DOMAINS, "kind, key"),
}
"""The relation that holds each table while it is published, and its order."""


def published_matching(
    engine: Engine, store: LocalMatchings, *, rules: str, started_at: datetime
) -> Matching:
    """Publish what matching made in an engine.

    Raises:
        OutsideWorldFailed: The store cannot be written to; what was published before stays.
    """
    with store.begin(started_at=started_at) as pending:
        for table in MATCH_TABLES:
            relation, order = _SOURCES[table]
            path = literal(str(pending.path_of(table)))
            engine.execute(
                f"COPY (SELECT * FROM {relation} ORDER BY {order}) TO {path} "
                "(FORMAT parquet, COMPRESSION zstd)"
            )
        return store.publish(
            pending, rules=rules, counts=_counts(engine), finished_at=datetime.now(UTC)
        )


def _counts(engine: Engine) -> dict[str, int]:
    """Count the rows of each decision, before people's answers."""
    ends = dict(engine.rows(f"SELECT decision, COUNT(*) FROM {DECISIONS} GROUP BY 1"))
    ((accounts,),) = engine.rows("SELECT COUNT(*) FROM match_accounts")
    return {
        "leads": sum(ends.values()),
        "accounts": accounts,
        "match": ends.get("match", 0),
        "review": ends.get("review", 0),
        "none": ends.get("none", 0),
    }

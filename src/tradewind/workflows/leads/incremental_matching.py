"""Match only what changed since the last matching, with the result of matching everything.

The last matching keeps the leads, the accounts and the contacts as they were then. Those whose
result may differ are found by what changed; all others keep their decisions and their evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.domain_lists import lists_of
from tradewind.matching.memory import reading_version, recall
from tradewind.matching.settings import MatchSettings
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import MatchTable
from tradewind.version import __version__
from tradewind.workflows.leads.match_publishing import CONTACTS, DECISIONS, LEADS, PAIRS

_INPUTS: Mapping[MatchTable, str] = {
    "leads": "lead_id, email, company_name, website, country, city, phone",
    "accounts": (
        "account_id, name, aliases, domain, other_domains, country, city, phone, parent_id, "
        "is_customer, open_opportunities, contacts, last_active_at, created_at"
    ),
    "contacts": "account_id, email",
}
"""What decides about leads, and its columns."""
_READ: tuple[MatchTable, ...] = ("read_names", "read_domains")
_RESULTS: tuple[MatchTable, ...] = ("decisions", "pairs")


@dataclass(frozen=True, slots=True)
class Portion:
    """The leads that have to be matched.

    Attributes:
        kind: `all` leads, `some` of them, or `none`.
        leads: How many.
        is_the_same: Whether the matching of before still holds as a whole: no lead, no account
            and no setting changed.
        accounts_are_read: Whether finding them has read the domains of all accounts already.
    """

    kind: Literal["all", "some", "none"]
    leads: int
    is_the_same: bool = False
    accounts_are_read: bool = False


def rules_of(settings: MatchSettings) -> str:
    """Give the hash of what decides beside the data: the settings and how texts are read."""
    decides = (__version__, reading_version(), settings.model_dump_json())
    return sha256("\n".join(decides).encode()).hexdigest()


def portion_to_match(
    engine: DuckdbEngine, store: LocalMatchings, settings: MatchSettings, *, full: bool
) -> Portion:
    """Find the leads that have to be matched, and leave only those in `match_leads`.

    The relation `LEADS` has all of them afterwards.

    Args:
        engine: The engine that holds the input of matching.
        store: The matchings of before.
        settings: Thresholds, rules for ties, lists and weights.
        full: Whether everything is to be matched again.
    """
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {LEADS} AS SELECT * FROM match_leads")
    engine.execute(f"CREATE OR REPLACE TEMP VIEW {CONTACTS} AS SELECT * FROM match_contacts")
    ((leads,),) = engine.rows(f"SELECT COUNT(*) FROM {LEADS}")
    if full or not _makes_before(engine, store, settings):
        return Portion("all", leads)
    if _is_the_same(engine):
        engine.execute(
            "CREATE OR REPLACE TEMP TABLE match_leads AS SELECT * FROM match_leads LIMIT 0"
        )
        return Portion("none", 0, is_the_same=True)
    from tradewind.matching.affected import affected

    _recall(engine, store, settings)
    accounts_are_read = affected(engine, settings)
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE match_leads AS "
        f"SELECT * FROM {LEADS} SEMI JOIN match_affected USING (lead_id)"
    )
    ((some,),) = engine.rows("SELECT COUNT(*) FROM match_leads")
    kind: Literal["some", "none"] = "some" if some else "none"
    return Portion(kind, some, accounts_are_read=accounts_are_read)


def _makes_before(engine: DuckdbEngine, store: LocalMatchings, settings: MatchSettings) -> bool:
    """Make the relations of the matching before; False where it tells nothing about this one."""
    before = store.current()
    if before is None or before.rules != rules_of(settings):
        return False
    for table, columns in _INPUTS.items():
        path = literal(str(store.path_of(before, table)))
        engine.execute(
            f"CREATE OR REPLACE TEMP VIEW earlier_{table} AS SELECT {columns} "
            f"FROM read_parquet({path})"
        )
    for name in _RESULTS:
        path = literal(str(store.path_of(before, name)))
        engine.execute(
            f"CREATE OR REPLACE TEMP VIEW earlier_{name} AS SELECT * FROM read_parquet({path})"
        )
    return True


def _recall(engine: DuckdbEngine, store: LocalMatchings, settings: MatchSettings) -> None:
    """Load what the matching of before read of names and domains."""
    before = store.current()
    if before is not None:
        names, domains = (
            f"SELECT * FROM read_parquet({literal(str(store.path_of(before, table)))})"
            for table in _READ
        )
        recall(engine, lists_of(settings), names=names, domains=domains)


def _is_the_same(engine: DuckdbEngine) -> bool:
    """Tell whether leads, accounts and contacts are what they were."""
    return all(
        engine.rows(f"SELECT ({_print('match', table)}) = ({_print('earlier', table)})")[0][0]
        for table in _INPUTS
    )


def _print(prefix: str, table: MatchTable) -> str:
    """Write the query of a table's rows in few numbers, whatever their order."""
    return (
        "SELECT {'rows': COUNT(*), 'sum': COALESCE(SUM(hash(r)), 0), "
        "'bits': COALESCE(BIT_XOR(hash(r)), 0)} "
        f"FROM (SELECT {_INPUTS[table]} FROM {prefix}_{table}) AS r"
    )


def unite(engine: DuckdbEngine, portion: Portion) -> None:
    """Make the decisions and pairs of all leads: what was matched now, and what holds from before.

    Args:
        engine: The engine in which the portion was matched.
        portion: What of the leads was matched.
    """
    for table, name in (("decisions", DECISIONS), ("pairs", PAIRS)):
        parts = []
        if portion.kind != "none":
            parts.append(f"SELECT * FROM match_{table}")
        if portion.kind != "all":
            parts.append(
                f"SELECT * FROM earlier_{table} SEMI JOIN {LEADS} USING (lead_id) "
                "ANTI JOIN match_leads USING (lead_id)"
            )
        engine.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {' UNION ALL BY NAME '.join(parts)}")

"""Which accounts a lead is weighed against: those with a like name, its domain or its telephone."""

from tradewind.matching.domain_tables import label_of
from tradewind.matching.interface import Bench
from tradewind.matching.name_levels import NAME_LEVELS

MOST_ACCOUNTS_PER_KEY = 20
"""Accounts that one name or one domain brings up: the first by the rules for ties; with a lead's
country or city, also the first of those there."""

_TOO_LITTLE = tuple(NAME_LEVELS.index(level) for level in ("some words", "different"))

_HOLDINGS = {
    "match_named": """
SELECT name_no AS key, account_no, country, city
FROM match_account_names JOIN match_account_list USING (account_no)""",
    "match_owning": """
SELECT domain AS key, account_no, country, city
FROM (SELECT DISTINCT account_id, domain FROM match_account_domains)
JOIN match_account_list USING (account_id)""",
}
"""Tables of (key, account_no, country, city): who bears a name, who has a domain."""


def _make_holding(bench: Bench, table: str, rows: str) -> None:
    """Make `table`, and take out of it, into `{table}_crowded`, the keys that too many hold."""
    bench.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS{rows}")
    bench.execute(
        f"CREATE OR REPLACE TEMP TABLE {table}_crowded AS\n"
        f"SELECT * FROM {table} WHERE key IN (\n"
        f"  SELECT key FROM {table} GROUP BY key HAVING count(*) > {MOST_ACCOUNTS_PER_KEY})"
    )
    bench.execute(f"DELETE FROM {table} WHERE key IN (SELECT key FROM {table}_crowded)")


def _met(asking: str, holding: str) -> str:
    """Write the query of forms that meet the holders of a key.

    Args:
        asking: A query of (form_no, key, country, city).
        holding: A table of (key, account_no, country, city), with its crowded keys beside it.
    """
    places = "".join(
        f"""
  UNION ALL
  SELECT form_no, account_no
  FROM ({asking}) AS asking JOIN (
    SELECT * FROM {holding}_crowded WHERE {place} IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY key, {place} ORDER BY account_no)
      <= {MOST_ACCOUNTS_PER_KEY}
  ) AS held USING (key, {place})"""
        for place in ("country", "city")
    )
    return f"""
  SELECT form_no, account_no
  FROM ({asking}) AS asking JOIN (
    SELECT key, account_no FROM {holding}
    UNION ALL
    SELECT key, account_no FROM {holding}_crowded
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY account_no) <= {MOST_ACCOUNTS_PER_KEY}
  ) AS held USING (key){places}"""


_BY_NAME = f"""
    SELECT DISTINCT form_no, account_name AS key, country, city
    FROM match_forms JOIN match_lead_names USING (form_no)
    JOIN match_name_levels ON lead_name = name_no
    WHERE level_no NOT IN {_TOO_LITTLE}"""
_BY_DOMAIN = """
    SELECT form_no, domain AS key, country, city FROM match_forms WHERE domain IS NOT NULL
    UNION ALL
    SELECT form_no, website, country, city FROM match_forms WHERE website IS NOT NULL"""
_BY_LABEL = f"""
    SELECT form_no, name_no AS key, country, city
    FROM match_forms JOIN match_names ON joined = {label_of("domain")}
    WHERE length(joined) > 3"""
_BY_PHONE = """
  SELECT form_no, account_no
  FROM match_forms AS form JOIN match_account_list AS account USING (phone)"""


def meet(bench: Bench) -> None:
    """Make `match_met_accounts(form_no, account_no)`: one row per pair to weigh."""
    for table, rows in _HOLDINGS.items():
        _make_holding(bench, table, rows)
    sources = (
        _met(_BY_NAME, "match_named"),
        _met(_BY_LABEL, "match_named"),
        _met(_BY_DOMAIN, "match_owning"),
        _BY_PHONE,
    )
    bench.execute(
        "CREATE OR REPLACE TEMP TABLE match_met_accounts AS\n"
        f"SELECT DISTINCT form_no, account_no FROM ({' UNION ALL '.join(sources)})\n"
        "SEMI JOIN (SELECT form_no FROM match_forms WHERE NOT is_colleague) USING (form_no)"
    )

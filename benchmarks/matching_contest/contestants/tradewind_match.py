"""Tradewind's matching with its defaults, and its own decisions."""

from matching_contest.interface import Answer, Tables

_LEADS = "SELECT lead_id, email, company_name, website, country, city, phone FROM given_leads"
_ACCOUNTS = """\
SELECT account_id, name, []::VARCHAR[] AS aliases, domain, []::VARCHAR[] AS other_domains, country,
  city, phone, NULL::VARCHAR AS parent_id, NULL::BOOLEAN AS is_customer,
  NULL::BIGINT AS open_opportunities, coalesce(known.contacts, 0) AS contacts,
  NULL::TIMESTAMP AS last_active_at, NULL::TIMESTAMP AS created_at
FROM given_accounts
LEFT JOIN (SELECT account_id, count(*) AS contacts FROM given_contacts GROUP BY account_id) AS known
  USING (account_id)"""
_CONTACTS = "SELECT account_id, email FROM given_contacts"

_ANSWERS = """\
SELECT lead_id, coalesce(decided.account_id, best.account_id),
  coalesce(decided.weight, best.weight, '-inf'::DOUBLE), decision
FROM match_decisions AS decided
LEFT JOIN (
  SELECT lead_id, arg_max(account_id, weight) AS account_id, max(weight) AS weight
  FROM match_pairs GROUP BY lead_id
) AS best USING (lead_id)"""
"""Leads that were left alone have their best candidate too, so that any threshold can be tried."""


class TradewindMatch:
    """The core of `tradewind match`, without reading a project and without publishing."""

    def prepare(self) -> None:
        """Import what is needed, and connect."""
        from tradewind.engines.duckdb import DuckdbEngine
        from tradewind.matching.match import match

        self._match = match
        self._new_engine = DuckdbEngine

    def match(self, tables: Tables) -> list[Answer]:
        """Match, and read the decisions."""
        from tradewind.matching.interface import quiet
        from tradewind.matching.settings import MatchSettings

        engine = self._new_engine()
        for name in ("leads", "accounts", "contacts"):
            engine.load(f"given_{name}", getattr(tables, name))
        for name, query in (("leads", _LEADS), ("accounts", _ACCOUNTS), ("contacts", _CONTACTS)):
            engine.execute(f"CREATE TEMP TABLE match_{name} AS {query}")
        self._match(engine, MatchSettings(), quiet)
        return [Answer(*row) for row in engine.rows(_ANSWERS)]


CONTESTANT = TradewindMatch()

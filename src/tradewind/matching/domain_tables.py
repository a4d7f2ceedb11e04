"""The domains of leads and accounts as tables, from e-mail addresses and websites."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tradewind.matching.domain_lists import DomainLists
from tradewind.matching.domain_readings import keyed_emails, keyed_websites, read_keys
from tradewind.matching.interface import Bench
from tradewind.matching.readings import Reading

_LEAD_EMAILS = keyed_emails("SELECT lead_id, email AS text FROM match_leads")
_LEAD_SITES = keyed_websites("SELECT lead_id, website AS text FROM match_leads")
_CONTACT_EMAILS = keyed_emails("SELECT account_id, email AS text FROM match_contacts")
_ACCOUNT_SITES = keyed_websites("""
  SELECT account_id, 'own' AS source, domain AS text FROM match_accounts
  UNION ALL
  SELECT account_id, 'other' AS source, unnest(other_domains) AS text FROM match_accounts""")

_LEAD_TEXTS, _ACCOUNT_TEXTS = (_LEAD_EMAILS, _LEAD_SITES), (_CONTACT_EMAILS, _ACCOUNT_SITES)


def _keys(texts: Sequence[str]) -> str:
    keys = " UNION ALL ".join(f"SELECT kind, key FROM ({rows})" for rows in texts)
    return f"SELECT DISTINCT kind, key FROM ({keys})"


_LEAD_DOMAINS = f"""CREATE OR REPLACE TEMP TABLE match_lead_domains AS
SELECT lead_id, 'domain' AS part,
  CASE WHEN domain IS NOT NULL AND role IS NOT NULL THEN '{Reading.ROLE}' ELSE reading END
    AS reading,
  domain, host, shown
FROM ({_LEAD_EMAILS}) JOIN match_domain_readings USING (kind, key)
LEFT JOIN match_roles ON role = person
UNION ALL
SELECT lead_id, 'website' AS part, reading, domain, host, shown
FROM ({_LEAD_SITES}) JOIN match_domain_readings USING (kind, key)"""

_CONTACT_HOSTS = f"""CREATE OR REPLACE TEMP TABLE match_contact_hosts AS
SELECT account_id, reading, domain, host, COUNT(*) AS contacts
FROM ({_CONTACT_EMAILS}) JOIN match_domain_readings USING (kind, key)
GROUP BY ALL"""

_SITES = f"""CREATE OR REPLACE TEMP TABLE match_account_sites AS
SELECT account_id, source, reading, domain, host, shown
FROM ({_ACCOUNT_SITES}) JOIN match_domain_readings USING (kind, key)"""

_ACCOUNT_DOMAINS = """CREATE OR REPLACE TEMP TABLE match_account_domains AS
WITH by_source AS (
  -- "own" comes after "other" in the alphabet, so that MAX gives the stronger of the two
  SELECT account_id, domain, host, MAX(source) AS source
  FROM match_account_sites WHERE domain IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT DISTINCT account_id, domain, host, 'contact' AS source
  FROM match_contact_hosts ANTI JOIN match_account_sites USING (account_id, domain)
  WHERE domain IS NOT NULL
), shared AS (
  SELECT domain, COUNT(DISTINCT account_id) AS accounts FROM by_source GROUP BY domain
), known AS (
  SELECT account_id, host, SUM(contacts)::BIGINT AS contacts
  FROM match_contact_hosts WHERE host IS NOT NULL GROUP BY ALL
)
SELECT account_id, source, domain, host, COALESCE(contacts, 0) AS contacts, accounts
FROM by_source JOIN shared USING (domain) LEFT JOIN known USING (account_id, host)"""


@dataclass(frozen=True, slots=True)
class DomainCounts:
    """How many texts had which reading; null is no text, and readings of no text are left out.

    Attributes:
        emails: Of the leads' e-mail addresses.
        websites: Of the websites that leads typed.
        accounts: Of the accounts' own and other domains.
        contacts: Of the e-mail addresses of known contacts; roles count as companies there.
    """

    emails: Mapping[Reading, int]
    websites: Mapping[Reading, int]
    accounts: Mapping[Reading, int]
    contacts: Mapping[Reading, int]


def registrable_domains(
    bench: Bench, lists: DomainLists, *, accounts_are_read: bool = False
) -> DomainCounts:
    """Make the domains of leads and of accounts, and count how their texts were read.

    Two temporary tables are for others; domains and hosts are ASCII:

    - `match_lead_domains(lead_id, part, reading, domain, host, shown)`: one row per lead and part,
      `domain` (of its e-mail address) and `website`, where it has a text. `domain` and `host` are
      null where the text is no evidence; `shown` is then what was left out, such as gmail.com;
    - `match_account_domains(account_id, source, domain, host, contacts, accounts)`: one row per
      account and host. `source` is `own`, `other`, or `contact` for a domain that only known
      contacts have; `contacts` is how many of them have this host, and `accounts` how many
      accounts have this domain from any source: the more, the weaker the evidence.

    `match_account_sites(account_id, source, reading, domain, host, shown)` also has the domains
    of accounts that are no evidence, one row per text.

    Args:
        bench: Where the relations of leads, accounts and contacts are.
        lists: What is known of domains beforehand.
        accounts_are_read: Whether this was done before, with the same accounts and contacts and
            with other leads; the tables of accounts are then used as they stand.
    """
    bench.load("match_roles", pa.table({"role": pa.array(sorted(lists.roles), pa.string())}))
    read_keys(bench, _keys(_LEAD_TEXTS + (() if accounts_are_read else _ACCOUNT_TEXTS)), lists)
    of_accounts = () if accounts_are_read else (_SITES, _CONTACT_HOSTS, _ACCOUNT_DOMAINS)
    for statement in (_LEAD_DOMAINS, *of_accounts):
        bench.execute(statement)
    return DomainCounts(
        emails=_counts(bench, "COUNT(*)", "match_lead_domains WHERE part = 'domain'"),
        websites=_counts(bench, "COUNT(*)", "match_lead_domains WHERE part = 'website'"),
        accounts=_counts(bench, "COUNT(*)", "match_account_sites"),
        contacts=_counts(bench, "SUM(contacts)::BIGINT", "match_contact_hosts"),
    )


def _counts(bench: Bench, count: str, rows: str) -> Mapping[Reading, int]:
    """Count rows by reading, in the order in which the readings are declared."""
    found = dict(bench.rows(f"SELECT reading, {count} FROM {rows} GROUP BY reading"))
    return {reading: found[reading] for reading in Reading if reading in found}


def label_of(domain: str) -> str:
    """Write what stands before the first dot of a domain, without hyphens, in SQL."""
    return f"replace(split_part({domain}, '.', 1), '-', '')"

"""Which leads must be matched again after something changed, so that the result is a full run's."""

from tradewind.matching.changed_words import make_changed_words
from tradewind.matching.distinct_texts import read_texts
from tradewind.matching.domain_lists import DomainLists, lists_of
from tradewind.matching.domain_tables import registrable_domains
from tradewind.matching.domains import domain_of_website
from tradewind.matching.emails import domain_of_email
from tradewind.matching.interface import Bench
from tradewind.matching.phones import phone_key
from tradewind.matching.settings import MatchSettings
from tradewind.matching.touching import make_crowded_pairs, make_worded, name_keys

_LEAD_COLUMNS = "lead_id, email, company_name, website, country, city, phone"
_ACCOUNT_COLUMNS = """account_id, name, aliases, domain, other_domains, country, city, phone,
  parent_id, is_customer, open_opportunities, contacts, last_active_at, created_at"""


def _changed(owner: str, columns: str) -> str:
    """Write the query of ids whose rows are new, gone or different."""
    rows = f"SELECT {owner}_id, hash(row({columns})) AS facts FROM {{relation}}"
    return f"""
  SELECT coalesce(now.{owner}_id, earlier.{owner}_id) AS {owner}_id
  FROM ({rows.format(relation=f"match_{owner}s")}) AS now
  FULL JOIN ({rows.format(relation=f"earlier_{owner}s")}) AS earlier
    ON now.{owner}_id = earlier.{owner}_id
  WHERE now.facts IS DISTINCT FROM earlier.facts"""


_CONTACTS = "SELECT account_id, hash(list_sort(list(email))) AS facts FROM {} GROUP BY account_id"
_CHANGED_ACCOUNTS = f"""CREATE OR REPLACE TEMP TABLE touch_changed AS
SELECT DISTINCT account_id FROM ({_changed("account", _ACCOUNT_COLUMNS)}
  UNION ALL
  SELECT coalesce(now.account_id, earlier.account_id)
  FROM ({_CONTACTS.format("match_contacts")}) AS now
  FULL JOIN ({_CONTACTS.format("earlier_contacts")}) AS earlier
    ON now.account_id = earlier.account_id
  WHERE now.facts IS DISTINCT FROM earlier.facts
)"""

_NEW_LEADS = f"""
SELECT lead_id FROM ({_changed("lead", _LEAD_COLUMNS)}) SEMI JOIN match_leads USING (lead_id)"""

_TOUCHED = f"""CREATE OR REPLACE TEMP TABLE touch_accounts AS
WITH versions AS (
  SELECT account_id, name, aliases, phone FROM match_accounts
  UNION ALL
  SELECT account_id, name, aliases, phone FROM earlier_accounts
), phones AS (
  SELECT account_id, {phone_key("phone")} AS phone FROM versions WHERE phone IS NOT NULL
), named AS (
  SELECT account_id, name AS text FROM versions
  UNION ALL SELECT account_id, unnest(aliases) FROM versions
), moved AS (
  SELECT DISTINCT text FROM (SELECT text, unnest(string_split(reading, ' ')) AS word
                             FROM match_name_readings)
  JOIN touch_words USING (word) WHERE class <> earlier_class
)
SELECT account_id FROM touch_changed
UNION
SELECT account_id FROM named JOIN moved USING (text)
UNION
SELECT account_id FROM phones WHERE phone IN (
  SELECT phone FROM phones WHERE account_id IN (FROM touch_changed))"""

_ACCOUNT_NAMES = """CREATE OR REPLACE TEMP TABLE touch_account_names AS
SELECT DISTINCT account_id AS owner, reading AS core
FROM (
  SELECT account_id, name AS text FROM match_accounts
  UNION ALL SELECT account_id, unnest(aliases) FROM match_accounts
  UNION ALL SELECT account_id, name FROM earlier_accounts
  UNION ALL SELECT account_id, unnest(aliases) FROM earlier_accounts
) JOIN match_name_readings USING (text)
WHERE account_id IN (FROM touch_accounts)"""

_LEAD_NAMES = """CREATE OR REPLACE TEMP TABLE touch_lead_names AS
SELECT lead_id AS owner, reading AS core
FROM match_leads JOIN match_name_readings ON text = company_name"""

_EARLIER_SITES = """
SELECT DISTINCT text FROM (
  SELECT account_id, domain AS text FROM earlier_accounts
  UNION ALL SELECT account_id, unnest(other_domains) FROM earlier_accounts
) WHERE account_id IN (FROM touch_accounts) AND text IS NOT NULL"""
_EARLIER_EMAILS = """
SELECT DISTINCT email AS text FROM earlier_contacts
WHERE account_id IN (FROM touch_accounts) AND email IS NOT NULL"""

_ACCOUNT_KEYS = f"""CREATE OR REPLACE TEMP TABLE touch_account_keys AS
SELECT DISTINCT key FROM ({name_keys("account")}
  UNION ALL
  SELECT account_id, hash('d:' || domain) FROM match_account_domains
  WHERE account_id IN (FROM touch_accounts)
  UNION ALL
  SELECT NULL, hash('d:' || reading) FROM touch_sites
  UNION ALL
  SELECT NULL, hash('d:' || reading) FROM touch_emails
  UNION ALL
  SELECT account_id, hash('t:' || {phone_key("phone")})
  FROM (SELECT account_id, phone FROM match_accounts
        UNION ALL SELECT account_id, phone FROM earlier_accounts)
  WHERE phone IS NOT NULL AND account_id IN (FROM touch_accounts)
) WHERE key IS NOT NULL"""

_LEAD_KEYS = f"""
  {name_keys("lead")}
  UNION ALL
  SELECT lead_id, hash('d:' || domain) FROM match_lead_domains WHERE domain IS NOT NULL
  UNION ALL
  SELECT lead_id, hash('=' || replace(split_part(domain, '.', 1), '-', ''))
  FROM match_lead_domains WHERE domain IS NOT NULL
  UNION ALL
  SELECT lead_id, hash('t:' || {phone_key("phone")}) FROM match_leads WHERE phone IS NOT NULL"""

_OF_MOVED_WORDS = """
SELECT owner FROM touch_lead_words WHERE class <> earlier_class"""


def affected(bench: Bench, settings: MatchSettings) -> bool:
    """Make `match_affected(lead_id)`: the leads whose result may differ from an earlier matching.

    Beside `match_leads`, `match_accounts` and `match_contacts` as they are now, the bench holds
    `earlier_leads`, `earlier_accounts` and `earlier_contacts`: the same relations, with the same
    columns, as the earlier matching had them, by the same settings and the same version of
    Tradewind. All other leads keep their rows of `match_pairs` and `match_decisions`. To match
    the affected ones, call `match` with `match_leads` narrowed to them, and with ALL accounts and
    contacts: a lead's result depends on no other lead, but on every account.

    Affected are: leads that are new or changed; leads that share a key with an account that is
    new, gone or changed (as it is or was); leads with a word that so many more or fewer account
    names have that its class of rarity moved; and leads that share a key with an account whose
    words, or whose telephone number, tell more or less than before. Where the number of account
    names itself is in another class, all leads are. The set may be too wide, never too narrow.

    Returns:
        Whether the tables of the accounts' domains were made, so that `match` need not.
    """
    bench.execute(_CHANGED_ACCOUNTS)
    if not bench.rows("SELECT 1 FROM touch_changed LIMIT 1"):
        _name_affected(bench, _NEW_LEADS)
        return False
    if make_changed_words(bench):
        _name_affected(bench, "SELECT lead_id FROM match_leads")
        return False
    _make_touched(bench, lists_of(settings))
    sharing = f"SELECT owner FROM ({_LEAD_KEYS}) SEMI JOIN touch_account_keys USING (key)"
    _name_affected(bench, f"{_NEW_LEADS} UNION {sharing} UNION {_OF_MOVED_WORDS}")
    return True


def _name_affected(bench: Bench, leads: str) -> None:
    bench.execute(
        f"CREATE OR REPLACE TEMP TABLE match_affected AS\nSELECT DISTINCT * FROM ({leads})"
    )


def _make_touched(bench: Bench, lists: DomainLists) -> None:
    """Make the tables of touched accounts and of leads that the keys are made of."""
    registrable_domains(bench, lists)
    for statement in (_TOUCHED, _ACCOUNT_NAMES, _LEAD_NAMES):
        bench.execute(statement)
    make_crowded_pairs(bench)
    make_worded(bench, "account")
    make_worded(bench, "lead")

    def of_site(text: str) -> tuple[str, ...]:
        domain = domain_of_website(text, lists)
        return () if domain is None else (domain,)

    def of_email(text: str) -> tuple[str, ...]:
        domain = domain_of_email(text, lists).domain
        return () if domain is None else (domain,)

    read_texts(bench, table="touch_sites", texts=_EARLIER_SITES, readings=of_site)
    read_texts(bench, table="touch_emails", texts=_EARLIER_EMAILS, readings=of_email)
    bench.execute(_ACCOUNT_KEYS)

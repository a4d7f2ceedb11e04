"""The two sides of matching as tables: distinct forms of leads, and accounts in order."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tradewind.matching.distinct_texts import read_texts
from tradewind.matching.interface import Bench
from tradewind.matching.name_readings import read_names
from tradewind.matching.places import city_of, country_of
from tradewind.matching.settings import TieRule
from tradewind.matching.ties import EXPRESSIONS

_TEXTS = """CREATE OR REPLACE TEMP TABLE match_name_texts AS
SELECT DISTINCT text FROM (
  SELECT company_name AS text FROM match_leads
  UNION ALL SELECT name FROM match_accounts
  UNION ALL SELECT unnest(aliases) FROM match_accounts
) WHERE text IS NOT NULL"""

_PLACES = """SELECT DISTINCT {place} AS text FROM (
  SELECT {place} FROM match_leads UNION ALL SELECT {place} FROM match_accounts
) WHERE {place} IS NOT NULL"""
_PLACE_READERS: Mapping[str, Callable[[str], str | None]] = {"country": country_of, "city": city_of}

_ACCOUNTS = """CREATE OR REPLACE TEMP TABLE match_account_list AS
SELECT
  row_number() OVER (ORDER BY {order})::INTEGER AS account_no,
  account.account_id, account.name, account.aliases, account.parent_id,
  countries.reading AS country, cities.reading AS city, phones.phone AS phone
FROM match_accounts AS account
LEFT JOIN match_country_readings AS countries ON countries.text = account.country
LEFT JOIN match_city_readings AS cities ON cities.text = account.city
LEFT JOIN match_account_phones AS phones ON phones.account_id = account.account_id"""

_LEADS = """CREATE OR REPLACE TEMP TABLE match_lead_facts AS
SELECT
  lead.lead_id, lead.company_name AS text, email.domain, email.host,
  CASE WHEN site.domain IS DISTINCT FROM email.domain THEN site.domain END AS website,
  CASE WHEN site.domain IS DISTINCT FROM email.domain THEN site.host END AS website_host,
  countries.reading AS country, cities.reading AS city, phones.phone AS phone,
  coalesce(email.reading = 'own_company', false) AS is_colleague
FROM match_leads AS lead
LEFT JOIN match_lead_domains AS email ON email.lead_id = lead.lead_id AND email.part = 'domain'
LEFT JOIN match_lead_domains AS site ON site.lead_id = lead.lead_id AND site.part = 'website'
LEFT JOIN match_country_readings AS countries ON countries.text = lead.country
LEFT JOIN match_city_readings AS cities ON cities.text = lead.city
LEFT JOIN match_lead_phones AS phones ON phones.lead_id = lead.lead_id"""

_FACTS = "text, domain, host, website, website_host, country, city, phone, is_colleague"
_FORMS = f"""CREATE OR REPLACE TEMP TABLE match_forms AS
SELECT row_number() OVER ()::INTEGER AS form_no, {_FACTS}
FROM (SELECT DISTINCT {_FACTS} FROM match_lead_facts)"""

_SAME_FACTS = " AND ".join(
    f"lead.{fact} IS NOT DISTINCT FROM form.{fact}" for fact in _FACTS.split(", ")
)
_LEAD_FORMS = f"""CREATE OR REPLACE TEMP TABLE match_lead_forms AS
SELECT lead_id, form_no
FROM match_lead_facts AS lead JOIN match_forms AS form ON {_SAME_FACTS}"""


def make_sides(bench: Bench, ties: Sequence[TieRule]) -> None:
    """Make the tables of leads and accounts that all other steps read.

    Makes `match_name_texts(text)`, all names, and `match_name_readings` of them;
    `match_forms(form_no, text, domain, host, website, website_host, country, city, phone,
    is_colleague)`, one row per distinct set of facts about leads; `match_lead_forms(lead_id,
    form_no)`; and `match_account_list(account_no, account_id, name, aliases, parent_id, country,
    city, phone)`, numbered in the order of the rules for ties, as far as they do not look at the
    lead. A website with the domain of the e-mail address is no second piece of evidence, and left
    out.

    Args:
        bench: Where the three relations of leads, accounts and contacts are, and the tables of
            domains and telephone numbers made of them.
        ties: The rules for ties, the first first.
    """
    bench.execute(_TEXTS)
    read_names(bench, "SELECT text FROM match_name_texts")
    for place, reader in _PLACE_READERS.items():
        read_texts(
            bench,
            table=f"match_{place}_readings",
            texts=_PLACES.format(place=place),
            readings=partial(_one_reading, reader),
        )
    bench.execute(_ACCOUNTS.format(order=_order(ties)))
    for statement in (_LEADS, _FORMS, _LEAD_FORMS):
        bench.execute(statement)


def _one_reading(reader: Callable[[str], str | None], text: str) -> tuple[str, ...]:
    read = reader(text)
    return () if read is None else (read,)


def _order(ties: Sequence[TieRule]) -> str:
    terms = [f"{EXPRESSIONS[rule]} DESC" for rule in ties if rule != "country and city"]
    return ", ".join([*terms, "account.account_id"])

"""The contacts: people whose account the CRM knows."""

from tradewind.simulating.pair import people_rows
from tradewind.simulating.parameters import HISTORY_DAYS
from tradewind.simulating.randomness import Draws


def contact_created_day(draws: Draws, k: str) -> str:
    """Write the day on which the k-th contact of a company entered the CRM."""
    late = draws.share("contact created", of=draws.nth("contact", k))
    return f"least({HISTORY_DAYS - 1}, created_day + floor(650 * pow({late}, 2))::BIGINT)"


def contacts(draws: Draws) -> str:
    """Write the query of the contacts of the companies in `company`.

    Grain: one row per contact: n, k, given_name, family_name, title, role, created_day,
    email_domain. One in twenty uses a free-mail address, and has `email_domain` of its
    provider.
    """
    person = {"of": "person"}
    return f"""
WITH numbered AS (
  SELECT *, unnest(range(1, contacts + 1)) AS k FROM company
),
person AS (
  SELECT n, k, name AS company_name, country, country_number, domain,
    {draws.nth("contact", "k")} AS person, {contact_created_day(draws, "k")} AS created_day
  FROM numbered
)
SELECT n, k, company_name, person.country,
  {draws.pick("given name", "given", **person)} AS given_name,
  {draws.pick("family name", "family", **person)} AS family_name,
  title, CASE WHEN {draws.share("role known", **person)} < 0.6 THEN role END AS role,
  created_day,
  CASE WHEN {draws.share("free mail", **person)} < 0.05
    THEN {draws.pick("provider", "free_mail", **person)} ELSE domain END AS email_domain
FROM person
JOIN country_slot ON country_slot.slot = country_number
JOIN title_slot ON title_slot.slot = {draws.below("title", 100, **person)}
CROSS JOIN word_list
UNION ALL BY NAME
SELECT n, k, name AS company_name, country, given_name, family_name, title, role,
  {HISTORY_DAYS - 1} - days_ago AS created_day, domain AS email_domain
FROM {people_rows()} JOIN company USING (n)
"""


def people() -> str:
    """Write the query of the people table over `contact` and `lead`.

    Grain: one row per person; contacts by account first, then leads by number. `account_id`
    is null for a lead. A free-mail address carries the word "simulated" before the @, so that
    it is nobody's.
    """
    return """
WITH person AS (
  SELECT 0 AS is_lead, n AS sort_n, k AS sort_k, contact_id_of(n, k) AS person_id,
    account_id_of(n) AS account_id, * EXCLUDE (n, k) FROM contact
  UNION ALL BY NAME
  SELECT 1 AS is_lead, number AS sort_n, 0 AS sort_k, lead_id_of(number) AS person_id,
    NULL AS account_id, given_name, family_name, email_domain, typed_name AS company_name,
    country, title, role, created_day
  FROM lead
)
SELECT person_id, account_id, given_name || ' ' || family_name AS name,
  ascii_of(given_name) || '.' || ascii_of(family_name)
    || CASE WHEN list_contains(free_mail, email_domain) THEN '.simulated' ELSE '' END
    || '@' || email_domain AS email,
  company_name, country, title, role, on_day(created_day) AS created_at,
  'simulated' AS data_origin
FROM person CROSS JOIN word_list
ORDER BY is_lead, sort_n, sort_k
"""

"""The accounts table: what the CRM knows of each company on the last day."""

from tradewind.simulating.knowledge import (
    is_known,
    knows_employees,
    knows_growth,
    knows_industry,
    knows_open_jobs,
    knows_revenue,
    spelt_industry,
)
from tradewind.simulating.parameters import HISTORY_DAYS, Parameters
from tradewind.simulating.randomness import Draws

ACCOUNTS_PER_REP = 160
REPS_AT_LEAST, REPS_AT_MOST = 3, 500


def reps(draws: Draws, *, accounts: int) -> str:
    """Write the query of the sales team: one row per rep, with a number from 0."""
    count = min(REPS_AT_MOST, max(REPS_AT_LEAST, round(accounts / ACCOUNTS_PER_REP)))
    letters = "ascii_of(name)"
    entity = f"('0x' || substr(md5({letters}), 1, 8))::UBIGINT"
    return f"""
WITH given_names AS (SELECT people, unnest(given) AS given_name FROM people_words),
family_names AS (SELECT people, unnest(family) AS family_name FROM people_words),
names AS (
  SELECT DISTINCT given_name || ' ' || family_name AS name
  FROM given_names JOIN family_names USING (people)
)
SELECT row_number() OVER (ORDER BY {draws.number("rep", of=entity)}, name) - 1 AS number, name
FROM names ORDER BY number LIMIT {count}
"""


def team(draws: Draws) -> str:
    """Write the number of the rep who works a company; null where nobody does."""
    row = {"of": "row_entity"}
    number = draws.below("rep of account", "(SELECT count(*) FROM rep)", **row)
    return f"CASE WHEN n <= 2 THEN 0 WHEN {draws.share('has rep', **row)} < 0.97 THEN {number} END"


def _activity() -> str:
    recent = f"stream = 'engagement' AND day > {HISTORY_DAYS - 1 - 90}"
    counted = (
        ("web_visit", "site_visits_90d"),
        ("pricing_page_visit", "pricing_visits_90d"),
        ("demo_request", "demo_requests_90d"),
        ("email_open", "email_opens_90d"),
    )
    counts = ", ".join(
        f"count(*) FILTER ({recent} AND kind = '{kind}') AS {column}" for kind, column in counted
    )
    return f"""
activity AS (
  SELECT n, max(day) FILTER (stream = 'engagement') AS engaged_day, {counts}
  FROM event WHERE n IS NOT NULL GROUP BY n
),
sold AS (
  SELECT n, max(coalesce(close_day, open_day)) AS sold_day,
    bool_or(kind = 'new' AND outcome = 'won') AND NOT bool_or(kind = 'renewal'
      AND outcome = 'lost') AS is_customer
  FROM opportunity GROUP BY n
)"""


def accounts(draws: Draws, parameters: Parameters, *, as_text: bool) -> str:
    """Write the query of the accounts table over `company`, `event` and `opportunity`.

    Grain: one row per account, by account_id. With `as_text`, one unknown revenue in a hundred
    reads "n/a", as exports do; without, revenue is a number and those are null.
    """
    p, row = parameters, {"of": "row_entity"}
    revenue = "revenue" if not as_text else "revenue::VARCHAR"
    unknown_revenue = (
        f"CASE WHEN {draws.share('n/a', **row)} < {p.revenue_written_as_text_share} THEN 'n/a' END"
        if as_text
        else "NULL"
    )
    return f"""
WITH {_activity()}
SELECT account_id_of(n) AS account_id, company.name,
  CASE WHEN {is_known(draws, "domain", p.domain_known_share)}
    THEN CASE WHEN n > 2 AND web_address_share < 0.03 THEN 'https://www.' || domain || '/'
      ELSE domain END END AS domain,
  country, CASE WHEN {is_known(draws, "city", 0.9)} THEN city END AS city,
  CASE WHEN {knows_industry(draws, p)} THEN {spelt_industry(draws, p)} END AS industry,
  CASE WHEN {knows_employees(draws, p)} THEN employees END AS employees,
  CASE WHEN {knows_revenue(draws, p)} THEN {revenue} ELSE {unknown_revenue} END AS revenue,
  CASE WHEN {is_known(draws, "founded", 0.8)}
    THEN year(on_day({HISTORY_DAYS - 1})) - 2 - age_years END AS founded_year,
  account_id_of(parent_n) AS parent_id, rep.name AS owner,
  coalesce(is_customer, false) AS is_customer,
  CASE WHEN {knows_growth(draws, p)} THEN growth_pct END AS employees_growth_12m_pct,
  CASE WHEN {knows_open_jobs(draws, p)} THEN open_jobs END AS open_jobs,
  coalesce(site_visits_90d, 0) AS site_visits_90d,
  coalesce(pricing_visits_90d, 0) AS pricing_visits_90d,
  coalesce(demo_requests_90d, 0) AS demo_requests_90d,
  coalesce(email_opens_90d, 0) AS email_opens_90d,
  CASE WHEN is_customer THEN floor(7 * pow({draws.share("tickets", **row)}, 3))::BIGINT END
    AS open_support_tickets,
  on_day(created_day) AS created_at,
  on_day(greatest(engaged_day, sold_day)) AS last_activity_at,
  'simulated' AS data_origin
FROM company
LEFT JOIN activity USING (n) LEFT JOIN sold USING (n)
LEFT JOIN rep ON rep.number = rep_number
ORDER BY n
"""

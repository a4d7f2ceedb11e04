"""The account history: what the CRM said of each company from when until when."""

from tradewind.simulating.knowledge import (
    knows_employees,
    knows_growth,
    knows_industry,
    knows_open_jobs,
    knows_revenue,
    spelt_industry,
)
from tradewind.simulating.pair import history_rows
from tradewind.simulating.parameters import HISTORY_DAYS, Parameters
from tradewind.simulating.randomness import Draws

LAST_DAY = HISTORY_DAYS - 1
REFRESH_EVERY_DAYS = 91
YEARS_BACK = 3
"""Years of growth that the versions need: two of history, and the 12 months before them."""

_ATTRIBUTES = (
    "country",
    "industry",
    "employees",
    "revenue",
    "open_jobs",
    "employees_growth_12m_pct",
    "is_customer",
)


def _traits(draws: Draws, parameters: Parameters) -> str:
    """Write what is settled once a company: its growth of three years, and what is known of it.

    The last year's growth is the planted one; those before are tied to it loosely. Numbers are
    refreshed every 91 days, on a day of the quarter that is the company's own.
    """
    d, p, row = draws, parameters, {"of": "row_entity"}
    latest = "ln(1 + growth_pct / 100.0::DOUBLE)"
    earlier = ", ".join(
        f"{p.growth_kept_share} * {latest}"
        f" + {p.earlier_growth_deviation} * {d.normal(f'growth {back} years before')}"
        for back in range(1, YEARS_BACK)
    )
    return f"""
sold AS (
  SELECT n, min(close_day) FILTER (kind = 'new' AND outcome = 'won') AS won_day,
    min(close_day) FILTER (kind = 'renewal' AND outcome = 'lost') AS gone_day
  FROM opportunity GROUP BY n
),
traits AS (
  SELECT n, row_entity, country, won_day, gone_day, setback_day, [{latest}, {earlier}] AS rates,
    CASE WHEN {knows_industry(d, p)} THEN {spelt_industry(d, p)} END AS known_industry,
    CASE WHEN {knows_employees(d, p)} THEN employees END AS known_employees,
    CASE WHEN {knows_revenue(d, p)} THEN revenue END AS known_revenue,
    CASE WHEN {knows_open_jobs(d, p)} THEN open_jobs END AS known_open_jobs,
    CASE WHEN {knows_growth(d, p)} THEN growth_pct END AS known_growth_pct,
    greatest(0, created_day) AS start_day,
    {LAST_DAY - 1} - {d.below("refresh", REFRESH_EVERY_DAYS, **row)} AS refreshed_day,
    {d.below("annual report", 4, **row)} AS reported,
    {d.share("wander", **row)} AS wander, {d.share("jobs then", **row)} AS jobs_wander,
    CASE WHEN {d.share("filled in", **row)} < {p.filled_in_later_share}
      THEN {d.below("filled in day", HISTORY_DAYS, **row)} END AS filled_in_day
  FROM company LEFT JOIN sold USING (n) WHERE n > 2
)"""


def _dated() -> str:
    """Write the days on which something may have changed, by company.

    `quarters` is how many refreshes a day lies back, `fallen` the log of today's headcount over
    that of then.
    """
    return f"""
dated AS (
  SELECT *, unnest(list_distinct(list_filter(
    [start_day, won_day, gone_day, filled_in_day]
      || [refreshed_day - {REFRESH_EVERY_DAYS} * i FOR i IN range(0, 9)],
    lambda candidate : candidate >= start_day))) AS day
  FROM traits
),
aged AS (
  SELECT *, filled_in_day IS NULL OR day >= filled_in_day AS is_filled_in,
    greatest(0, ceil((refreshed_day - day) / {REFRESH_EVERY_DAYS}.0::DOUBLE))::BIGINT AS quarters
  FROM dated
),
grown AS (
  SELECT *, {_fallen("quarters")} AS fallen, {_fallen("quarters + 4")} AS fallen_before
  FROM aged
)"""


def _wandered(share: str, quarters: str) -> str:
    """Write a number of 0-1 that differs from refresh to refresh, from one draw a company.

    Sources:
        Steps of the golden ratio spread evenly: Knuth, The Art of Computer Programming,
        volume 3, section 6.4.
    """
    return f"(({share} + ({quarters}) * 0.6180339887::DOUBLE) % 1)"


def _fallen(quarters: str) -> str:
    """Write the log of today's headcount over that of so many refreshes back.

    Whole years follow the growth rates; between them the quarters wander, and a setback shows
    in the first refresh after it.
    """
    years, quarter = f"(({quarters}) // 4)", f"(({quarters}) % 4)"
    wander = _wandered("wander", quarters)
    set_back = f"""CASE WHEN setback_day > refreshed_day - {REFRESH_EVERY_DAYS} * ({quarters})
      AND setback_day <= refreshed_day - {REFRESH_EVERY_DAYS} * 4 * {years} THEN 0.06 ELSE 0 END"""
    return f"""(list_sum(rates[:{years}] || [0.0::DOUBLE]) + CASE WHEN {quarter} > 0
      THEN rates[{years} + 1] * ({quarter} + 0.6 * ({wander} - 0.5)) / 4.0::DOUBLE - {set_back}
      ELSE 0 END)"""


def _versions() -> str:
    """Write the attributes of every version; what has no refresh yet is today's number."""
    jobs = _wandered("jobs_wander", "quarters")
    reports = "(quarters + reported) // 4"
    return f"""
version AS (
  SELECT n, day, country, CASE WHEN is_filled_in THEN known_industry END AS industry,
    CASE WHEN is_filled_in THEN CASE WHEN quarters = 0 THEN known_employees
      WHEN known_employees > 0 THEN greatest(1, round(known_employees * exp(-fallen)))::BIGINT
      END END AS employees,
    CASE WHEN is_filled_in THEN CASE WHEN {reports} = 0 THEN known_revenue
      WHEN known_revenue > 0 THEN greatest(10000, round(known_revenue
        * exp(-0.8 * list_sum(rates[:{reports}])), -3))::BIGINT END END AS revenue,
    CASE WHEN quarters = 0 THEN known_open_jobs
      ELSE round((known_open_jobs + 0.3) * exp({jobs} - 0.5))::BIGINT END AS open_jobs,
    CASE WHEN is_filled_in THEN CASE WHEN quarters = 0 THEN known_growth_pct
      WHEN known_growth_pct IS NOT NULL THEN round((exp(fallen_before - fallen) - 1) * 100, 1)
      END END AS employees_growth_12m_pct,
    coalesce(won_day <= day, false) AND NOT coalesce(gone_day <= day, false) AS is_customer
  FROM grown
  UNION ALL BY NAME
  SELECT n, {LAST_DAY} - days_ago AS day, country, industry, pair_history.employees,
    pair_history.revenue, pair_history.open_jobs, pair_history.employees_growth_12m_pct,
    false AS is_customer
  FROM {history_rows()} JOIN company USING (n)
)"""


def account_history(draws: Draws, parameters: Parameters) -> str:
    """Write the query of the account history over `company` and `opportunity`.

    Grain: one row per version of an account's attributes, by account and time. A version begins
    where an attribute changed, and ends where the next one begins; the last one has no end and
    says what the accounts table says. The first one begins with the market, or when the account
    was entered.
    """
    steps = (_traits(draws, parameters), _dated(), _versions())
    attributes, in_time = ", ".join(_ATTRIBUTES), "OVER (PARTITION BY n ORDER BY day)"
    return f"""
WITH {",".join(steps)},
changed AS (
  SELECT * FROM version
  QUALIFY row({attributes}) IS DISTINCT FROM lag(row({attributes})) {in_time}
)
SELECT account_id_of(n) AS account_id, on_day(day) AS valid_from,
  on_day(lead(day) {in_time}) AS valid_to, {attributes}
FROM changed ORDER BY n, day
"""

"""The opportunities: when they open, whether they are won, driven by the hidden truth."""

from tradewind.simulating.formulas import readiness, win_log_odds
from tradewind.simulating.parameters import HISTORY_DAYS, Parameters
from tradewind.simulating.randomness import Draws

FIRST_RENEWAL_AFTER_DAYS = 305
RENEWAL_LASTS_DAYS = 60


def _chances(draws: Draws, parameters: Parameters) -> str:
    """Write the moments when a sale could start: after each trigger, and at three other times."""
    p = parameters
    start = {"of": "chance"}
    return f"""
chances AS (
  SELECT *, {draws.nth("chance", "k")} AS chance
  FROM (SELECT *, unnest(range(1, 6)) AS k FROM company WHERE n > 2 AND NOT is_duplicate)
),
dated AS (
  SELECT *, CASE k
      WHEN 1 THEN trigger_1_day + 5 + {draws.below("after trigger", 75, **start)}
      WHEN 2 THEN trigger_2_day + 5 + {draws.below("after trigger", 75, **start)}
      ELSE {draws.below("any day", HISTORY_DAYS, **start)} END AS open_day
  FROM chances
),
opened AS (
  SELECT *, {win_log_odds(p, "open_day")} AS log_odds, {readiness(p, "open_day")} AS readiness
  FROM dated
  WHERE open_day BETWEEN greatest(0, created_day) AND {HISTORY_DAYS - 1}
    AND {draws.share("opens", **start)} < logistic({p.open_intercept}
      + {p.open_per_fit} * fit_points + {p.open_per_readiness} * {readiness(p, "open_day")}
      + {p.open_per_chattiness} * chattiness)
),
cycled AS (
  SELECT *, open_day + greatest(7, least(270, round(exp(4.0
      + 0.12 * ln(employees / 200.0::DOUBLE) - 0.12 * readiness
      + 0.5 * {draws.normal("cycle", **start)}))))::BIGINT AS end_day
  FROM opened
)"""


def _sequence(draws: Draws, parameters: Parameters) -> str:
    """Write one sale at a time, new until the first win, expansions after it."""
    chance = {"of": "chance"}
    before = "PARTITION BY n ORDER BY open_day, k ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    return f"""
single AS (
  SELECT * FROM cycled
  QUALIFY coalesce(max(end_day) OVER ({before}), -1) < open_day
),
decided AS (
  SELECT *, {draws.share("wins", **chance)} AS luck FROM single
),
kinds AS (
  SELECT *, coalesce(bool_or(luck < logistic(log_odds)) OVER ({before}), false) AS is_customer
  FROM decided
),
sales AS (
  SELECT n, k, CASE WHEN is_customer THEN 'expansion' ELSE 'new' END AS kind, chance, luck,
    open_day, end_day, readiness, employees, fit_points,
    log_odds + CASE WHEN is_customer THEN {parameters.win_if_customer} ELSE 0 END AS log_odds,
    CASE WHEN is_customer THEN 0.4 ELSE 1 END AS amount_factor
  FROM kinds
)"""


def _renewals(draws: Draws, parameters: Parameters) -> str:
    p = parameters
    at_end = f"open_day + {RENEWAL_LASTS_DAYS}"
    return f"""
first_wins AS (
  SELECT n, min(end_day) AS won_day FROM sales
  WHERE kind = 'new' AND luck < logistic(log_odds) AND end_day < {HISTORY_DAYS} GROUP BY n
),
due AS (
  SELECT company.*, won_day + {FIRST_RENEWAL_AFTER_DAYS} AS open_day,
    {draws.nth("chance", "9")} AS chance
  FROM first_wins JOIN company USING (n)
  WHERE won_day + {FIRST_RENEWAL_AFTER_DAYS} < {HISTORY_DAYS}
),
renewals AS (
  SELECT n, 9 AS k, 'renewal' AS kind, chance, {draws.share("wins", of="chance")} AS luck,
    open_day, {at_end} AS end_day, {readiness(p, "open_day")} AS readiness,
    employees, fit_points,
    {p.renewal_intercept} + 0.5 * fit_points + 0.3 * {readiness(p, "open_day")} AS log_odds,
    1.05 AS amount_factor
  FROM due
)"""


def opportunities(draws: Draws, parameters: Parameters) -> str:
    """Write the query of all opportunities of the companies in `company`.

    Grain: one row per opportunity: n, k, kind, open_day, close_day (null while open), outcome,
    amount, win_probability and readiness when it was opened. A sale that would end after the
    last day is open.
    """
    steps = (
        _chances(draws, parameters),
        _sequence(draws, parameters),
        _renewals(draws, parameters),
    )
    return f"""
WITH {",".join(steps)}
SELECT n, k, kind, open_day, CASE WHEN end_day < {HISTORY_DAYS} THEN end_day END AS close_day,
  CASE WHEN end_day >= {HISTORY_DAYS} THEN 'open'
    WHEN luck < logistic(log_odds) THEN 'won' ELSE 'lost' END AS outcome,
  greatest(1000, round(exp(9.2 + 0.35 * ln(employees / 100.0::DOUBLE) + 0.12 * fit_points
    + 0.5 * {draws.normal("amount", of="chance")}) * amount_factor, -2))::BIGINT AS amount,
  round(logistic(log_odds), 6) AS win_probability, round(readiness, 6) AS readiness
FROM (SELECT * FROM sales UNION ALL BY NAME SELECT * FROM renewals)
"""


def opportunities_table() -> str:
    """Write the query of the opportunities table over `opportunity` and `company`.

    Grain: one row per opportunity, by account and opening. The owner is the account's.
    """
    return """
SELECT opportunity_id_of(n, k) AS opportunity_id, account_id_of(n) AS account_id,
  on_day(open_day) AS opened_at, on_day(close_day) AS closed_at, outcome, amount, kind,
  rep.name AS owner
FROM opportunity JOIN company USING (n)
LEFT JOIN rep ON rep.number = rep_number
ORDER BY n, k
"""

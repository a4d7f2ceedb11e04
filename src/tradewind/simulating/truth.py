"""The truth behind the market: what nobody's CRM knows, written beside it."""

from tradewind.simulating.formulas import win_log_odds
from tradewind.simulating.parameters import HISTORY_DAYS, Parameters


def accounts_truth(parameters: Parameters) -> str:
    """Write the query of truth/accounts: one row per account, by account_id.

    `fit_points` and `readiness` are log-odds, `fit` and `win_propensity` are shares of 0 to 1.
    Readiness and win propensity are as of the last day.
    """
    return f"""
SELECT account_id_of(n) AS account_id, fit_points, round(logistic(fit_points), 6) AS fit,
  readiness_at_end AS readiness,
  round(logistic({win_log_odds(parameters, str(HISTORY_DAYS - 1))}), 6) AS win_propensity,
  round(chattiness, 6) AS chattiness, industry, employees, revenue,
  growth_pct AS employees_growth_12m_pct, crm, has_old_planner, has_rival_planner,
  CASE WHEN trigger_1_day IS NOT NULL THEN trigger_1_kind END AS first_trigger,
  on_day(trigger_1_day) AS first_trigger_at,
  CASE WHEN trigger_2_day IS NOT NULL THEN trigger_2_kind END AS second_trigger,
  on_day(trigger_2_day) AS second_trigger_at, on_day(setback_day) AS setback_at,
  CASE WHEN is_duplicate THEN account_id_of(twin_n) END AS duplicate_of
FROM company ORDER BY n
"""


def leads_truth() -> str:
    """Write the query of truth/leads: one row per lead, by person_id.

    `account_id` is null where the lead's company is not in the CRM.
    """
    return """
SELECT lead_id_of(number) AS person_id, account_id_of(n) AS account_id, company_name, how_typed
FROM lead ORDER BY number
"""


def opportunities_truth() -> str:
    """Write the query of truth/opportunities: one row per opportunity, at its opening."""
    return """
SELECT opportunity_id_of(n, k) AS opportunity_id, win_probability, readiness
FROM opportunity ORDER BY n, k
"""

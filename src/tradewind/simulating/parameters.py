"""The planted truth in numbers: what makes an account fit, ready, and likely to buy."""

from dataclasses import dataclass

HISTORY_DAYS = 730
"""Days that the market lasts. Day 0 is the first one, day 729 is the day it ends on."""

SLICE_ACCOUNTS = 250_000
"""Accounts made at a time, so that memory stays bounded at any size of the market."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers behind the market; all effects are in log-odds unless the name says otherwise.

    The values are chosen, not estimated. They give three wins in ten closed new opportunities,
    one customer in eight accounts, and an area under the curve near 0.83 for whoever knows the
    truth, 0.76 for whoever knows the fit alone, and 0.70 for a score of what the tables show.
    """

    domain_known_share: float = 0.97
    employees_known_share: float = 0.71
    industry_known_share: float = 0.68
    revenue_known_share: float = 0.44
    technologies_known_share: float = 0.39
    growth_known_share: float = 0.58
    open_jobs_known_share: float = 0.52
    known_share_per_size_deviation: float = 0.08
    revenue_written_as_text_share: float = 0.01
    industry_misspelt_share: float = 0.03
    subsidiary_share: float = 0.06
    filled_in_later_share: float = 0.12

    growth_kept_share: float = 0.4
    earlier_growth_deviation: float = 0.07

    fit_size_height: float = 1.9
    fit_size_best_employees: int = 400
    fit_size_spread_ln: float = 1.2
    fit_per_growth_point: float = 0.02
    fit_growth_points_at_most: float = 30.0
    fit_old_planner: float = 0.6
    fit_rival_planner: float = -0.8
    fit_hidden_deviation: float = 0.35

    old_planner_share: float = 0.16
    rival_planner_share: float = 0.08

    trigger_share: float = 0.42
    second_trigger_share: float = 0.14
    trigger_share_per_growth_deviation: float = 0.1
    trigger_fades_in_days: float = 130.0
    setback_share: float = 0.17
    setback_share_per_growth_deviation: float = -0.08
    setback_drop: float = 1.5
    setback_fades_in_days: float = 180.0
    standing_readiness_deviation: float = 0.45

    engagement_size_ln: float = 3.4
    engagement_per_chattiness: float = 0.6
    engagement_per_readiness: float = 1.0

    open_intercept: float = -2.3
    open_per_fit: float = 0.5
    open_per_readiness: float = 0.9
    open_per_chattiness: float = 0.3
    win_intercept: float = -3.45
    win_per_fit: float = 1.35
    win_per_readiness: float = 1.4
    win_if_customer: float = 0.8
    renewal_intercept: float = 1.3

"""The planted truth as formulas: fit, readiness, and the odds of a win, as SQL expressions.

The expressions read the columns of `company`, which `firms.companies` makes.
"""

from tradewind.simulating.parameters import Parameters


def fit_points(parameters: Parameters) -> str:
    """Write how well a company fits, in log-odds; docs/demo-market.md gives the formula."""
    p = parameters
    most = p.fit_growth_points_at_most
    size = f"(ln(employees) - ln({p.fit_size_best_employees})) / {p.fit_size_spread_ln}"
    return f"""round(industry_effect + country_effect + crm_effect
    + {p.fit_size_height} * (exp(-0.5 * pow({size}, 2)) - 0.5)
    + {p.fit_per_growth_point} * greatest(-{most}, least({most}, growth_pct))
    + CASE WHEN has_old_planner THEN {p.fit_old_planner} ELSE 0 END
    + CASE WHEN has_rival_planner THEN {p.fit_rival_planner} ELSE 0 END
    + hidden_fit, 6)"""


def readiness(parameters: Parameters, day: str) -> str:
    """Write how ready a company is to buy on a day, in log-odds; triggers lift, setbacks press.

    Both fade exponentially. What has not happened yet has no effect.
    """
    p = parameters

    def fading(happened: str, days: float) -> str:
        age = f"({day} - {happened})"
        return f"CASE WHEN {age} >= 0 THEN exp(-{age} / {days}::DOUBLE) ELSE 0 END"

    return (
        f"(standing_readiness"
        f" + trigger_1_lift * {fading('trigger_1_day', p.trigger_fades_in_days)}"
        f" + trigger_2_lift * {fading('trigger_2_day', p.trigger_fades_in_days)}"
        f" - {p.setback_drop} * {fading('setback_day', p.setback_fades_in_days)})"
    )


def win_log_odds(parameters: Parameters, day: str) -> str:
    """Write the log-odds that a new opportunity opened on a day is won."""
    p = parameters
    return (
        f"({p.win_intercept} + {p.win_per_fit} * fit_points"
        f" + {p.win_per_readiness} * {readiness(p, day)})"
    )

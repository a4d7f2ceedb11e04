"""What the CRM knows of a company: the conditions behind the gaps, as SQL expressions.

The expressions read the columns of `company`. The pair is known in full.
"""

from tradewind.simulating.parameters import Parameters
from tradewind.simulating.randomness import Draws


def is_known(draws: Draws, what: str, share: float, *, by_size: float = 0.0) -> str:
    """Write whether one fact of a company is in the CRM, with a share that may grow with size."""
    drawn = draws.share(f"{what} known", of="row_entity")
    return f"(n <= 2 OR {drawn} < {share} + {by_size} * size_z)"


def knows_industry(draws: Draws, parameters: Parameters) -> str:
    """Write whether the industry is known."""
    return is_known(draws, "industry", parameters.industry_known_share)


def knows_employees(draws: Draws, parameters: Parameters) -> str:
    """Write whether the number of employees is known, more often for large companies."""
    by_size = parameters.known_share_per_size_deviation
    return is_known(draws, "employees", parameters.employees_known_share, by_size=by_size)


def knows_revenue(draws: Draws, parameters: Parameters) -> str:
    """Write whether the revenue is known, more often for large companies."""
    by_size = parameters.known_share_per_size_deviation
    return is_known(draws, "revenue", parameters.revenue_known_share, by_size=by_size)


def knows_growth(draws: Draws, parameters: Parameters) -> str:
    """Write whether the growth of headcount is known."""
    return is_known(draws, "growth", parameters.growth_known_share)


def knows_open_jobs(draws: Draws, parameters: Parameters) -> str:
    """Write whether the number of open jobs is known."""
    return is_known(draws, "open jobs", parameters.open_jobs_known_share)


def spelt_industry(draws: Draws, parameters: Parameters) -> str:
    """Write the industry as the CRM spells it, which is now and then not as others do."""
    row = {"of": "row_entity"}
    misspelt = f"n > 2 AND {draws.share('misspelt', **row)} < {parameters.industry_misspelt_share}"
    return (
        f"CASE WHEN {misspelt} THEN {draws.pick('spelling', 'spellings', **row)} ELSE industry END"
    )

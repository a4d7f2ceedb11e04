"""The warnings of a backtest: what makes its numbers weak or too good, one module each.

A new warning is a new module with a CODE and a function whose docstring says the rule in one
line, and a line in RULES at the place of its importance.
"""

from tradewind.measuring.findings.column_facts import facts_of
from tradewind.measuring.findings.filled_in_afterwards import filled_in_afterwards
from tradewind.measuring.findings.interface import Evidence, Examined, Rule
from tradewind.measuring.findings.known_late import known_late
from tradewind.measuring.findings.many_categories import many_categories
from tradewind.measuring.findings.no_better_than_chance import no_better_than_chance
from tradewind.measuring.findings.one_value import one_value
from tradewind.measuring.findings.size_in_disguise import size_in_disguise
from tradewind.measuring.findings.telling_emptiness import telling_emptiness
from tradewind.measuring.findings.telling_unscored import telling_unscored
from tradewind.measuring.findings.thin import thin
from tradewind.measuring.findings.tiers_alike import tiers_alike
from tradewind.measuring.findings.tiers_upside_down import tiers_upside_down
from tradewind.measuring.findings.todays_values import todays_values
from tradewind.measuring.findings.too_few_positives import too_few_positives
from tradewind.measuring.findings.too_good import too_good
from tradewind.measuring.findings.too_good_alone import too_good_alone
from tradewind.problems import Problem

RULES: tuple[Rule, ...] = (
    no_better_than_chance,
    too_few_positives,
    thin,
    too_good,
    too_good_alone,
    filled_in_afterwards,
    known_late,
    telling_emptiness,
    telling_unscored,
    todays_values,
    tiers_upside_down,
    size_in_disguise,
    tiers_alike,
    many_categories,
    one_value,
)
"""All rules, the most important first."""


def findings_of(evidence: Evidence) -> tuple[Problem, ...]:
    """Hold the evidence of a backtest against all rules, the most important first.

    Every column is loaded once, one after the other. Columns that the scorecard does not read
    cannot weaken what is proved, and are not judged.

    Args:
        evidence: The rows, the numbers and the columns of one backtest.

    Returns:
        The warnings; within one rule in the order of the columns.
    """
    loaded = (load() for load in evidence.columns)
    facts = tuple(facts_of(one, evidence.observations) for one in loaded if one.role != "unused")
    examined = Examined(evidence, facts)
    return tuple(problem for rule in RULES for problem in rule(examined))

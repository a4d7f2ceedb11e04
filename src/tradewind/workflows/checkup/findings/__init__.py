"""What to look at first: what drifted beyond chance, and what has not been done for long."""

from tradewind.problems import Problem
from tradewind.workflows.checkup.findings.completeness_fell import completeness_fell
from tradewind.workflows.checkup.findings.component_shifted import component_shifted
from tradewind.workflows.checkup.findings.conversion_changed import conversion_changed
from tradewind.workflows.checkup.findings.data_begin_late import data_begin_late
from tradewind.workflows.checkup.findings.file_differs import file_differs
from tradewind.workflows.checkup.findings.interface import Looked, Rule
from tradewind.workflows.checkup.findings.published_long_ago import published_long_ago
from tradewind.workflows.checkup.findings.score_shifted import score_shifted
from tradewind.workflows.checkup.findings.tested_long_ago import tested_long_ago
from tradewind.workflows.checkup.findings.tier_share_moved import tier_share_moved
from tradewind.workflows.checkup.findings.todays_values import todays_values

RULES: tuple[Rule, ...] = (
    file_differs,
    todays_values,
    data_begin_late,
    conversion_changed,
    score_shifted,
    tier_share_moved,
    completeness_fell,
    component_shifted,
    published_long_ago,
    tested_long_ago,
)
"""In the order in which they press."""


def findings_of(looked: Looked) -> tuple[Problem, ...]:
    """Give what needs looking at, the most pressing first."""
    return tuple(problem for rule in RULES for problem in rule(looked))

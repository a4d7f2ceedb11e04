"""The SQL of opportunities."""

from tradewind.compiling.components.in_families import beside_own
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.occurring import known_value as value_of_sum
from tradewind.compiling.components.occurring import row_measures, still_counts
from tradewind.compiling.conditions import condition_term
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import All, IsIn, Node, Number, Text
from tradewind.compiling.tables.opportunities import AGE_DAYS, OUTCOME_THEN, SETTLED
from tradewind.scorecard.components.interface import TableUse
from tradewind.scorecard.components.opportunities import OpportunitiesComponent


def known_value(component: OpportunitiesComponent, reader: Reader) -> Node:
    """Give the value of the account's opportunities; that of none where it has none."""
    return value_of_sum(component, reader)


def measures(component: OpportunitiesComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Add up the opportunities that count."""
    wanted = component.opportunities
    has_outcome = IsIn(OUTCOME_THEN, tuple(map(Text, wanted.outcome)))
    condition = condition_term(
        wanted.condition,
        lambda name, use: measuring.column(TableUse("opportunities", name, use)),
    )
    condition = All((has_outcome, condition))
    own = row_measures(
        component,
        "opportunities",
        condition,
        stem=measuring.stem,
        age_days=AGE_DAYS,
        seconds=SETTLED,
        quantity=Number(1.0),
    )
    counts = still_counts(component, condition, AGE_DAYS)
    return (*own, *beside_own(component, "opportunities", counts))

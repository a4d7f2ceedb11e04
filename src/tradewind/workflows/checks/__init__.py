"""Checks of the data behind a scorecard, one module each.

A new check is a new module with its code and a function of `DataInSight`, and a line here.
"""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.workflows.checks.account_history import account_history_as_it_is
from tradewind.workflows.checks.account_ids import account_ids
from tradewind.workflows.checks.broken_counts import broken_counts
from tradewind.workflows.checks.events import events_as_they_are
from tradewind.workflows.checks.hierarchy import hierarchy_as_it_is, hierarchy_that_counts
from tradewind.workflows.checks.intent_scores import intent_scores
from tradewind.workflows.checks.interface import Check, DataInSight
from tradewind.workflows.checks.opportunities import opportunities_as_they_are
from tradewind.workflows.checks.people import people_to_score
from tradewind.workflows.checks.people_accounts import people_accounts
from tradewind.workflows.checks.people_ids import people_ids
from tradewind.workflows.checks.unbound_tables import unbound_tables, unknown_table_columns
from tradewind.workflows.checks.unheard_events import unheard_events
from tradewind.workflows.checks.unknown_columns import unbound_technologies, unknown_columns
from tradewind.workflows.checks.unlisted_texts import unlisted_texts
from tradewind.workflows.checks.unreadable_values import unreadable_values
from tradewind.workflows.checks.untold_roles import untold_roles

BEFORE_SCORING: tuple[Check, ...] = (
    unknown_columns,
    unbound_technologies,
    unbound_tables,
    unknown_table_columns,
    account_ids,
    people_to_score,
    unreadable_values,
    opportunities_as_they_are,
    people_ids,
    people_accounts,
    untold_roles,
    account_history_as_it_is,
    hierarchy_that_counts,
    intent_scores,
)
"""What every run looks at, because it decides or counts."""
ALL: tuple[Check, ...] = (
    *BEFORE_SCORING,
    hierarchy_as_it_is,
    events_as_they_are,
    broken_counts,
    unlisted_texts,
    unheard_events,
)
WITHOUT_ACCOUNTS: tuple[Check, ...] = (unreadable_values,)
"""What can be looked at where the accounts could not be bound."""


def found_by(checks: tuple[Check, ...], data: DataInSight) -> Iterator[Problem]:
    """Run some checks."""
    for check in checks:
        yield from check(data)

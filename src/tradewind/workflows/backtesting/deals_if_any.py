"""Lay out the opportunities for what can do without them."""

from dataclasses import replace
from datetime import datetime

from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.backtesting.deals import KnownDeals, lay_out_deals, lay_out_no_deals
from tradewind.workflows.projects.opening import OpenProject


def lay_out_deals_if_any(
    project: OpenProject,
    *,
    data_until: datetime | None,
    now: datetime,
    asked_by: str = "--data-until",
) -> tuple[KnownDeals, tuple[Problem, ...]]:
    """Make the relation `DEALS`; without a row where the opportunities tell nothing.

    Args:
        project: The open project, with its opportunities where it has any.
        data_until: The last moment of which outcomes are known; None for the latest opening or
            closing that is not after now.
        now: The present moment.
        asked_by: The option that gives `data_until`.

    Returns:
        What the opportunities tell, and as warnings why they tell nothing; no warning where the
        project has none.
    """
    if "opportunities" not in project.tables:
        return lay_out_no_deals(project.engine), ()
    try:
        return lay_out_deals(project, data_until=data_until, now=now, asked_by=asked_by), ()
    except InvalidInput as refused:
        warnings = tuple(replace(one, severity="warning") for one in refused.problems)
        return lay_out_no_deals(project.engine), warnings

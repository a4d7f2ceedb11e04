"""Settle the snapshots of a backtest, and what tells what happened after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tradewind.problems import Problem
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.answers.standing_feedback import standing_feedback
from tradewind.workflows.backtesting.asking import Asked
from tradewind.workflows.backtesting.dates import last_snapshots, snapshots_in
from tradewind.workflows.backtesting.deals import KnownDeals, lay_out_deals
from tradewind.workflows.backtesting.deals_if_any import lay_out_deals_if_any
from tradewind.workflows.backtesting.eligibility import lay_out_moments
from tradewind.workflows.backtesting.late_dates import late_dates
from tradewind.workflows.backtesting.needs import (
    refuse_without_accounts,
    refuse_without_opinions,
    refuse_without_outcomes,
    undated,
)
from tradewind.workflows.projects.opening import OpenProject


@dataclass(frozen=True, slots=True)
class Timing:
    """The snapshots, and what tells what happened after them.

    Attributes:
        moments: The snapshots (UTC), in order of time.
        data_end: The last moment of which outcomes are known (UTC).
        deals: What the opportunities tell.
        said: Opinions that hold, where they are asked for.
        left_out: Snapshots that cannot tell anything, in words.
        problems: What is odd about it all.
    """

    moments: tuple[datetime, ...]
    data_end: datetime
    deals: KnownDeals
    said: tuple[Feedback, ...]
    left_out: Mapping[str, int]
    problems: tuple[Problem, ...] = ()


def timing_of(project: OpenProject, asked: Asked, *, now: datetime) -> Timing:
    """Settle the snapshots; the project's engine gets the opportunities and the moments.

    Args:
        project: The open project, with its opportunities.
        asked: What is asked.
        now: The present moment.

    Raises:
        InvalidInput: The data cannot answer the question at any snapshot.
        OutsideWorldFailed: The store cannot be read.
    """
    timing = _of_opinions if asked.question == "liked" else _of_opportunities
    found = timing(project, asked, now)
    lay_out_moments(project.engine, found.moments)
    return found


def _of_opportunities(project: OpenProject, asked: Asked, now: datetime) -> Timing:
    deals = lay_out_deals(project, data_until=asked.data_until, now=now)
    places = project.file.places
    refuse_without_outcomes(project.engine, asked.question, deals.reach, places)
    refuse_without_accounts(project.engine, project.tables["accounts"], places)
    if deals.reach is None:
        return Timing((now,), now, deals, (), {}, (undated(places),))
    snapshots = snapshots_in(asked.range, deals.reach, horizon_days=asked.horizon_days)
    late: tuple[Problem, ...] = ()
    if asked.data_until is None:
        late = tuple(late_dates(project.engine, deals.reach, places))
    return Timing(snapshots.moments, deals.reach.end, deals, (), snapshots.left_out, late)


def _of_opinions(project: OpenProject, asked: Asked, now: datetime) -> Timing:
    """An opinion is known at once: no snapshot has to wait for a horizon, or for opportunities."""
    until = asked.data_until or now
    said = tuple(one for one in standing_feedback(project.folder) if one.said_at <= until)
    refuse_without_opinions(said)
    deals, told_nothing = lay_out_deals_if_any(project, data_until=asked.data_until, now=now)
    last = max(one.said_at for one in said)
    return Timing(last_snapshots(asked.range, last), until, deals, said, {}, told_nothing)

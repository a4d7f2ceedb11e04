"""Compare the scores of two dates in an open project."""

from dataclasses import dataclass
from datetime import datetime

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Problem
from tradewind.workflows.backtesting.deals_if_any import lay_out_deals_if_any
from tradewind.workflows.backtesting.eligibility import (
    INCLUDED,
    carried_for_eligibility,
    lay_out_moments,
    lay_out_standings,
)
from tradewind.workflows.backtesting.periods import Period
from tradewind.workflows.backtesting.snapshots import ready_to_score, score_moments
from tradewind.workflows.checkup.between_dates import between_dates
from tradewind.workflows.checkup.converting import NO_OPPORTUNITIES, Converting, converting
from tradewind.workflows.checkup.drifting import SCORES, THERE, Drift, drift_of
from tradewind.workflows.checkup.findings import findings_of
from tradewind.workflows.checkup.findings.interface import Looked
from tradewind.workflows.checkup.last_times import LastTimes
from tradewind.workflows.projects.current_values import current_values, current_values_said
from tradewind.workflows.projects.opening import OpenProject
from tradewind.workflows.steps import Listener


@dataclass(frozen=True, slots=True)
class Asked:
    """The dates as they were asked for."""

    since: datetime | None
    as_of: datetime | None
    period: Period


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared.

    Attributes:
        moments: The snapshots (UTC).
        drift: How they differ.
        converting: Whether tiers convert lately as before.
        findings: What to look at first.
        warnings: How the input was treated.
    """

    moments: tuple[datetime, ...]
    drift: Drift
    converting: Converting
    findings: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def compared(
    project: OpenProject,
    file: ScorecardFile,
    times: LastTimes,
    asked: Asked,
    now: datetime,
    step: Listener,
) -> Comparison:
    """Score the snapshots, compare them, and say what to look at.

    Args:
        project: The open project, with all tables that the scorecard reads and the opportunities.
        file: The scorecard.
        times: When what was last done.
        asked: The dates.
        now: The present moment.
        step: Called with the name of each step when it begins.

    Raises:
        InvalidInput: The data or the scorecard have problems, or the dates leave nothing.
    """
    _ = project.bound  # a table that could not be bound is said before anything is read
    deals, told_nothing = lay_out_deals_if_any(
        project, data_until=asked.as_of, now=now, asked_by="--as-of"
    )
    reach = deals.reach
    as_of = asked.as_of or (times.run.as_of if times.run else reach.end if reach else now)
    step("checking the data")
    dates = between_dates(project, file.card, since=asked.since, as_of=as_of, period=asked.period)
    warnings = (*told_nothing, *ready_to_score(project, [file], dates.moments))
    compiled = score_moments(
        project,
        file,
        dates.moments,
        relation=SCORES,
        with_facts=True,
        step=step,
        carried=carried_for_eligibility(project),
    )
    step("comparing")
    lay_out_moments(project.engine, dates.moments)
    lay_out_standings(project, compiled, scores=SCORES, include=INCLUDED)
    history = project.tables.get("account_history")
    drift = drift_of(project.engine, file.card, compiled, dates, history)
    first = f"(SELECT {SCORES}.* FROM {THERE} WHERE {SCORES}.snapshot = 0 AND reason IS NULL)"
    of_today = current_values(project.engine, first, compiled, file.card, history)
    warnings += tuple(current_values_said(of_today, dates.since, project.file.places))
    if "opportunities" not in project.tables:
        told = Converting(why_not=NO_OPPORTUNITIES)
    elif told_nothing:
        told = Converting(why_not=told_nothing[0].what)
    else:
        told = converting(project, file.card, compiled, dates, reach)
    return Comparison(
        moments=dates.moments,
        drift=drift,
        converting=told,
        findings=findings_of(Looked(file, dates, drift, told, times, of_today, now)),
        warnings=warnings,
    )

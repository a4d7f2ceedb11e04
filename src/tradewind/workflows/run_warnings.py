"""What a run says of the rows it treated, counted from the run itself."""

from collections.abc import Iterator
from datetime import datetime

from tradewind.compiling.compile import Compiled
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Problem
from tradewind.workflows.checks.events import events_as_they_are
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.current_values import current_values, current_values_said
from tradewind.workflows.event_counts import event_counts_of_run, plain_event_counts
from tradewind.workflows.opening import OpenProject


def run_warnings(
    project: OpenProject,
    card: ScorecardFile,
    compiled: Compiled,
    scored: str,
    *,
    as_of: datetime,
    now: datetime,
) -> Iterator[Problem]:
    """Say which values are of today in a score of the past, and how odd events were treated.

    Args:
        project: The project, whose engine holds the scored accounts.
        card: The scorecard.
        compiled: Its statement.
        scored: The relation of the scored accounts.
        as_of: The moment of the score.
        now: The present moment.
    """
    places = project.file.places
    if as_of < now:
        history = project.tables.get("account_history")
        found = current_values(project.engine, scored, compiled, card.card, history)
        yield from current_values_said(found, as_of, places)
    if compiled.counts:
        plain = plain_event_counts(project.engine, project.tables["events"], now=now)
        counts = event_counts_of_run(project.engine, scored, plain)
        data = DataInSight(project.engine, project.tables, places, card, counts)
        yield from events_as_they_are(data)

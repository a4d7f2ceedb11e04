"""What a run says of the rows it treated, counted from the run itself."""

from collections.abc import Iterator
from datetime import UTC, datetime

from tradewind.compiling.compile import Compiled
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Problem
from tradewind.workflows.checks.events import events_as_they_are
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.event_counts import event_counts_of_run, plain_event_counts
from tradewind.workflows.opening import OpenProject


def run_warnings(
    project: OpenProject, card: ScorecardFile, compiled: Compiled, scored: str
) -> Iterator[Problem]:
    """Say how odd events were treated.

    Args:
        project: The project, whose engine holds the scored accounts.
        card: The scorecard.
        compiled: Its statement.
        scored: The relation of the scored accounts.
    """
    if not compiled.counts:
        return
    now = datetime.now(UTC)
    plain = plain_event_counts(project.engine, project.tables["events"], now=now)
    counts = event_counts_of_run(project.engine, scored, plain)
    data = DataInSight(project.engine, project.tables, project.file.places, card, counts)
    yield from events_as_they_are(data)

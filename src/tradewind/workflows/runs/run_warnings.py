"""What a run says of the rows it treated, counted from the run itself."""

from collections.abc import Iterator
from datetime import datetime

from tradewind.compiling.compile import Compiled
from tradewind.compiling.write import identifier
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Place, Problem
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.store.interface import Run
from tradewind.workflows.checks.events import events_as_they_are
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.current_values import (
    CURRENT_VALUES,
    current_values,
    current_values_said,
)
from tradewind.workflows.projects.event_counts import event_counts_of_run, plain_event_counts
from tradewind.workflows.projects.opening import OpenProject
from tradewind.workflows.runs.unmatched_people import unmatched_people

AS_OF_TO_COME = "TW249"
"""A score is as of a moment that has not come yet."""
OLDER_THAN_CURRENT = "TW250"
"""Scores of an earlier moment took the place of later ones."""
NO_SUCH_EVENT = "TW251"
"""No account has an event that counts for a component."""
NOBODY_COUNTS = "TW498"
"""No account has a person who counts for a component."""


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
        yield from _todays_columns(card, as_of)
    if as_of > now:
        yield _not_come_yet(as_of)
    yield from unmatched_people(project, card.card.scores)
    yield from _nobody(project, card, compiled, scored)
    if compiled.counts:
        yield from _unmet(project, card, compiled, scored)
        latest = max(now, as_of)
        plain = plain_event_counts(project.engine, project.tables["events"], now=latest)
        counts = event_counts_of_run(project.engine, scored, plain)
        data = DataInSight(project.engine, project.tables, places, card, counts)
        yield from events_as_they_are(data)


def _todays_columns(card: ScorecardFile, as_of: datetime) -> Iterator[Problem]:
    """Name the columns of other tables that a score of the past takes as they are today."""
    named = dict.fromkeys(
        f"{placed.component.table}.{column}"
        for placed in card.card.placed()
        for column in placed.component.todays_columns
    )
    if named:
        yield Problem(
            CURRENT_VALUES,
            card.places.at("dimensions"),
            f"Nothing tells what {', '.join(named)} were as of {as_of.date()}: today's values are "
            "used.",
            "Read such scores with hindsight in mind, or take the tests of these columns out.",
            severity="warning",
        )


def _not_come_yet(as_of: datetime) -> Problem:
    return Problem(
        AS_OF_TO_COME,
        Place("--as-of"),
        f"The scores are as of {as_of.date()}, which has not come yet: what will be known by then "
        "is missing, and ages are those of that day.",
        "Leave `--as-of` out to score as of now.",
        severity="warning",
    )


def _unmet(
    project: OpenProject, card: ScorecardFile, compiled: Compiled, scored: str
) -> Iterator[Problem]:
    """Name the components for which no account has any event."""
    parts = {
        part.measured("count"): part.component.name
        for part in compiled.layout.components()
        if part.component.table == "events" and part.measured("count") in compiled.measures
    }
    if not parts:
        return
    sums = ", ".join(f"MAX({identifier(column)})" for column in parts)
    (row,) = project.engine.rows(f"SELECT {sums} FROM {identifier(scored)}")
    for name, most in zip(parts.values(), row, strict=True):
        if most == 0:
            yield Problem(
                NO_SUCH_EVENT,
                card.places.at("dimensions"),
                f'No account has an event that counts for "{name}".',
                "Run `tradewind check`, which names the kinds that events have, or leave it so.",
                severity="warning",
            )


def _nobody(
    project: OpenProject, card: ScorecardFile, compiled: Compiled, scored: str
) -> Iterator[Problem]:
    """Name the components for which no account has anybody who counts."""
    counting = [
        (part.component.name, [part.measured(one) for one in part.component.endings_that_count])
        for part in compiled.layout.components()
        if isinstance(part.component, PeopleRowsComponent)
    ]
    parts = [(name, own) for name, own in counting if {*own} <= {*compiled.measures}]
    if not parts:
        return
    sums = ", ".join(f"SUM({' + '.join(map(identifier, own))})" for _, own in parts)
    (row,) = project.engine.rows(f"SELECT {sums} FROM {identifier(scored)}")
    for (name, _), number in zip(parts, row, strict=True):
        if number == 0:
            yield Problem(
                NOBODY_COUNTS,
                card.places.at("dimensions"),
                f'No account has anybody who counts for "{name}".',
                "Look at its `where` and `engaged_within`, and run `tradewind check`, or leave it "
                "so.",
                severity="warning",
            )


def older_than_current(as_of: datetime, current: Run | None) -> Iterator[Problem]:
    """Say that scores of an earlier moment took the place of later ones.

    Args:
        as_of: The moment of the new scores.
        current: The run that was current before; None where there was none.
    """
    if current is not None and as_of < current.as_of:
        yield Problem(
            OLDER_THAN_CURRENT,
            Place("--as-of"),
            f"These scores, as of {as_of.date()}, took the place of those as of "
            f"{current.as_of.date()}.",
            f"Run `tradewind score --as-of {current.as_of.date()}` for those again; "
            "`--no-publish` only looks.",
            severity="warning",
        )

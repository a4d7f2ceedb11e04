"""Honest baselines: what a team could sort by that has no scorecard."""

from collections.abc import Iterator, Mapping

import numpy as np

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.compile import Compiled
from tradewind.compiling.reading import read_if_there
from tradewind.compiling.tables.account_history import covered
from tradewind.compiling.write import expression, identifier
from tradewind.measuring.baseline_names import COMPANY_SIZE, MOST_RECENT_ACTIVITY, RANDOM
from tradewind.measuring.observations import Floats
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.workflows.backtesting.eligibility import MOMENTS
from tradewind.workflows.backtesting.numbered_rows import NUMBERS, NumberedRows
from tradewind.workflows.backtesting.told_then import ToldThen
from tradewind.workflows.projects.opening import OpenProject

NO_ACTIVITY = "TW832"
"""The baseline of the most recent activity is left out, because it would look ahead."""
TODAYS_SIZE = "TW836"
"""The baseline of the company size goes by today's size."""
SIZES = (ColumnUse("employees", "number"), ColumnUse("revenue", "number"))
"""What tells the size of a company; the second where the first is never known."""
LAST_ACTIVITY = ColumnUse("last_activity_at", "date")
_SEEN = "backtest_activity"


def carried_for_baselines(project: OpenProject) -> tuple[ColumnUse, ...]:
    """Give the columns of the accounts that baselines sort by, as far as they are there."""
    columns = project.tables["accounts"].columns
    wanted = SIZES if "events" in project.tables else (*SIZES, LAST_ACTIVITY)
    return tuple(use for use in wanted if use.column in columns)


def baseline_rankings(
    project: OpenProject, compiled: Compiled, rows: NumberedRows
) -> Iterator[tuple[str, Floats]]:
    """Go through the baselines that the data allow: each with what it sorts by, row by row.

    Args:
        project: The open project.
        compiled: The statement of the scores, with the columns of `carried_for_baselines`.
        rows: The rows of the backtest.
    """
    activity = _activity(project, compiled, rows)
    if activity is not None:
        yield MOST_RECENT_ACTIVITY, activity
    size = _size(compiled, rows)
    if size is not None:
        yield COMPANY_SIZE, size
    # All alike: ties share every cut evenly, which is what drawing lots comes to.
    yield RANDOM, np.zeros(len(rows))


def _size(compiled: Compiled, rows: NumberedRows) -> Floats | None:
    use = _size_use(compiled, rows)
    return None if use is None else rows.numbers(compiled.layout.reads[use])


def _size_use(compiled: Compiled, rows: NumberedRows) -> ColumnUse | None:
    """Give the first column that tells a size in some row."""
    for use in SIZES:
        column = compiled.layout.reads.get(use)
        if column is not None and rows.share_unknown(column) < 1:
            return use
    return None


def todays_size(
    project: OpenProject, compiled: Compiled, card: Scorecard, rows: NumberedRows, told: ToldThen
) -> Iterator[Problem]:
    """Say that companies are ranked by their size of today, where the scorecard does not read it.

    Where it does, its own columns are told of, this one among them.
    """
    use = _size_use(compiled, rows)
    if use is None or use in {own for _, own in card.column_uses()}:
        return
    if share := told.share_from_today([use]):
        yield Problem(
            TODAYS_SIZE,
            project.file.places.at("tables", "accounts", "columns", use.column),
            f'The baseline "{COMPANY_SIZE}" goes by today\'s "{use.column}" in '
            f"{share_written(share)} of the rows, which may know what happened since.",
            "Bind an `account_history:` with this column.",
            severity="warning",
        )


def _activity(project: OpenProject, compiled: Compiled, rows: NumberedRows) -> Floats | None:
    events = project.tables.get("events")
    if events is not None and "occurred_at" in events.columns:
        return _latest_events(project, events, rows)
    column = compiled.layout.reads.get(LAST_ACTIVITY)
    if column is None or not _is_told_as_of_then(project, compiled):
        return None
    # Where no version held, the value is today's, which would look ahead.
    return np.where(np.isnan(rows.numbers(ATTRIBUTES_FROM)), np.nan, rows.numbers(column))


def _is_told_as_of_then(project: OpenProject, compiled: Compiled) -> bool:
    is_told = bool(covered(project.tables.get("account_history"), [LAST_ACTIVITY]))
    return is_told and ATTRIBUTES_FROM in compiled.columns


def left_out_activity(project: OpenProject, compiled: Compiled) -> Iterator[Problem]:
    """Say that the accounts' last activity is no baseline, where nothing tells what it was then."""
    if "events" in project.tables or LAST_ACTIVITY not in compiled.layout.reads:
        return
    if not _is_told_as_of_then(project, compiled):
        yield Problem(
            NO_ACTIVITY,
            project.file.places.at("tables", "accounts", "columns", LAST_ACTIVITY.column),
            f'Nothing tells what "{LAST_ACTIVITY.column}" was at the snapshots, so the most recent '
            "activity is no baseline.",
            "Bind `events:`, or an `account_history:` with this column.",
            severity="warning",
        )


def _latest_events(project: OpenProject, events: BoundTable, rows: NumberedRows) -> Floats:
    """Give the latest event of each row's account that had happened and was known by then."""
    project.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {_SEEN} AS {_seen(events, project.tables.get('people'))}"
    )
    found = project.engine.arrow(
        f"SELECT account, snapshot, MAX(occurred) AS latest FROM {_SEEN} "
        f"JOIN {NUMBERS} USING (account_id) "
        f"WHERE is_engagement = (SELECT BOOL_OR(is_engagement) FROM {_SEEN}) GROUP BY ALL"
    )
    account, snapshot, latest = (found[name].to_numpy() for name in found.column_names)
    known = np.full((rows.numbered, rows.moments), -np.inf)
    known[account, snapshot] = latest
    np.maximum.accumulate(known, axis=1, out=known)
    values: Floats = known[rows.account, rows.snapshot]
    return np.where(np.isneginf(values), np.nan, values)


def _seen(events: BoundTable, people: BoundTable | None) -> str:
    """Write the query of the events, each at the first snapshot at which it was known."""
    reads: Mapping[str, str] = {
        "written": _term(events, "account_id"),
        "person": _term(events, "person_id"),
        "occurred": expression(read_if_there(events, "occurred_at", "date")),
        "known": expression(read_if_there(events, "known_at", "date")),
        "is_engagement": f"COALESCE({_term(events, 'stream')} = 'engagement', FALSE)",
    }
    shown = ", ".join(f"{term} AS {name}" for name, term in reads.items())
    source = f"SELECT {shown} FROM {identifier(events.relation)}"
    placed = f"SELECT *, written AS account_id, NULL AS entered FROM ({source})"
    if people is not None and "person_id" in events.columns:
        entered = expression(read_if_there(people, "created_at", "date"))
        placed = (
            "SELECT *, COALESCE(written, persons_account) AS account_id, "
            f"CASE WHEN written IS NULL THEN persons_entry END AS entered FROM ({source}) "
            "LEFT JOIN "
            f"(SELECT {_term(people, 'person_id')} AS person, MIN({_term(people, 'account_id')}) "
            f"AS persons_account, MIN({entered}) AS persons_entry "
            f"FROM {identifier(people.relation)} GROUP BY 1) USING (person)"
        )
    return (
        f"SELECT account_id, snapshot, is_engagement, occurred FROM (SELECT *, "
        f"GREATEST(occurred, known, entered) AS visible FROM ({placed})) AS events "
        f"ASOF JOIN {MOMENTS} AS moments ON events.visible <= moments.moment "
        "WHERE account_id IS NOT NULL AND occurred IS NOT NULL"
    )


def _term(table: BoundTable, column: str) -> str:
    return expression(read_if_there(table, column, "text"))

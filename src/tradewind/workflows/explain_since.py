"""Explain why one account's score changed since a date."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.compiling.layout import layout_of
from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput
from tradewind.scorecard.moments import in_utc
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.differences.change_parts import STATES, ZERO, State, parts_of
from tradewind.workflows.differences.score_lines import Line
from tradewind.workflows.differences.score_states import ScoreStates, score_states, tables_of
from tradewind.workflows.differences.then_and_now import Endpoint, then_and_now
from tradewind.workflows.differences.why import LineChange, Standing, Why
from tradewind.workflows.finding.finding_accounts import found_account
from tradewind.workflows.projects.opening import opened
from tradewind.workflows.runs.past import run_rows
from tradewind.workflows.runs.published import PublishedRun, current_run
from tradewind.workflows.runs.row_keys import by_account_id
from tradewind.workflows.steps import unheard

Row = Mapping[str, Any] | None
"""An account's row of one state; None where it has none."""


def explain_since(
    account: str,
    since: datetime,
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> Why:
    """Explain why the score of one account changed since a date.

    Args:
        account: Its id, its domain or its name; an id alone where it is there no more.
        since: The date; UTC where it has no time zone. What was published last as of it, or
            earlier, is compared with the current scores.
        project: The project's folder.
        scorecard: Name of the scorecard; None for the one published last.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: Nothing was published, or nothing later than the date; no account (or
            several) fit; or the states between cannot be computed with the tables of today.
        OutsideWorldFailed: A source or the store cannot be read.
    """
    folder = Path(project)
    current = current_run(folder, scorecard)
    try:
        ends = then_and_now(folder, current, in_utc(since))
        account_id, name = _account(folder, current, ends.then, account)
    finally:
        current.engine.close()
    with opened(folder, tables=tables_of(ends)) as in_sight:
        states = score_states(in_sight, ends, progress or unheard, only=account_id, has_lines=True)
        rows = {state: _row(in_sight.engine, states, state, account_id) for state in STATES}
    then, now = _standing(ends.then, rows["p0"]), _standing(ends.now, rows["p1"])
    is_whole = then.score is not None and now.score is not None
    scores = {state: _score(row) for state, row in rows.items()}
    return Why(
        account_id=account_id,
        name=name,
        scorecard=current.run.scorecard,
        since=ends.since,
        then=then,
        now=now,
        parts=parts_of(scores, is_whole=is_whole),
        lines=tuple(line_changes(states, rows, is_whole=is_whole)),
        has_one_scorecard=ends.has_one_scorecard,
        is_coarse=states.is_coarse,
        hides_number=ends.now.card.card.desirable is not None,
        key=layout_of(ends.now.card.card).key,
    )


def _account(
    folder: Path, current: PublishedRun, then: Endpoint, wanted: str
) -> tuple[str, str | None]:
    """Find the account among those of now, or, by its id, among those of then."""
    try:
        account_id = found_account(current, wanted)
    except InvalidInput:
        if then.run is None or not _was_there(folder, current.engine, then, wanted):
            raise
        return wanted, None
    return account_id, current.row("scores", account_id)["name"]


def _was_there(folder: Path, engine: Engine, then: Endpoint, account_id: str) -> bool:
    assert then.run is not None, "it was published"
    store = LocalStore(folder / STORE_FOLDER)
    if store.links(then.run.scorecard)[then.run.run_id].is_whole:
        scores = f"read_parquet({literal(str(store.path_of(then.run, 'scores')))})"
        rows = by_account_id(scores, layout_of(then.card.card).key)
    else:
        rows = run_rows(store, engine, then.run).scores
    return bool(engine.rows(f"SELECT 1 FROM {rows} WHERE account_id = {literal(account_id)}"))


def _row(engine: Engine, states: ScoreStates, state: State, account_id: str) -> Row:
    relation = states.relations[state]
    found = engine.arrow(
        f"SELECT * FROM {relation} WHERE account_id = {literal(account_id)}"
    ).to_pylist()
    return found[0] if found else None


def _standing(end: Endpoint, row: Row) -> Standing:
    return Standing(
        as_of=end.as_of,
        run_id=end.run.run_id if end.run else None,
        hash=end.card.hash,
        score=_score(row),
        tier=row["tier"] if row else None,
    )


def _score(row: Row) -> Decimal | None:
    return row["score"] if row else None


def line_changes(
    states: ScoreStates, rows: Mapping[State, Row], *, is_whole: bool
) -> Iterator[LineChange]:
    """Go through the lines that one account's receipts have, with the parts of each.

    Args:
        states: The states.
        rows: The account's row in each of them.
        is_whole: Whether the account had a score then and has one now.
    """
    amounts = {state: _amounts(states.lines[state], row) for state, row in rows.items()}
    for line in dict.fromkeys((*states.lines["p1"], *states.lines["p0"])):
        of_line = {
            state: None if _score(rows[state]) is None else amounts[state].get(line, ZERO)
            for state in STATES
        }
        if any(of_line.values()):
            parts = parts_of(of_line, is_whole=is_whole)
            yield LineChange(line, of_line["p0"], of_line["p1"], parts)


def _amounts(lines: tuple[Line, ...], row: Row) -> dict[Line, Decimal]:
    return {line: row[f"line_{place}"] for place, line in enumerate(lines)} if row else {}

"""What is told of the changes of all accounts, in every state and line, for tests of sums."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.workflows.differences.change_parts import STATES, Parts, State, parts_of
from tradewind.workflows.differences.score_states import score_states, tables_of
from tradewind.workflows.differences.then_and_now import then_and_now
from tradewind.workflows.differences.why import LineChange
from tradewind.workflows.explain_since import line_changes
from tradewind.workflows.projects.opening import opened
from tradewind.workflows.runs.published import current_run

ZERO = Decimal(0)


@dataclass(frozen=True)
class ToldChange:
    """What is told of one account.

    Attributes:
        scores: Its score in every state; None without one.
        parts: The parts of its change.
        lines: Its lines.
    """

    scores: dict[State, Decimal | None]
    parts: Parts
    lines: tuple[LineChange, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it had a score then and has one now."""
        return self.scores["p0"] is not None and self.scores["p1"] is not None


def told_changes(
    folder: Path, since: datetime, scorecard: str | None = None
) -> dict[str, ToldChange]:
    """Tell of the changes of all accounts of then and now."""
    current = current_run(folder, scorecard)
    ends = then_and_now(folder, current, since)
    current.engine.close()
    with opened(folder, tables=tables_of(ends)) as project:
        states = score_states(project, ends, lambda step: None, has_lines=True)
        rows: dict[State, dict[str, Any]] = {}
        for state in STATES:
            found = project.engine.arrow(f"SELECT * FROM {states.relations[state]}").to_pylist()
            rows[state] = {row["account_id"]: row for row in found}
    told = {}
    for account_id in rows["p0"].keys() | rows["p1"].keys():
        own = {state: rows[state].get(account_id) for state in STATES}
        scores = {state: row["score"] if row else None for state, row in own.items()}
        is_whole = scores["p0"] is not None and scores["p1"] is not None
        told[account_id] = ToldChange(
            scores,
            parts_of(scores, is_whole=is_whole),
            tuple(line_changes(states, own, is_whole=is_whole)),
        )
    return told


def assert_it_adds_up(account_id: str, told: ToldChange) -> None:
    """Hold the parts, and the lines, and the parts of every line, to their sums."""
    then, now = told.scores["p0"] or ZERO, told.scores["p1"] or ZERO
    assert told.parts.total == now - then, account_id
    for part in ("time", "events", "data", "scorecard"):
        of_lines = sum((line.parts.to_dict()[part] or ZERO for line in told.lines), ZERO)
        assert of_lines == told.parts.to_dict()[part], (account_id, part)
    for line in told.lines:
        assert line.parts.total == (line.now or ZERO) - (line.then or ZERO), (account_id, line)
    assert sum((line.then or ZERO for line in told.lines), ZERO) == then, account_id
    assert sum((line.now or ZERO for line in told.lines), ZERO) == now, account_id

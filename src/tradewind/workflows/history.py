"""Show the path of one account: how its score went, and what moved it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.runs.kept_columns import component_name
from tradewind.workflows.runs.published import current_run
from tradewind.workflows.runs.score_path import AccountState, PathRow, ScorePath, path_in

MOST_MOVES = 3
"""How many components a row names at most as those that moved most."""
ZERO = Decimal("0.0000")


REST = "gates, bounds and rounding"
"""What moved a score beside its components."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one component did to a score since the row before.

    Attributes:
        key: The component, with its dimension and profile.
        component: Its own name.
        change: Points now less points before.
    """

    key: str
    component: str
    change: Decimal


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One stretch of an account's path.

    Attributes:
        run_id: The first of the runs that said so.
        hash: Hash of the scorecard of that run.
        as_of: Its moment, in UTC.
        until: The moment of the last of the runs, in UTC.
        runs: How many runs said so, one after the other.
        score: The score; None where nothing was known, or the account was gone.
        change: The score less the score of the row before; None where one of them is None.
        tier: The tier; None where the account was gone.
        cell: The cell; None where the scorecard has none.
        completeness: Share of weight whose facts were known, 0–1.
        dimensions: The dimensions' own scores.
        moves: The components whose points changed since the row before, the largest first.
        is_gone: Whether the account was not among the accounts any more.
        is_of_another_version: Whether the scorecard is another than that of the row before.
    """

    run_id: str
    hash: str
    as_of: datetime
    until: datetime
    runs: int
    score: Decimal | None
    change: Decimal | None
    tier: str | None
    cell: str | None
    completeness: Decimal | None
    dimensions: Mapping[str, Decimal | None]
    moves: tuple[Move, ...]
    is_gone: bool
    is_of_another_version: bool

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form; numbers are decimals of four places."""
        return {
            "as_of": self.as_of,
            "until": self.until,
            "runs": self.runs,
            "run_id": self.run_id,
            "hash": self.hash,
            "score": self.score,
            "change": self.change,
            "tier": self.tier,
            "cell": self.cell,
            "completeness": self.completeness,
            "is_gone": self.is_gone,
            "dimensions": dict(self.dimensions),
            "moves": [{"component": move.key, "change": move.change} for move in self.moves],
        }


@dataclass(frozen=True, slots=True)
class HistoryResult:
    """The path of one account.

    Attributes:
        account_id: Key of the account, or of the person where people were scored.
        name: Name of the company, or of the person; None where it is unknown.
        scorecard: Name of the scorecard.
        scale: The highest score of the scorecard's scale; None where it adds points.
        rows: The oldest first.
        runs: How many runs of the scorecard were published.
        not_kept: How many of them have no rows any more.
        hides_number: Whether the scorecard is for a team that wants no number.
        key: What the id is: account_id, or person_id.
    """

    account_id: str
    name: str | None
    scorecard: str
    scale: int | None
    rows: tuple[HistoryRow, ...]
    runs: int
    not_kept: int
    hides_number: bool
    key: str = "account_id"

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The names of all dimensions that any row has, the latest scorecard's first."""
        return tuple(dict.fromkeys(name for row in self.rows[::-1] for name in row.dimensions))

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        return {
            self.key: self.account_id,
            "name": self.name,
            "scorecard": self.scorecard,
            "scale": self.scale,
            "runs": self.runs,
            "not_kept": self.not_kept,
            "rows": [row.to_dict() for row in self.rows],
        }


def history(
    account: str, project: str | Path = ".", *, scorecard: str | None = None
) -> HistoryResult:
    """Show how the score of one account went over all published runs.

    Args:
        account: Its id, its domain or its name; an id alone where it is there no more.
        project: The project's folder.
        scorecard: Name of the scorecard; None for the one published last.

    Raises:
        InvalidInput: Nothing was published, or no account (or several) fit; names the nearest.
        OutsideWorldFailed: The store cannot be read.
    """
    folder = Path(project)
    published = current_run(folder, scorecard)
    try:
        path = path_in(LocalStore(folder / STORE_FOLDER), published, account)
    finally:
        published.engine.close()
    card = published.scorecard.card
    return HistoryResult(
        account_id=path.account_id,
        key=path.key,
        name=path.name,
        scorecard=path.scorecard,
        scale=card.scale if card.way == "average" else None,
        rows=tuple(_rows(path)),
        runs=path.runs,
        not_kept=path.not_kept,
        hides_number=card.desirable is not None,
    )


def _rows(path: ScorePath) -> Iterator[HistoryRow]:
    before: PathRow | None = None
    for row in path.rows:
        yield _row(row, before)
        before = row


def _row(row: PathRow, before: PathRow | None) -> HistoryRow:
    now, then = row.state, before.state if before else None
    score, earlier = now.score if now else None, then.score if then else None
    return HistoryRow(
        run_id=row.run_id,
        hash=row.hash,
        as_of=row.as_of,
        until=row.until,
        runs=row.runs,
        score=score,
        change=None if score is None or earlier is None else score - earlier,
        tier=now.tier if now else None,
        cell=now.cell if now else None,
        completeness=now.completeness if now else None,
        dimensions=now.dimensions if now else {},
        moves=tuple(_moves(now, then)) if now and then else (),
        is_gone=now is None,
        is_of_another_version=before is not None and before.hash != row.hash,
    )


def _moves(now: AccountState, then: AccountState) -> Iterator[Move]:
    """Go through what changed, the largest first."""
    keys = dict.fromkeys((*now.contributions, *then.contributions))
    changes = {
        key: now.contributions.get(key, ZERO) - then.contributions.get(key, ZERO) for key in keys
    }
    if now.score is not None and then.score is not None:
        # What the components do not tell: bounds, gates, caps of groups and rounding.
        changes[REST] = now.score - then.score - sum(changes.values(), ZERO)
    for key in sorted(changes, key=lambda key: (-abs(changes[key]), key)):
        if changes[key]:
            yield Move(key, REST if key == REST else component_name(key), changes[key])

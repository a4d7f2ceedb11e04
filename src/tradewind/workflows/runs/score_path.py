"""The rows of one account over time, put together from all runs of a scorecard."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.compiling.layout import ROW_KEYS
from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput, OutsideWorldFailed
from tradewind.store.failures import BROKEN_TABLE
from tradewind.store.interface import Link, Run
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.finding.finding_accounts import found_account
from tradewind.workflows.runs.history_writing import STANDING
from tradewind.workflows.runs.kept_columns import columns_in
from tradewind.workflows.runs.past import rows_of_tables, wide_run
from tradewind.workflows.runs.published import PublishedRun, current_run


@dataclass(frozen=True, slots=True)
class AccountState:
    """What one run said of one account.

    Attributes:
        score: The score; None where nothing was known.
        tier: The tier.
        cell: The cell; None where the scorecard has none.
        completeness: Share of weight whose facts were known, 0–1.
        is_excluded: Whether a gate excluded the account.
        dimensions: The dimensions' own scores; None where a dimension was unknown.
        contributions: The points of every component that contributed, by `component_key`.
        attributes: The kept attributes as text; None where one was unknown.
    """

    score: Decimal | None
    tier: str
    cell: str | None
    completeness: Decimal
    is_excluded: bool
    dimensions: Mapping[str, Decimal | None] = field(default_factory=dict)
    contributions: Mapping[str, Decimal] = field(default_factory=dict)
    attributes: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PathRow:
    """One stretch of an account's path: runs in a row that said the same of it.

    Attributes:
        run_id: The first of the runs.
        hash: Hash of the scorecard of that run.
        as_of: Its moment, in UTC.
        until: The moment of the last of the runs, in UTC.
        runs: How many there are.
        state: What they said; None where the account was not there any more.
    """

    run_id: str
    hash: str
    as_of: datetime
    until: datetime
    runs: int
    state: AccountState | None


@dataclass(frozen=True, slots=True)
class ScorePath:
    """One account over time.

    Attributes:
        account_id: Key of the account.
        name: Name of the company in the current run; None where it is unknown.
        scorecard: Name of the scorecard.
        rows: By moment; of one moment, by the order in which the runs were published.
        runs: How many runs of the scorecard were published.
        not_kept: How many of them have no rows any more, or files that are missing.
        key: What the id is: account_id, or person_id.
    """

    account_id: str
    name: str | None
    scorecard: str
    rows: tuple[PathRow, ...]
    runs: int
    not_kept: int
    key: str = ROW_KEYS["accounts"]


def score_path(folder: Path, account: str, scorecard: str | None = None) -> ScorePath:
    """Give the path of one account through all runs of a scorecard.

    Args:
        folder: The project's folder.
        account: Its id, its domain or its name; an id alone where it is there no more.
        scorecard: Name of the scorecard; None for the one published last.

    Raises:
        InvalidInput: Nothing was published, or no account (or several) fit; names the nearest.
        OutsideWorldFailed: The store cannot be read.
    """
    published = current_run(folder, scorecard)
    try:
        return path_in(LocalStore(folder / STORE_FOLDER), published, account)
    finally:
        published.engine.close()


def path_in(store: LocalStore, published: PublishedRun, account: str) -> ScorePath:
    """Give the path of an account through the runs of the scorecard of a published run."""
    try:
        account_id, refused = found_account(published, account), None
    except InvalidInput as unknown:
        account_id, refused = account, unknown
    runs = store.runs(published.run.scorecard)[::-1]
    links = store.links(published.run.scorecard)
    states = _Reader(store, published.engine, account_id).states(runs, links)
    if refused and not any(states.values()):
        raise refused
    moments = sorted((run for run in runs if run.run_id in states), key=lambda run: run.as_of)
    name = None if refused else published.row("scores", account_id)["name"]
    return ScorePath(
        account_id=account_id,
        name=name,
        scorecard=published.run.scorecard,
        rows=tuple(_stretches((run, states[run.run_id]) for run in moments)),
        runs=len(runs),
        not_kept=len(runs) - len(states),
        key=ROW_KEYS[published.scorecard.card.scores],
    )


def _stretches(states: Iterable[tuple[Run, AccountState | None]]) -> Iterator[PathRow]:
    """Join runs that said the same; what was before the account came is no part of its path."""
    row: PathRow | None = None
    for run, state in states:
        if row is not None and row.state == state:
            row = replace(row, until=run.as_of, runs=row.runs + 1)
            continue
        if row is not None:
            yield row
        if row is not None or state is not None:
            row = PathRow(run.run_id, run.hash, run.as_of, run.as_of, 1, state)
    if row is not None:
        yield row


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of one account."""

    store: LocalStore
    engine: Engine
    account_id: str

    def states(
        self, runs: Sequence[Run], links: Mapping[str, Link]
    ) -> dict[str, AccountState | None]:
        """Give what each run said, by run id; without the runs that are not kept.

        Args:
            runs: In the order in which they were published.
            links: How each hangs on the one before.
        """
        files = {run.run_id: self._file(run, links[run.run_id]) for run in runs}
        paths = [path for path in files.values() if path is not None]
        columns, rows = columns_in(self.engine, paths), self._rows(paths)
        states: dict[str, AccountState | None] = {}
        for run in runs:
            link, path = links[run.run_id], files[run.run_id]
            if path is not None and ("keyframe" in link.files or link.previous_id in states):
                starts_anew = "keyframe" in link.files
                before = None if starts_anew else states.get(link.previous_id or "")
                names = columns[str(path)].attributes.keys()
                states[run.run_id] = _after(before, rows.get(run.run_id), names)
            elif link.is_whole:
                states |= self._whole(run)
        return states

    def _file(self, run: Run, link: Link) -> Path | None:
        """Give the file that tells of a run in rows; None where there is none, or it is lost."""
        for file in ("history", "keyframe"):
            if file in link.files:
                with lost_files_aside():
                    return self.store.path_of(run, file)
        return None

    def _rows(self, paths: Sequence[Path]) -> dict[str, Mapping[str, Any]]:
        """Give the account's row of each run that told of it, by run id."""
        if not paths:
            return {}
        listed = ", ".join(literal(str(path)) for path in paths)
        found = self.engine.arrow(
            f"SELECT * EXCLUDE (account_id, as_of) FROM read_parquet([{listed}]) "
            f"WHERE account_id = {literal(self.account_id)}"
        )
        return {row["run_id"]: row for row in found.to_pylist()}

    def _whole(self, run: Run) -> dict[str, AccountState | None]:
        """Read the state from a run's tables; nothing where they are lost or do not explain."""
        wide = None
        with lost_files_aside():
            wide = wide_run(self.store, self.engine, run)
        if wide is None:
            return {}
        rows = rows_of_tables(wide)
        scores = self._own(rows.scores, *STANDING)
        if not scores:
            return {run.run_id: None}
        row = scores[0] | {
            "dimensions": self._own(rows.dimensions, "name AS key", "points AS value"),
            "contributions": self._own(rows.contributions, "key", "points AS value"),
            "attributes": self._own(rows.attributes, "name AS key", "value"),
            "is_gone": False,
        }
        return {run.run_id: _after(None, row, wide.columns.attributes.keys())}

    def _own(self, rows: str, *columns: str) -> list[dict[str, Any]]:
        """Read the account's rows of a relation."""
        found: list[dict[str, Any]] = self.engine.arrow(
            f"SELECT {', '.join(columns)} FROM {rows} WHERE account_id = {literal(self.account_id)}"
        ).to_pylist()
        return found


@contextmanager
def lost_files_aside() -> Iterator[None]:
    """Go on after the block where a file that it asks for is lost."""
    try:
        yield
    except OutsideWorldFailed as failure:
        if failure.problem.code != BROKEN_TABLE:
            raise


def _after(
    before: AccountState | None, row: Mapping[str, Any] | None, names: Collection[str]
) -> AccountState | None:
    """Apply a row of a history to what was said before; without one, that still holds.

    Args:
        before: The state of the run before; None where the account was not there.
        row: The account's row; its lists hold entries of a key and a value.
        names: The attributes that the run keeps.
    """
    if row is None or row["is_gone"]:
        known = None if row else before
        return known and replace(known, attributes=_only(known.attributes, names))
    own, points, values = (
        {entry["key"]: entry["value"] for entry in row[name]}
        for name in ("dimensions", "contributions", "attributes")
    )
    contributions = {**(before.contributions if before else {}), **points}
    attributes = {**(before.attributes if before else {}), **values}
    return AccountState(
        **{name: row[name] for name in STANDING},
        dimensions=own,
        contributions={key: points for key, points in contributions.items() if points is not None},
        attributes=_only(attributes, names),
    )


def _only(attributes: Mapping[str, str | None], names: Collection[str]) -> dict[str, str | None]:
    return {name: value for name, value in attributes.items() if name in names}

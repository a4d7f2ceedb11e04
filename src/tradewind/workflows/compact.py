"""Give disk room back: drop tables that history can put together, and bound history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.durations import days_in
from tradewind.store.interface import RUN_FILES, Link, Run, RunFile
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.runs.compaction import files_to_keep, is_let_go, new_keyframes
from tradewind.workflows.runs.history_writing import POINTS, STANDING, entries_of
from tradewind.workflows.runs.kept_columns import KEY, columns_in
from tradewind.workflows.runs.past import chain_of, run_rows

BAD_KEEP = "TW552"
"""`--keep` is no length of time."""
_LISTS = (
    ("dimensions", POINTS, "name", "points"),
    ("contributions", POINTS, "key", "points"),
    ("attributes", "VARCHAR", "name", "value"),
)
"""The lists of a keyframe: their values' type, and the columns that hold keys and values."""


@dataclass(frozen=True, slots=True)
class CompactResult:
    """What a compaction does, or has done.

    Attributes:
        runs: How many runs were published.
        reduced: Runs whose tables are dropped, as their histories say the same.
        let_go: Runs whose rows are let go of, as they are older than what is kept.
        keyframes: Runs of which a keyframe is written, so that those after it stay readable.
        freed_bytes: Bytes of the files that are removed; what keyframes take is not counted.
        border: Runs that started earlier are let go of, in UTC; None to let go of none.
    """

    runs: int
    reduced: int
    let_go: int
    keyframes: int
    freed_bytes: int
    border: datetime | None

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.reduced or self.let_go or self.keyframes or self.freed_bytes)


@dataclass(frozen=True, slots=True)
class _Plan:
    runs: Mapping[str, Run]
    links: Mapping[str, Link]
    kept: Mapping[str, frozenset[RunFile]]


def compact(
    project: str | Path = ".",
    *,
    keep: str | None = None,
    dry_run: bool = False,
    now: datetime | None = None,
) -> CompactResult:
    """Drop the tables of past runs that their histories can put together.

    The current runs and the latest run of each version of a scorecard stay as they are.

    Args:
        project: The project's folder.
        keep: How far back rows are kept, such as "24mo"; None for as far as there are any.
        dry_run: Whether to tell what would be done, and do nothing.
        now: The moment from which `keep` counts back, with its time zone; None for now.

    Raises:
        InvalidInput: `keep` is no length of time.
        OutsideWorldFailed: The store cannot be written to, or a file of it is damaged; nothing
            that was published is lost.
    """
    store = LocalStore(Path(project) / STORE_FOLDER)
    moment = now or datetime.now(UTC)
    border = None if keep is None else moment - timedelta(days=_days(keep))
    if dry_run or not store.runs():
        return _result(store, _planned(store, border), border)
    store.sweep()
    with store.turn():
        plan = _planned(store, border)
        result = _result(store, plan, border)
        _write_keyframes(store, plan)
        store.compact(plan.kept, at=moment)
    return result


def _days(keep: str) -> float:
    try:
        return days_in(keep)
    except ValueError as mistake:
        fix = "Write a length of time, such as --keep 24mo or --keep 90d."
        raise InvalidInput([Problem(BAD_KEEP, Place("--keep"), f"{mistake}.", fix)]) from mistake


def _planned(store: LocalStore, border: datetime | None) -> _Plan:
    runs, links = store.runs()[::-1], store.links()
    kept: dict[str, frozenset[RunFile]] = {}
    for scorecard in dict.fromkeys(run.scorecard for run in runs):
        current = store.current(scorecard)
        assert current is not None, "a scorecard with runs has a current one"
        own = [run for run in runs if run.scorecard == scorecard]
        kept |= files_to_keep(own, links, current_id=current.run_id, border=border)
    return _Plan({run.run_id: run for run in runs}, links, kept)


def _result(store: LocalStore, plan: _Plan, border: datetime | None) -> CompactResult:
    kept, links = plan.kept, plan.links
    let_go = sum(is_let_go(files, links[run_id]) for run_id, files in kept.items())
    reduced = sum(
        links[run_id].is_whole and "history" in files and "scores" not in files
        for run_id, files in kept.items()
    )
    freed = sum(
        _bytes(store.place_of(run, file))
        for run_id, run in plan.runs.items()
        for file in RUN_FILES
        if file not in kept.get(run_id, links[run_id].files)
    )
    keyframes = len(list(new_keyframes(kept, links)))
    return CompactResult(len(plan.runs), reduced, let_go, keyframes, freed, border)


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _write_keyframes(store: LocalStore, plan: _Plan) -> None:
    """Write the rows of some runs in the form of a history that starts from nothing."""
    with DuckdbEngine() as engine:
        for run_id in new_keyframes(plan.kept, plan.links):
            engine.execute(_keyframe_statement(store, engine, plan, plan.runs[run_id]))


def _keyframe_statement(store: LocalStore, engine: DuckdbEngine, plan: _Plan, run: Run) -> str:
    rows = run_rows(store, engine, run)
    chain = chain_of(plan.links, run.run_id)
    assert chain is not None and chain.later, "a keyframe is made of a history"
    history = store.path_of(run, "history")
    written = columns_in(engine, [history])[str(history)].written
    lists = [
        f"coalesce({name}, CAST([] AS {entries_of(type_name)})) AS {name}"
        for name, type_name, *_ in _LISTS
    ]
    joined = [
        f"LEFT JOIN (SELECT account_id, list({{'key': {key}, 'value': {value}}} ORDER BY {key}) "
        f"AS {name} FROM {getattr(rows, name)} GROUP BY account_id) USING (account_id)"
        for name, _, key, value in _LISTS
    ]
    return f"""COPY (
SELECT account_id, {literal(run.hash)} AS scorecard_hash,
  TIMESTAMPTZ {literal(run.as_of.isoformat())} AS as_of, {literal(run.run_id)} AS run_id,
  {", ".join(STANDING)}, FALSE AS is_gone, {", ".join(lists)}
FROM {rows.scores}
{" ".join(joined)}
ORDER BY account_id
) TO {literal(str(store.place_of(run, "keyframe")))}
(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{KEY}: {literal(written)}}})"""

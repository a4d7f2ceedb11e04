"""Read what was published: the current run of a project, and the rows of its tables."""

import json
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.interface import Run, RunTable
from tradewind.store.local import LocalStore
from tradewind.workflows.opening import chosen_scorecard
from tradewind.workflows.publishing import STORE_FOLDER

NOTHING_PUBLISHED = "TW510"
"""Nothing was published yet, or not of that scorecard."""


@dataclass(frozen=True, slots=True)
class PublishedRun:
    """A published run, and how to query it.

    Attributes:
        run: The run.
        scorecard: The scorecard as it was when the run was published.
        engine: An engine that reads the run's files.
        paths: The files of the run's tables.
    """

    run: Run
    scorecard: ScorecardFile
    engine: DuckdbEngine
    paths: dict[RunTable, Path]

    def relation(self, table: RunTable) -> str:
        """Give the text that names a table of the run in a FROM clause."""
        return f"read_parquet({literal(str(self.paths[table]))})"

    def row(self, table: RunTable, account_id: str) -> dict[str, Any]:
        """Give an account's row of a table.

        Raises:
            LookupError: The table has no such account.
        """
        found = self.engine.arrow(
            f"SELECT * FROM {self.relation(table)} WHERE account_id = {literal(account_id)}"
        ).to_pylist()
        if not found:
            raise LookupError(f"no account {account_id!r} in {table} of run {self.run.run_id}")
        first: dict[str, Any] = found[0]
        return first

    def sources(self) -> dict[str, str]:
        """Give for every column where it came from, as it was when the run was published."""
        ((value,),) = self.engine.rows(
            "SELECT decode(value) FROM parquet_kv_metadata("
            f"{literal(str(self.paths['attributes']))}) WHERE decode(key) = 'sources'"
        )
        found: dict[str, str] = json.loads(value)
        return found


def current_run(folder: Path, scorecard: str | None) -> PublishedRun:
    """Open the current run of a scorecard, or of the one published last.

    The caller closes the engine.

    Raises:
        InvalidInput: Nothing was published yet, or not of that scorecard.
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    run = store.current(scorecard)
    if run is None and scorecard is not None:
        run = store.current(_name_inside(folder, scorecard))
    if run is None:
        raise InvalidInput([no_scores(store, scorecard)])
    return _opened(store, run)


def last_run_by(current: Run, folder: Path, moment: datetime) -> PublishedRun | None:
    """Open the last run of a scorecard as of a moment or before; None where there is none.

    Of several runs of one moment the one published last counts. Runs of which a compaction kept
    no scores are passed over. The caller closes the engine.

    Args:
        current: A run of the scorecard.
        folder: The project's folder.
        moment: The moment, in UTC.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    links = store.links(current.scorecard)
    whole = (
        run
        for run in store.runs(current.scorecard)
        if run.as_of <= moment and (run.run_id not in links or links[run.run_id].is_whole)
    )
    found = max(whole, key=lambda run: run.as_of, default=None)
    return None if found is None else _opened(store, found)


def _opened(store: LocalStore, run: Run) -> PublishedRun:
    version = store.scorecard_version(run.hash)
    assert version is not None, "a run is published with its scorecard"
    return PublishedRun(
        run=run,
        scorecard=parse_scorecard(version.text, shown_as=f"scorecard {version.name}"),
        engine=DuckdbEngine(),
        paths={
            table: store.path_of(run, table) for table in ("scores", "contributions", "attributes")
        },
    )


def _name_inside(folder: Path, file_name: str) -> str:
    """Give the name inside the scorecard file of that name, or the name itself without one."""
    try:
        return chosen_scorecard(folder, file_name).card.name
    except InvalidInput:
        return file_name  # what is wrong with the file does not matter to what was published


def no_scores(store: LocalStore, scorecard: str | None) -> Problem:
    """Say that nothing was published yet, or not of that scorecard."""
    known = sorted({run.scorecard for run in store.runs()})
    if scorecard is None or not known:
        what, fix = "No scores have been published yet.", "Run `tradewind score`."
    else:
        what = f'No scores of a scorecard "{scorecard}" have been published.'
        near = get_close_matches(scorecard, known, n=1)
        run = f"run `tradewind score --scorecard {scorecard}` first"
        named = near[0] if near else f"one of {', '.join(known)}"
        fix = f"Write {named}, or {run}."
    return Problem(NOTHING_PUBLISHED, Place(STORE_FOLDER), what, fix)

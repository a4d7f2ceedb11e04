"""Read what was published: the current run of a project, and the rows of its tables."""

import json
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tradewind.compiling.layout import ROW_KEYS
from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.card import Scores
from tradewind.store.interface import Run, RunTable
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.projects.opening import chosen_scorecard
from tradewind.workflows.runs.row_keys import by_account_id

NO_PEOPLE_SCORED = "TW493"
"""Scores of people are asked for, and none were published."""
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
        """Give the text that names a table of the run in a FROM clause.

        Its account_id is the id of the account, or of the person where people were scored; the
        account of a person is account_of_person then.
        """
        key = ROW_KEYS[self.scorecard.card.scores]
        return by_account_id(f"read_parquet({literal(str(self.paths[table]))})", key)

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


def current_run(
    folder: Path, scorecard: str | None, *, scores: Scores = "accounts"
) -> PublishedRun:
    """Open the current run of a scorecard, or of the one published last.

    The caller closes the engine.

    Args:
        folder: The project's folder.
        scorecard: Name of the scorecard; None for the one published last of those that score
            what is wanted.
        scores: What is wanted where no scorecard is named.

    Raises:
        InvalidInput: Nothing was published yet, or not of that scorecard.
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    run = store.current(scorecard) if scorecard else last_published(store, scores)
    if run is None and scorecard is not None:
        run = store.current(_name_inside(folder, scorecard))
    if run is None and scorecard is None and (scores == "people" or store.current()):
        raise InvalidInput([_no_people() if scores == "people" else _no_accounts()])
    if run is None:
        raise InvalidInput([no_scores(store, scorecard)])
    return _opened(store, run)


def last_published(store: LocalStore, scores: Scores) -> Run | None:
    """Give the run that was made current last of all scorecards of accounts, or of people."""
    last = store.current()
    if last is None or last.of_people == (scores == "people"):
        return last
    current = [store.current(name) for name in {run.scorecard for run in store.runs()}]
    fitting = [run for run in current if run and run.of_people == (scores == "people")]

    def published_at(run: Run) -> datetime:
        return store.publications(run.scorecard)[0].published_at

    return max(fitting, key=published_at, default=None)


def _no_people() -> Problem:
    return Problem(
        NO_PEOPLE_SCORED,
        Place(STORE_FOLDER),
        "No scores of people have been published.",
        "Write a scorecard with `scores: people` to scorecards/, and run `tradewind score "
        "--scorecard NAME`.",
    )


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


def opened_run(folder: Path, run: Run) -> PublishedRun:
    """Open one published run; the caller closes the engine.

    Raises:
        OutsideWorldFailed: Its tables are not kept any more, or the store cannot be read.
    """
    return _opened(LocalStore(folder / STORE_FOLDER), run)


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


def _no_accounts() -> Problem:
    return Problem(
        NOTHING_PUBLISHED,
        Place(STORE_FOLDER),
        "No scores of accounts have been published, but scores of people have.",
        "Run `tradewind score --scorecard NAME` with a scorecard of accounts, or list the people "
        "with `tradewind list --leads`.",
    )


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

"""Publish a run: write its tables, and make it the current one of its scorecard."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from tradewind.compiling.attributes import ATTRIBUTES_FROM, attribute_terms
from tradewind.compiling.compile import Compiled
from tradewind.compiling.write import identifier, literal
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import OutsideWorldFailed
from tradewind.scorecard.account_columns import PREFIX
from tradewind.scorecard.card import Scorecard
from tradewind.store.interface import RUN_TABLES, PendingRun, Run
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.authors import author_of
from tradewind.workflows.projects.opening import OpenProject
from tradewind.workflows.projects.scored_columns import scored_columns
from tradewind.workflows.runs.history_writing import WideRun, history_statement
from tradewind.workflows.runs.kept_columns import KEY as COLUMNS
from tradewind.workflows.runs.kept_columns import KeptColumns, kept_columns
from tradewind.workflows.runs.past import wide_run
from tradewind.workflows.runs.receipts import TOLD_BY, source_key
from tradewind.workflows.runs.row_keys import ACCOUNT

SCORED = "scored_accounts"
"""The relation that holds the statement's result while it is published."""


def published(
    project: OpenProject,
    compiled: Compiled,
    card: ScorecardFile,
    *,
    as_of: datetime,
    started_at: datetime,
    counts: Mapping[str, int],
) -> Run:
    """Publish the relation `SCORED` of the project's engine as a run.

    Raises:
        OutsideWorldFailed: The store cannot be written to; what was published before stays.
    """
    store = LocalStore(project.folder / STORE_FOLDER)
    store.sweep()
    columns = kept_columns(compiled.layout)
    with store.begin(
        scorecard=card.card.name, content_hash=card.hash, as_of=as_of, started_at=started_at
    ) as pending:
        _write_tables(project, compiled, card.card, pending, columns)
        with store.turn():
            return store.publish(
                pending,
                counts=counts,
                scorecard_text=card.text,
                finished_at=datetime.now(UTC),
                author=author_of(project.folder / card.places.file),
                previous=_written_history(project, store, pending, columns),
                has_todays_attributes=as_of >= started_at
                or "account_history" not in project.tables,
            )


def _written_history(
    project: OpenProject, store: LocalStore, pending: PendingRun, columns: KeptColumns
) -> Run | None:
    """Write what changed since the scorecard's run before, and give that run.

    Where there is none, its files are not there any more, or it scored accounts and this one
    people, there is nothing to compare with: the run stands on its own.
    """
    previous = next(iter(store.runs(pending.scorecard)), None)
    try:
        before = wide_run(store, project.engine, previous) if previous else None
    except OutsideWorldFailed:
        before = None
    if before is not None and before.columns.key != columns.key:
        before = None
    if before is not None:
        scores, contributions, attributes = map(pending.path_of, RUN_TABLES)
        now = WideRun(scores, contributions, attributes, columns)
        project.engine.execute(history_statement(before, now, pending))
    return previous if before else None


def _write_tables(
    project: OpenProject,
    compiled: Compiled,
    card: Scorecard,
    pending: PendingRun,
    columns: KeptColumns,
) -> None:
    """Write the three tables of a run, each row with the run, the scorecard and the moment."""
    layout = compiled.layout
    constants = (
        f"{literal(pending.run_id)} AS run_id, {literal(pending.scorecard)} AS scorecard, "
        f"{literal(pending.hash)} AS scorecard_hash, "
        f"TIMESTAMPTZ {literal(pending.as_of.isoformat())} AS as_of"
    )
    parts = [name for part in layout.components() for name in (part.value, part.points)]
    parts += compiled.measures
    scored = scored_columns(project.tables, card)
    sources = {name: column.source for name, column in scored.items()}
    for table, column in TOLD_BY.items():
        if table in project.tables and column in project.tables[table].columns:
            sources[source_key(table)] = project.tables[table].columns[column].source
    if (history := project.tables.get("account_history")) is not None:
        prefix = PREFIX if card.scores == "people" else ""
        for name, told in history.columns.items():
            sources[source_key("account_history", f"{prefix}{name}")] = told.source
    held = [f"to_timestamp({ATTRIBUTES_FROM}) AS {ATTRIBUTES_FROM}"]
    keys = list(dict.fromkeys((layout.key, ACCOUNT)))
    terms = {
        "scores": [identifier(name) for name in compiled.columns if _is_of_scores(name, compiled)],
        "contributions": [*keys, *map(identifier, parts)],
        "attributes": [
            *keys,
            *attribute_terms(layout),
            *(held if ATTRIBUTES_FROM in compiled.columns else ()),
        ],
    }
    for table, chosen in terms.items():
        path = pending.path_of(table)  # type: ignore[arg-type]  # the keys are the run's tables
        metadata = (
            f"KV_METADATA {{sources: {literal(json.dumps(sources))}, "
            f"{COLUMNS}: {literal(columns.written)}}}"
        )
        project.engine.execute(
            f"COPY (SELECT {', '.join(chosen)}, {constants} FROM {SCORED} ORDER BY {layout.key}) "
            f"TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd, {metadata})"
        )


def _is_of_scores(name: str, compiled: Compiled) -> bool:
    layout = compiled.layout
    others = {ATTRIBUTES_FROM, *layout.reads.values(), *compiled.measures, *compiled.counts}
    for part in layout.components():
        others |= {part.value, part.points}
    return name not in others

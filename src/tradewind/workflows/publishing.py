"""Publish a run: write its tables, and make it the current one of its scorecard."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from tradewind.compiling.attributes import attribute_terms
from tradewind.compiling.compile import Compiled
from tradewind.compiling.write import identifier, literal
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.store.interface import PendingRun, Run
from tradewind.store.local import LocalStore
from tradewind.workflows.opening import OpenProject
from tradewind.workflows.receipts import PRODUCTS

STORE_FOLDER = "store"
"""The folder of a project's store."""
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
    with store.begin(
        scorecard=card.card.name, content_hash=card.hash, as_of=as_of, started_at=started_at
    ) as pending:
        _write_tables(project, compiled, pending)
        return store.publish(
            pending, counts=counts, scorecard_text=card.text, finished_at=datetime.now(UTC)
        )


def _write_tables(project: OpenProject, compiled: Compiled, pending: PendingRun) -> None:
    """Write the three tables of a run, each row with the run, the scorecard and the moment."""
    layout = compiled.layout
    constants = (
        f"{literal(pending.run_id)} AS run_id, {literal(pending.scorecard)} AS scorecard, "
        f"{literal(pending.hash)} AS scorecard_hash, "
        f"TIMESTAMPTZ {literal(pending.as_of.isoformat())} AS as_of"
    )
    parts = [
        name
        for part in layout.components()
        for name in (part.value, part.points, part.sighting)
        if name in compiled.columns
    ]
    sources = {name: column.source for name, column in project.tables["accounts"].columns.items()}
    if "technologies" in project.tables:
        sources[PRODUCTS] = project.tables["technologies"].columns["product"].source
    terms = {
        "scores": [identifier(name) for name in compiled.columns if _is_of_scores(name, compiled)],
        "contributions": ["account_id", *map(identifier, parts)],
        "attributes": ["account_id", *attribute_terms(layout)],
    }
    for table, columns in terms.items():
        path = pending.path_of(table)  # type: ignore[arg-type]  # the keys are the run's tables
        metadata = f"KV_METADATA {{sources: {literal(json.dumps(sources))}}}"
        project.engine.execute(
            f"COPY (SELECT {', '.join(columns)}, {constants} FROM {SCORED} ORDER BY account_id) "
            f"TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd, {metadata})"
        )


def _is_of_scores(name: str, compiled: Compiled) -> bool:
    layout = compiled.layout
    others = {*layout.reads.values()}
    for part in layout.components():
        others |= {part.value, part.points, part.sighting}
    return name not in others

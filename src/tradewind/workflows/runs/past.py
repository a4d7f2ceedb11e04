"""Read any run that was ever published: from its tables, or from what its history tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.write import identifier, literal
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.interface import Link, Run
from tradewind.store.local import LocalStore
from tradewind.workflows.runs.history_writing import STANDING, WideRun, text_form
from tradewind.workflows.runs.kept_columns import KeptColumns, columns_in
from tradewind.workflows.runs.row_keys import by_account_id

NOT_KEPT = "TW551"
"""A run whose rows are not kept any more, or never were in a form that can be put together."""


@dataclass(frozen=True, slots=True)
class PastRows:
    """The rows of one run, as texts that stand in a FROM clause.

    Attributes:
        scores: One row per account: account_id, score, tier, cell, completeness, is_excluded.
        dimensions: One row per account and dimension: account_id, name, and its own score as
            points, null where it was unknown.
        contributions: One row per account and component that contributed: account_id, key (see
            `component_key`), points.
        attributes: One row per account and attribute: account_id, name, and value as text, null
            where it was unknown.
    """

    scores: str
    dimensions: str
    contributions: str
    attributes: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The files from which a run is put together.

    Attributes:
        base: The run that stands on its own: whole, or with a keyframe.
        later: The runs after it whose histories are applied in this order, the last one being
            the run itself.
    """

    base: str
    later: tuple[str, ...]


def chain_of(links: Mapping[str, Link], run_id: str) -> Chain | None:
    """Find what a run is put together from; None where that is not kept."""
    later: list[str] = []
    at: str | None = run_id
    while at is not None and (link := links.get(at)) is not None:
        if link.is_whole or "keyframe" in link.files:
            return Chain(at, tuple(reversed(later)))
        if "history" not in link.files:
            return None
        later.append(at)
        at = link.previous_id
    return None


def run_rows(store: LocalStore, engine: Engine, run: Run) -> PastRows:
    """Give the rows of a published run, whether its tables are kept or not.

    Args:
        store: The store it was published in.
        engine: An engine that reads Parquet files; used to ask them what their columns mean.
        run: The run.

    Raises:
        InvalidInput: The run's rows are not kept any more.
        OutsideWorldFailed: A file is missing or cut short.
    """
    links = store.links(run.scorecard)
    chain = chain_of(links, run.run_id)
    if chain is None:
        raise InvalidInput([not_kept(run)])
    runs = {one.run_id: one for one in store.runs(run.scorecard)}
    told = [store.path_of(runs[run_id], "history") for run_id in chain.later]
    base = None
    if links[chain.base].is_whole:
        wide = wide_run(store, engine, runs[chain.base])
        if wide is None:
            raise InvalidInput([not_kept(run)])
        base = rows_of_tables(wide)
    else:
        told.insert(0, store.path_of(runs[chain.base], "keyframe"))
    if base is not None and not told:
        return base
    return _put_together(base, told, columns_in(engine, told[-1:])[str(told[-1])])


def wide_run(store: LocalStore, engine: Engine, run: Run) -> WideRun | None:
    """Give the three tables of a run; None where they do not tell what their columns mean.

    Raises:
        OutsideWorldFailed: A table is missing or cut short.
    """
    scores = store.path_of(run, "scores")
    columns = columns_in(engine, [scores])
    if not columns:
        return None  # published before runs kept what their columns mean
    return WideRun(
        scores,
        store.path_of(run, "contributions"),
        store.path_of(run, "attributes"),
        columns[str(scores)],
    )


def not_kept(run: Run) -> Problem:
    """Say that the rows of a run are not kept."""
    return Problem(
        NOT_KEPT,
        Place(f"run {run.run_id}"),
        f"The rows of the run as of {run.as_of:%Y-%m-%d} ({run.scorecard}) are not kept any more.",
        "Name a later moment; `tradewind history ACCOUNT` lists those that are kept.",
    )


def rows_of_tables(run: WideRun) -> PastRows:
    """Read a run's tables in long form."""
    columns = run.columns
    own, points = columns.dimensions, columns.components
    values = [text_form(identifier(n), use.use) for n, use in columns.attributes.items()]
    contributions = _unpivoted(
        by_account_id(_file(run.contributions), columns.key),
        "key",
        points,
        "points",
        map(identifier, points.values()),
    )
    scores = by_account_id(_file(run.scores), columns.key)
    return PastRows(
        scores=f"(SELECT account_id, {', '.join(STANDING)} FROM {scores})",
        dimensions=_unpivoted(scores, "name", own, "points", map(identifier, own.values())),
        contributions=f"(SELECT * FROM {contributions} WHERE points IS NOT NULL)",
        attributes=_unpivoted(
            by_account_id(_file(run.attributes), columns.key),
            "name",
            columns.attributes,
            "value",
            values,
        ),
    )


def _unpivoted(rows: str, key: str, names: Iterable[str], value: str, terms: Iterable[str]) -> str:
    keys = f"unnest(CAST([{_texts(names)}] AS VARCHAR[])) AS {key}"
    values = f"unnest([{', '.join(terms)}]) AS {value}"
    return f"(SELECT account_id, {keys}, {values} FROM {rows})"


def _put_together(base: PastRows | None, told: Sequence[Path], columns: KeptColumns) -> PastRows:
    """Apply histories, the last one last, to what a base says; without one the first is whole."""
    files = " UNION ALL ".join(
        f"SELECT {place} AS place, * EXCLUDE (scorecard_hash, as_of, run_id) FROM {_file(path)}"
        for place, path in enumerate(told, start=1)
    )
    standing = ", ".join(STANDING)
    rows = f"SELECT account_id, place, is_gone, {standing} FROM ({files})"
    own, points, values = (
        f"SELECT account_id, place, e.key AS key, e.value AS value FROM "
        f"(SELECT account_id, place, unnest({name}) AS e FROM ({files}))"
        for name in ("dimensions", "contributions", "attributes")
    )
    if base is not None:
        first = "UNION ALL SELECT account_id, 0"
        rows += f" {first}, FALSE, {standing} FROM {base.scores}"
        own += f" {first}, name, points FROM {base.dimensions}"
        points += f" {first}, key, points FROM {base.contributions}"
        values += f" {first}, name, value FROM {base.attributes}"
    last = f"SELECT account_id, max_by(struct_pack(is_gone, {standing}), place) AS r FROM ({rows})"
    places = f"SELECT account_id, max(place) AS place FROM ({rows}) GROUP BY account_id"
    points, values = _latest(points, files), _latest(values, files)
    return PastRows(
        scores=f"(SELECT account_id, r.* EXCLUDE (is_gone) FROM ({last} GROUP BY account_id) "
        "WHERE NOT r.is_gone)",
        dimensions=f"(SELECT account_id, key AS name, value AS points FROM ({own}) "
        f"JOIN ({places}) USING (account_id, place) WHERE {_is_among('key', columns.dimensions)})",
        contributions=f"(SELECT account_id, key, value AS points FROM {points} "
        "WHERE value IS NOT NULL)",
        attributes=f"(SELECT account_id, key AS name, value FROM {values} "
        f"WHERE {_is_among('key', columns.attributes)})",
    )


def _latest(entries: str, files: str) -> str:
    """Keep the last entry of each key since the account came (back)."""
    left = f"SELECT account_id, max(place) AS left_at FROM ({files}) WHERE is_gone GROUP BY 1"
    last = "max_by(struct_pack(v := value), place).v AS value"
    return (
        f"(SELECT account_id, key, {last} FROM ({entries}) LEFT JOIN ({left}) USING (account_id) "
        "WHERE place > coalesce(left_at, -1) GROUP BY account_id, key)"
    )


def _is_among(column: str, names: Iterable[str]) -> str:
    listed = _texts(names)
    return f"{column} IN ({listed})" if listed else "FALSE"


def _file(path: Path) -> str:
    return f"read_parquet({literal(str(path))})"


def _texts(names: Iterable[str]) -> str:
    return ", ".join(map(literal, names))

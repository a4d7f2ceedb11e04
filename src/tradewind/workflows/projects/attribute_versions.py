"""Account history that grows by itself: the attributes that runs kept, as versions in time.

A value holds from the moment at which a run first saw it, because nobody knows how much earlier
it was true. Runs that scored the past from account history learned nothing new and count for
nothing here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tradewind.compiling.reading import USUAL_USES
from tradewind.compiling.write import identifier, literal
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import ACCOUNTS, Kind
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import Use
from tradewind.store.interface import Link, Run
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.runs.kept_columns import KeptColumns, columns_in
from tradewind.workflows.runs.past import rows_of_tables, wide_run
from tradewind.workflows.runs.score_path import lost_files_aside

RELATION = "kept_attributes"
"""Name of the view."""
SOURCE = "kept by earlier runs"
"""Where the attributes come from, as receipts show it."""
_KINDS: Mapping[Use, Kind] = {use: kind for kind, use in USUAL_USES.items()}
_TYPES: Mapping[Use, str] = {
    "number": "DOUBLE",
    "text": "VARCHAR",
    "yes_no": "BOOLEAN",
    "date": "TIMESTAMP",
}


@dataclass(frozen=True, slots=True)
class AttributeVersions:
    """The attributes that runs kept, in the shape of account history.

    Attributes:
        table: One row per version of an account: account_id, valid_from, valid_to (null for
            the last), in UTC without a zone, and the attributes. A column has the name that the
            accounts table gives it; where it was read in several ways, the usual one, and the
            others under the name with the way behind it.
        columns: Where each attribute stands, by what it is and as what it was read.
        since: The first moment at which anything was known, in UTC.
    """

    table: BoundTable
    columns: Mapping[ColumnUse, str]
    since: datetime


@dataclass(frozen=True, slots=True)
class _Told:
    """A file that tells of attributes.

    Attributes:
        text: Its rows, for FROM: account_id, name, value.
        columns: What its columns mean.
        run: The run at which it counts as known.
        place: Its place among all files.
    """

    text: str
    columns: KeptColumns
    run: Run
    place: int


def attribute_versions(folder: Path, engine: Engine) -> AttributeVersions | None:
    """Make the attributes of all runs a view of the engine; None where no run kept any.

    Args:
        folder: The project's folder.
        engine: An engine that reads Parquet files; it gets the view `RELATION`.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    told = [one for one in _told(store, engine) if one.columns.attributes]
    uses = dict.fromkeys(use for one in told for use in one.columns.attributes.values())
    if not uses:
        return None
    columns = _named(uses)
    engine.execute(f"CREATE OR REPLACE VIEW {RELATION} AS {_statement(told, columns)}")
    moments = dict.fromkeys(("valid_from", "valid_to"), Kind.DATE)
    kinds = {"account_id": Kind.TEXT, **moments}
    kinds |= {name: _KINDS[use.use] for use, name in columns.items()}
    bound = {
        name: BoundColumn(name, identifier(name), kind, SOURCE) for name, kind in kinds.items()
    }
    since = min(one.run.started_at for one in told)
    return AttributeVersions(BoundTable("account_history", RELATION, bound), columns, since)


def _named(uses: Iterable[ColumnUse]) -> dict[ColumnUse, str]:
    """Name the columns; the usual way of reading a column has its plain name."""
    usual = {column.name: USUAL_USES.get(column.kind) for column in ACCOUNTS.columns}
    taken = {"account_id", "valid_from", "valid_to"}
    names: dict[ColumnUse, str] = {}
    for use in sorted(uses, key=lambda use: usual.get(use.column) != use.use):
        label, number = use.column, 1
        while label.casefold() in taken:
            label = f"{use.column} ({use.use})" + (f" {number}" if number > 1 else "")
            number += 1
        names[use] = label
        taken.add(label.casefold())
    return names


def _told(store: LocalStore, engine: Engine) -> Iterator[_Told]:
    """Go through the files of all runs, each with the run at which it counts as known."""
    links = store.links()
    runs = [run for run in store.runs()[::-1] if not run.of_people]
    place = 0
    for scorecard in dict.fromkeys(run.scorecard for run in runs):
        waiting: list[tuple[str, KeptColumns]] = []
        for run, text, columns in _files(
            store, engine, [run for run in runs if run.scorecard == scorecard], links
        ):
            waiting.append((text, columns))
            if links[run.run_id].has_todays_attributes:
                for text_then, columns_then in waiting:
                    yield _Told(text_then, columns_then, run, place := place + 1)
                waiting.clear()


def _files(
    store: LocalStore, engine: Engine, runs: Sequence[Run], links: Mapping[str, Link]
) -> Iterator[tuple[Run, str, KeptColumns]]:
    """Go through the runs of one scorecard that are kept, with the rows that each tells."""
    readable: set[str | None] = set()
    for run in runs:
        link = links[run.run_id]
        with lost_files_aside():
            if "keyframe" in link.files or (
                "history" in link.files and link.previous_id in readable
            ):
                path = store.path_of(run, "keyframe" if "keyframe" in link.files else "history")
                columns = columns_in(engine, [path])[str(path)]
                readable.add(run.run_id)
                yield run, _entries(path, columns), columns
            elif link.is_whole and (wide := wide_run(store, engine, run)) is not None:
                readable.add(run.run_id)
                entries = rows_of_tables(wide).attributes
                yield run, f"(SELECT *, FALSE AS is_absent FROM {entries})", wide.columns


def _entries(path: Path, columns: KeptColumns) -> str:
    """Read a history's attributes; those of an account that is gone are absent, not unknown."""
    names = f"CAST([{', '.join(map(literal, columns.attributes))}] AS VARCHAR[])"
    file = f"read_parquet({literal(str(path))})"
    return (
        "(SELECT account_id, e.key AS name, e.value AS value, FALSE AS is_absent "
        f"FROM (SELECT account_id, unnest(attributes) AS e FROM {file}) "
        f"UNION ALL SELECT account_id, unnest({names}), NULL, TRUE FROM {file} WHERE is_gone)"
    )


def _statement(told: Sequence[_Told], columns: Mapping[ColumnUse, str]) -> str:
    """Write the query: entries of all files, those that differ from what was known, rows."""
    scorecards = list(dict.fromkeys(one.run.scorecard for one in told))
    entries = " UNION ALL ".join(
        "SELECT account_id, kept, value, is_absent, "
        f"{scorecards.index(one.run.scorecard)} AS scorecard, "
        f"{_moment(one.run.started_at)} AS known_at, {one.place} AS place FROM {one.text} "
        f"JOIN (VALUES {_kept(one.columns, columns)}) AS names (name, kept) USING (name)"
        for one in told
    )
    asserted = "SELECT account_id, kept, value, known_at FROM told WHERE NOT is_absent"
    more = ""
    if len(scorecards) > 1:
        more = _asserted_by_others(told, columns, scorecards)
        asserted += " UNION ALL SELECT * FROM asserted_by_others"
    names = list(columns.values())
    struct = "any_value(struct_pack(v := value)) FILTER (WHERE kept = {})"
    grouped = ", ".join(f"{struct.format(place)} AS k{place}" for place in range(len(names)))
    filled = ", ".join(
        f"CAST((last_value(k{place} IGNORE NULLS) OVER rows_so_far).v AS {_TYPES[use.use]}) "
        f"AS {identifier(name)}"
        for place, (use, name) in enumerate(columns.items())
    )
    return f"""
WITH told AS MATERIALIZED (
  SELECT account_id, kept, scorecard, known_at,
    unnest(max_by(struct_pack(value, is_absent), place))
  FROM ({entries}) GROUP BY account_id, kept, scorecard, known_at
){more},
known AS (
  SELECT *, row_number() OVER versions AS version, lag(value) OVER versions AS before
  FROM ({asserted}) WINDOW versions AS (PARTITION BY account_id, kept ORDER BY known_at)
),
changed AS (
  SELECT account_id, known_at, {grouped} FROM known
  WHERE version = 1 OR value IS DISTINCT FROM before GROUP BY account_id, known_at
)
SELECT account_id, known_at AS valid_from,
  lead(known_at) OVER (PARTITION BY account_id ORDER BY known_at) AS valid_to,
  {filled}
FROM changed WINDOW rows_so_far AS (
  PARTITION BY account_id ORDER BY known_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
)"""


def _asserted_by_others(
    told: Sequence[_Told], columns: Mapping[ColumnUse, str], scorecards: Sequence[str]
) -> str:
    """Write the steps that let an unchanged value overrule what another scorecard saw before.

    A run tells of an attribute only where it differs from the scorecard's own run before. Where
    another scorecard's run saw something else in between, saying nothing means that the older
    value is back. Scorecards differ between two entries of any of them, if at all, so that only
    the runs in such a stretch are asked.
    """
    kept_by = ", ".join(
        f"({scorecards.index(one.run.scorecard)}, {_moment(one.run.started_at)}, {place})"
        for one in told
        for place, use in enumerate(columns)
        if use in one.columns.attributes.values()
    )
    same = "a.account_id = b.account_id AND a.kept = b.kept AND a.scorecard = b.scorecard"
    return f""",
kept_by AS (SELECT DISTINCT * FROM (VALUES {kept_by}) AS k (scorecard, known_at, kept)),
stretches AS (
  SELECT *, lead(known_at) OVER (PARTITION BY account_id, kept ORDER BY known_at) AS until
  FROM told
),
others AS (
  SELECT one.* EXCLUDE (scorecard), other.scorecard
  FROM stretches AS one JOIN (SELECT DISTINCT scorecard, kept FROM kept_by) AS other USING (kept)
  WHERE one.scorecard <> other.scorecard
),
differing AS (
  SELECT DISTINCT a.account_id, a.kept, a.known_at, a.until
  FROM others AS a ASOF JOIN told AS b ON {same} AND a.known_at >= b.known_at
  WHERE a.value IS DISTINCT FROM b.value OR a.is_absent <> b.is_absent
),
asked AS (
  SELECT account_id, kept, kept_by.scorecard, kept_by.known_at
  FROM differing JOIN kept_by USING (kept)
  WHERE kept_by.known_at > differing.known_at
    AND kept_by.known_at < coalesce(differing.until, 'infinity')
),
asserted_by_others AS (
  SELECT a.account_id, a.kept, b.value, a.known_at
  FROM asked AS a ASOF JOIN told AS b ON {same} AND a.known_at >= b.known_at
  WHERE NOT b.is_absent
)"""


def _kept(kept: KeptColumns, columns: Mapping[ColumnUse, str]) -> str:
    places = {use: place for place, use in enumerate(columns)}
    rows = (f"({literal(name)}, {places[use]})" for name, use in kept.attributes.items())
    return ", ".join(rows)


def _moment(moment: datetime) -> str:
    return f"TIMESTAMP {literal(moment.replace(tzinfo=None).isoformat(sep=' '))}"

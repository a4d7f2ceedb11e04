"""Write what changed between two runs: one statement over their files, one row per account.

The files of a run have the same accounts in the same order, so they are read side by side. A hash
over everything that is compared finds the accounts that differ, and only those are read once more
and compared value by value. Two states of one account that differ have the same 64-bit hash once
in 10^19 times.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.write import identifier, literal
from tradewind.scorecard.conditions import Use
from tradewind.store.interface import PendingRun
from tradewind.workflows.runs.kept_columns import KEY, KeptColumns

POINTS = "DECIMAL(18, 4)"
TYPES: Mapping[Use, str] = {
    "number": "DOUBLE",
    "text": "VARCHAR",
    "yes_no": "BOOLEAN",
    "date": "TIMESTAMPTZ",
}
"""The types in which a run keeps attributes."""
STANDING: Mapping[str, str] = {
    "score": POINTS,
    "tier": "VARCHAR",
    "cell": "VARCHAR",
    "completeness": POINTS,
    "is_excluded": "BOOLEAN",
}
"""What every row says of an account beside its lists, and the types."""


@dataclass(frozen=True, slots=True)
class WideRun:
    """The three tables of a run, and what their columns mean."""

    scores: Path
    contributions: Path
    attributes: Path
    columns: KeptColumns


@dataclass(frozen=True, slots=True)
class _Pair:
    """A value that two runs may have.

    Attributes:
        name: Its name, or its key in the list.
        alias: The column that holds it while the two are compared.
        old: The term over the files of the run before.
        new: The term over the files of the run that is published.
        text: What is told of it, over `alias`.
        is_anew: Whether only the new run keeps it, so that it is told of every account.
    """

    name: str
    alias: str
    old: str
    new: str
    text: str
    is_anew: bool = False


def history_statement(old: WideRun, new: WideRun, pending: PendingRun) -> str:
    """Write the statement that makes `history.parquet` of a run.

    Grain: one row per account (or person, whose id is its account_id) of which anything
    changed, sorted by account_id. It has
    account_id, scorecard_hash, as_of, run_id; score, tier, cell, completeness, is_excluded as
    they are now; is_gone (the account was in the run before only; all else is null or empty
    then); and three lists of entries (key, value). dimensions has all own scores, contributions
    and attributes have what changed only, and all attributes of an account that came (back). A
    contribution of null is none any more, and an attribute of null became unknown; attributes
    that the run does not keep are not told.
    """
    standing = [
        _Pair(name, f"s{place}", f"s.{name}", f"s.{name}", f"s{place}")
        for place, name in enumerate(STANDING)
    ]
    dimensions = _points(old.columns.dimensions, new.columns.dimensions, "s", "d")
    told = [one for one in dimensions if one.name in new.columns.dimensions]
    contributions = _points(old.columns.components, new.columns.components, "c", "c")
    attributes = list(_attributes(old.columns, new.columns))
    pairs = [*standing, *dimensions, *contributions, *attributes]
    differ = (
        "TRUE" if any(one.is_anew for one in attributes) else "o.print IS DISTINCT FROM n.print"
    )
    prints = f"SELECT account_id, hash({', '.join(one.alias for one in pairs)}) AS print"
    metadata = f"KV_METADATA {{{KEY}: {literal(new.columns.written)}}}"
    return f"""COPY (
WITH old_rows AS ({_rows(old, [(one.old, one.alias) for one in pairs])}),
new_rows AS ({_rows(new, [(one.new, one.alias) for one in pairs])}),
differing AS MATERIALIZED (
  SELECT account_id, n.print IS NULL AS is_gone, o.print IS NULL AS is_new
  FROM ({prints} FROM old_rows) AS o FULL JOIN ({prints} FROM new_rows) AS n USING (account_id)
  WHERE {differ}
),
o AS (SELECT old_rows.* FROM old_rows SEMI JOIN differing USING (account_id)),
n AS (SELECT new_rows.* FROM new_rows SEMI JOIN differing USING (account_id)),
compared AS (
  SELECT differing.*, n.* EXCLUDE (account_id), {_mask(contributions, all_of_new=False)} AS moved,
    {_mask(attributes, all_of_new=True)} AS altered
  FROM differing LEFT JOIN o USING (account_id) LEFT JOIN n USING (account_id)
)
SELECT account_id, {literal(pending.hash)} AS scorecard_hash,
  TIMESTAMPTZ {literal(pending.as_of.isoformat())} AS as_of, {literal(pending.run_id)} AS run_id,
  {", ".join(f"{one.alias} AS {one.name}" for one in standing)}, is_gone,
  {_entries(told, POINTS)} AS dimensions,
  {_entries(contributions, POINTS, "moved")} AS contributions,
  {_entries(attributes, "VARCHAR", "altered")} AS attributes
FROM compared ORDER BY account_id
) TO {literal(str(pending.path_of("history")))} (FORMAT parquet, COMPRESSION zstd, {metadata})"""


def entries_of(type_name: str) -> str:
    """Give the type of a list of entries with values of a type."""
    return f"STRUCT(key VARCHAR, value {type_name})[]"


def text_form(term: str, use: Use) -> str:
    """Write an attribute as text that can be cast back: moments as ISO in UTC, numbers exact."""
    if use == "date":
        return f"replace(CAST(timezone('UTC', {term}) AS VARCHAR), ' ', 'T') || 'Z'"
    return term if use == "text" else f"CAST({term} AS VARCHAR)"


def _points(old: Mapping[str, str], new: Mapping[str, str], table: str, alias: str) -> list[_Pair]:
    def term(columns: Mapping[str, str], name: str) -> str:
        if name in columns:
            return f"{table}.{identifier(columns[name])}"
        return f"CAST(NULL AS {POINTS})"

    return [
        _Pair(name, f"{alias}{place}", term(old, name), term(new, name), f"{alias}{place}")
        for place, name in enumerate({**new, **old})
    ]


def _attributes(old: KeptColumns, new: KeptColumns) -> Iterator[_Pair]:
    """Pair the attributes that the new run keeps; as text where it reads one otherwise."""
    for place, (name, use) in enumerate(new.attributes.items()):
        column, alias = f"a.{identifier(name)}", f"a{place}"
        before = old.attributes.get(name)
        if before is None:
            unknown = f"CAST(NULL AS {TYPES[use.use]})"
            yield _Pair(name, alias, unknown, column, text_form(alias, use.use), is_anew=True)
        elif before.use == use.use:
            yield _Pair(name, alias, column, column, text_form(alias, use.use))
        else:
            texts = text_form(column, before.use), text_form(column, use.use)
            yield _Pair(name, alias, *texts, alias)


def _rows(run: WideRun, terms: Sequence[tuple[str, str]]) -> str:
    """Write the query of a run's tables side by side."""
    tables = " POSITIONAL JOIN ".join(
        f"read_parquet({literal(str(path))}) AS {alias}"
        for path, alias in ((run.scores, "s"), (run.contributions, "c"), (run.attributes, "a"))
    )
    columns = ", ".join(f"{term} AS {alias}" for term, alias in terms)
    return f"SELECT s.{run.columns.key} AS account_id, {columns} FROM {tables}"


def _mask(pairs: Sequence[_Pair], *, all_of_new: bool) -> str:
    """Write the list that says of each value whether it is told."""
    of_new = " OR is_new" if all_of_new else ""
    changed = [
        "TRUE" if one.is_anew else f"o.{one.alias} IS DISTINCT FROM n.{one.alias}{of_new}"
        for one in pairs
    ]
    return f"CAST([{', '.join(changed)}] AS BOOLEAN[])"


def _entries(pairs: Sequence[_Pair], type_name: str, mask: str | None = None) -> str:
    """Write the list of all entries (that the mask names); empty where the account is gone.

    A list of entries is a map in all but its type; to make a map takes four times as long, as
    keys that stand twice are looked for.
    """
    listed = ", ".join(f"{{'key': {literal(one.name)}, 'value': {one.text}}}" for one in pairs)
    entries = f"CAST([{listed}] AS {entries_of(type_name)})"
    told = entries if mask is None else f"list_where({entries}, {mask})"
    return f"CASE WHEN is_gone THEN CAST([] AS {entries_of(type_name)}) ELSE {told} END"

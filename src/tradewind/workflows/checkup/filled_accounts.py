"""Score accounts once more as if their unknown values were filled, by the very same statement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.layout import Layout
from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.workflows.checkup.fillings import Filling
from tradewind.workflows.checkup.read_columns import (
    ReadColumn,
    carried_uses,
    read_columns,
    timestamp,
)
from tradewind.workflows.projects.one_account import needs_others, needs_relatives

SCORED = "scored_as_they_are"
"""One row per account with its score of now, and every column as it was read."""
FILLED = "scored_as_if_filled"
"""One row per account and value that it was given: account_id, place (of the value), score, tier
and is_excluded."""
_ACCOUNTS, _CARRIED, _PLACE = "accounts_as_if_filled", "carried ", "place of filling"
_GIVEN = ColumnUse(_PLACE, "number")
"""Rides along as if it were one more column of the accounts, and tells which value was given."""


@dataclass(frozen=True, slots=True)
class ScoredAccounts:
    """The accounts as they are, and what it takes to score them as if they were filled.

    Attributes:
        engine: The engine that holds them.
        project: The bound tables.
        card: The scorecard.
        as_of: The moment whose knowledge is used.
        layout: The names of the columns of `SCORED`.
        columns: The columns of the accounts that are read.
    """

    engine: Engine
    project: BoundProject
    card: Scorecard
    as_of: datetime
    layout: Layout
    columns: tuple[ReadColumn, ...]


def scored_accounts(
    engine: Engine, project: BoundProject, card: Scorecard, as_of: datetime
) -> ScoredAccounts:
    """Score all accounts as they are, into `SCORED`."""
    columns = read_columns(card, project.accounts)
    compiled = compile_scorecard(card, project, as_of=as_of, carried=carried_uses(columns))
    kept = ("account_id", "owner", "score", "tier", "is_excluded", *compiled.layout.reads.values())
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {SCORED} AS "
        f"SELECT {', '.join(map(identifier, kept))} FROM (\n{compiled.sql})"
    )
    return ScoredAccounts(engine, project, card, as_of, compiled.layout, columns)


def is_unknown(column: ReadColumn, layout: Layout, of: str = SCORED) -> str:
    """Write the test that an account's value of a column is unknown as it is read."""
    tests = (f"{of}.{identifier(column.read(layout, use))} IS NULL" for use in column.uses)
    return f"({' OR '.join(tests)})"


def score_filled(scored: ScoredAccounts, column: ReadColumn, values: Sequence[Filling]) -> None:
    """Score the accounts whose value of a column is unknown with each of some values, to `FILLED`.

    An account stands in the statement once for each value, so that the other tables are read
    once. Where accounts look at each other's rows, every value gets a statement of its own in
    which all accounts stand once.
    """
    is_alone = needs_others(scored.card) or needs_relatives(scored.card)
    groups = [[place] for place in range(len(values))] if is_alone else [[*range(len(values))]]
    into = f"CREATE OR REPLACE TEMP TABLE {FILLED} AS"
    for places in groups:
        _lay_out(scored, column, values, places, with_all=is_alone)
        project = _as_if_filled(scored, column)
        compiled = compile_scorecard(scored.card, project, as_of=scored.as_of, carried=[_GIVEN])
        place = identifier(compiled.layout.reads[_GIVEN])
        scored.engine.execute(
            f"{into} SELECT account_id, CAST({place} AS INTEGER) AS place, score, tier, "
            f"is_excluded FROM (\n{compiled.sql}) WHERE {place} IS NOT NULL"
        )
        into = f"INSERT INTO {FILLED}"


def _lay_out(
    scored: ScoredAccounts,
    column: ReadColumn,
    values: Sequence[Filling],
    places: Sequence[int],
    *,
    with_all: bool,
) -> None:
    """Copy the accounts as they were read, with a value in the place of the unknown one."""
    own = scored.project.accounts
    key = expression(read_if_there(own, "account_id", "text"))
    kept = ", ".join(_carried(scored, column))
    listed = ", ".join(f"({place}, {literal(values[place].value)})" for place in places)
    test = is_unknown(column, scored.layout, "scored")
    joined = f"LEFT JOIN given ON {test}" if with_all else f"JOIN given ON {test}"
    scored.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {_ACCOUNTS} AS "
        f"WITH given(place, value) AS (VALUES {listed}) "
        f"SELECT own.*, {kept}, given.place AS {identifier(_PLACE)} "
        f"FROM (SELECT *, {key} AS {identifier(f'{_CARRIED}key')} "
        f"FROM {identifier(own.relation)}) AS own "
        f"JOIN {SCORED} AS scored ON scored.account_id = own.{identifier(f'{_CARRIED}key')} "
        f"{joined}"
    )


def _carried(scored: ScoredAccounts, column: ReadColumn) -> Iterator[str]:
    """Give the terms of all columns that are read, as of the moment."""
    for one in scored.columns:
        term = f"scored.{identifier(one.read(scored.layout, one.carried))}"
        if one == column:
            term = f"CASE WHEN given.place IS NULL THEN {term} ELSE given.value END"
        yield f"{term} AS {identifier(_CARRIED + one.name)}"


def _as_if_filled(scored: ScoredAccounts, column: ReadColumn) -> BoundProject:
    """Bind the laid out accounts; what held of them at the moment stands in them already."""
    own = scored.project.accounts
    carried = {one.name: one.bound(identifier(_CARRIED + one.name), own) for one in scored.columns}
    place = BoundColumn(_PLACE, identifier(_PLACE), Kind.NUMBER, "")
    accounts = replace(own, relation=_ACCOUNTS, columns={**own.columns, **carried, _PLACE: place})
    history = scored.project.account_history
    if history is not None:
        history = _ended(history, scored.as_of)
    return replace(scored.project, accounts=accounts, account_history=history)


def _ended(history: BoundTable, as_of: datetime) -> BoundTable:
    """Give the history in which every version has ended by a moment; what held before stays."""
    seconds = literal(as_of.timestamp())
    end = expression(read_if_there(history, "valid_to", "date"))
    is_later = f"{end} IS NULL OR {end} > {seconds}"
    sql = timestamp(f"(CASE WHEN {is_later} THEN {seconds} ELSE {end} END)")
    ended = BoundColumn("valid_to", sql, Kind.DATE, "")
    return replace(history, columns={**history.columns, "valid_to": ended})

"""Which column is the key of a table."""

from dataclasses import dataclass

from tradewind.project.recognising.candidates import Candidate
from tradewind.project.recognising.headers import words_of
from tradewind.project.recognising.samples import ColumnSample
from tradewind.project.recognising.tables import Reading
from tradewind.project.recognising.wording import can_be_written

KEYS = {
    "accounts": "account_id",
    "people": "person_id",
    "opportunities": "opportunity_id",
    "events": "event_id",
}
"""The key of each canonical table that has one."""
_STAND_INS = {
    "accounts": ("name", "domain"),
    "people": ("email", "name"),
    "opportunities": (),
    "events": (),
}
"""Columns that may take the place of a key where they are unique."""
_STAND_IN, _UNIQUE_ID, _NOT_UNIQUE = 0.75, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Key:
    """A column that may be the key of its table.

    Attributes:
        column: The column.
        is_unique: Whether every row has a value of its own.
        confidence: From 0 to 1.
        reason: Why, in words.
    """

    column: ColumnSample
    is_unique: bool
    confidence: float
    reason: str


def keys(reading: Reading) -> tuple[Key, ...]:
    """Find the columns that may be the table's key, unique ones first, the likeliest first.

    Of about equally likely ones the column further left comes first, as keys lead their tables.
    """
    if reading.table not in KEYS:
        return ()
    likely = reading.candidates_for(KEYS[reading.table])
    named = [_named(reading, one) for one in likely]
    stand_ins = [
        Key(
            one.source,
            True,
            min(_STAND_IN, one.confidence),
            f"no id that is unique; the {one.fit.column} is, in all {_rows(reading)} rows",
        )
        for one in reading.candidates_for(*_STAND_INS[reading.table])
        if reading.sample.is_unique(one.source)
    ]
    found = [*named, *stand_ins, *_unique_ids(reading)]
    place = {column.name: place for place, column in enumerate(reading.sample.columns)}
    return tuple(
        sorted(
            found,
            key=lambda key: (not key.is_unique, -round(key.confidence, 1), place[key.column.name]),
        )
    )


def _named(reading: Reading, one: Candidate) -> Key:
    sample, column, confidence = reading.sample, one.source, one.confidence
    if not sample.row_count:
        return Key(column, False, confidence * 0.8, f"{one.fit.reason}; there are no rows")
    if sample.is_unique(column):
        reason = f"{one.fit.reason}, and unique in all {_rows(reading)} rows"
        return Key(column, True, confidence, reason)
    without = sample.row_count - sample.rows_known(column)
    shared = sample.rows_known(column) - column.distinct
    reason = (
        f"{one.fit.reason}, but not unique: {shared:,} rows repeat a value, {without:,} have none"
    )
    return Key(column, False, confidence * _NOT_UNIQUE, reason)


def _unique_ids(reading: Reading) -> list[Key]:
    sample = reading.sample
    return [
        Key(column, True, _UNIQUE_ID, f"an id that is unique in all {_rows(reading)} rows")
        for column in sample.columns
        if words_of(column.name)[-1:] == ("id",)
        and sample.is_unique(column)
        and can_be_written(column.name)
    ]


def _rows(reading: Reading) -> str:
    return f"{reading.sample.row_count:,}"

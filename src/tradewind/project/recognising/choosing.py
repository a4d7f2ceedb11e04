"""Which of several tables of one kind is bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradewind.project.recognising.headers import key_of
from tradewind.project.recognising.keys import keys
from tradewind.project.recognising.references import ENOUGH, CountOverlap, side
from tradewind.project.recognising.tables import Reading
from tradewind.project.recognising.wording import joined

_STEPS = 5
"""Confidences that agree in so many steps count as equal."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The source bound as one canonical table, and why each rival was not, by its name."""

    reading: Reading
    passed_over: Mapping[str, str]


def choose(readings: Sequence[Reading], count: CountOverlap) -> dict[str, Choice]:
    """Choose for each canonical table the source to bind.

    The source that most other tables refer to comes first; of equals the surer one, and of
    about equally sure ones the larger.
    """
    recognised = [reading for reading in readings if reading.is_one]
    return {
        table: _choose_one(
            [reading for reading in recognised if reading.table == table],
            [reading for reading in recognised if reading.table != table],
            count,
        )
        for table in sorted({reading.table for reading in recognised})
    }


def _choose_one(
    rivals: Sequence[Reading], others: Sequence[Reading], count: CountOverlap
) -> Choice:
    if len(rivals) == 1:
        return Choice(rivals[0], {})
    users = {one.sample.name: referring(one, others, count) for one in rivals}
    best = max(rivals, key=lambda one: _rank(one, len(users[one.sample.name])))
    return Choice(
        best,
        {one.sample.name: _why_passed_over(one, best, users) for one in rivals if one is not best},
    )


def referring(reading: Reading, others: Sequence[Reading], count: CountOverlap) -> tuple[str, ...]:
    """Name the tables with a column called like this one's key that holds its values."""
    key = next(iter(keys(reading)), None)
    if key is None:
        return ()
    wanted = key_of(key.column.name)
    return tuple(
        other.sample.name
        for other in others
        for column in other.sample.columns
        if key_of(column.name) == wanted
        and count(side(other.sample, column), side(reading.sample, key.column)).share >= ENOUGH
    )


def _rank(reading: Reading, references: int) -> tuple[int, int, int]:
    return references, round(reading.confidence * _STEPS), reading.sample.row_count


def _why_passed_over(reading: Reading, best: Reading, users: Mapping[str, tuple[str, ...]]) -> str:
    """Say why another source is bound, and how to have both where that is possible."""
    bound = f"{best.sample.name} is bound as {reading.table} instead"
    ours = {key_of(column.name) for column in reading.sample.columns}
    if ours == {key_of(column.name) for column in best.sample.columns}:
        return f"{bound}; both have the same columns, so a glob for both files would bind both"
    referred, better = users[best.sample.name], best.confidence > reading.confidence
    if len(referred) > len(users[reading.sample.name]):
        why = f"it is referred to by {joined(referred)}"
    else:
        why = "more of our columns are in it" if better else "it has more rows"
    own = joined(_own_columns(reading, best))
    only = f"; only this one has {own}" if own else ""
    return f"{bound}, as {why}{only}; a table has one source, so combine them first to have both"


def _own_columns(reading: Reading, winner: Reading) -> list[str]:
    theirs = {one.fit.column for one in winner.found if one.confidence > 0}
    ours = [one.fit.column for one in reading.found if one.confidence > 0]
    return [column for column in dict.fromkeys(ours) if column not in theirs]

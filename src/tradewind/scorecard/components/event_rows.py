"""What components of events share: which rows of the table they look at, and what they need."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tradewind.scorecard.components.in_families import FamilyComponent
from tradewind.scorecard.components.interface import (
    ColumnUse,
    EventNeeds,
    TableUse,
    WrittenTexts,
)
from tradewind.scorecard.conditions import AnyOf, AnyTest, Condition, WrittenCondition, use_of
from tradewind.scorecard.event_sight import EventSight
from tradewind.scorecard.facts import SECONDS_A_DAY, Event, Facts, RawValue, number_in, text_in
from tradewind.scorecard.moments import moment_in


def condition_of(
    texts: Iterable[tuple[str, tuple[str, ...] | None]], where: Condition | None
) -> Condition:
    """Join tests of columns for listed texts (None: any text) with those of a `where`."""
    tests: list[tuple[str, AnyTest]] = [
        (column, AnyOf(tuple(text.strip(" ") for text in listed)))
        for column, listed in texts
        if listed is not None
    ]
    return Condition((*tests, *(where.tests if where else ())))


class EventFilter(BaseModel):
    """Which rows of a table of dated facts a component looks at; every test must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    stream: WrittenTexts | None = Field(
        default=None, min_length=1, description="engagement, intent or signal; or a list."
    )
    kinds: WrittenTexts | None = Field(
        default=None,
        alias="kind",
        min_length=1,
        description="What happened, such as demo_request; or a list, any of which counts.",
    )
    where: WrittenCondition | None = Field(
        default=None, description="Tests of any columns of the table: {quantity: '>=2'}."
    )

    @model_validator(mode="after")
    def _leaves_time_to_windows(self) -> "EventFilter":
        for column, _ in self.where.tests if self.where else ():
            if column in ("occurred_at", "known_at"):
                raise ValueError(f"`where` cannot test `{column}`; write `window: 90d` instead")
        return self

    @property
    def condition(self) -> Condition:
        """All tests; a row of which a test is unknown does not count."""
        return condition_of((("stream", self.stream), ("kind", self.kinds)), self.where)


class EventRowsComponent(FamilyComponent):
    """A component that looks at rows of the events table."""

    table: ClassVar[str] = "events"

    @property
    @abstractmethod
    def event_needs(self) -> EventNeeds:
        """Which rows it looks at, and what it needs of them."""

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """No column of the accounts table."""
        return ()

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of the events table that its filter reads."""
        tests = self.event_needs.condition.tests
        return tuple(dict.fromkeys(TableUse("events", name, use_of(test)) for name, test in tests))

    def rows_known(self, facts: Facts) -> list["Dated"]:
        """Give the rows it looks at that were known by the as-of moment, each event_id once."""
        return once_each(known_events(facts), self.event_needs.condition, self.quantity_in)

    def quantity_in(self, raw: RawValue) -> float | None:
        """Read how much of something there was; None where it is unknown."""
        return number_in(raw)


Dated = tuple[Event, datetime]
"""An event and when it happened."""


def known_events(facts: Facts) -> list[Dated]:
    """Give the events that had happened, and were known, by the as-of moment.

    One without a readable date of happening does not count.
    """
    found = []
    for event in facts.events or ():
        occurred = moment_in(event.columns.get("occurred_at"), facts.dates)
        known = moment_in(event.columns.get("known_at"), facts.dates) or occurred
        if occurred and known and max(occurred, known) <= facts.as_of:
            found.append((event, occurred))
    return found


def once_each(
    events: Iterable[Dated],
    condition: Condition,
    quantity_in: Callable[[RawValue], float | None] = number_in,
) -> list[Dated]:
    """Make one event of all rows with one event_id, and give those that pass a condition.

    Rows without an id, or with a blank one, are events of their own. An event passes where every
    row of it does; it happened when the first of them did, and of its texts and its quantity, as
    they are read, the smallest counts.

    Args:
        events: The rows.
        condition: The tests that every row of an event must pass.
        quantity_in: How a quantity is read.

    Returns:
        Events with the columns stream, kind, person_id and quantity.
    """
    copies: dict[object, list[Dated]] = defaultdict(list)
    for position, (event, moment) in enumerate(events):
        written = event.columns.get("event_id")
        has_id = text_in(written) is not None
        copies[str(written) if has_id else position].append((event, moment))
    return [
        _merged(rows, quantity_in)
        for rows in copies.values()
        if all(condition.holds(event.columns) is True for event, _ in rows)
    ]


def in_sight(facts: Facts, sight: EventSight) -> Facts:
    """Leave out the events that no component of a scorecard may count."""
    if facts.events is None:
        return facts
    relatives = {
        policy: tuple(replace(one, events=_in_sight(facts, one.events, sight)) for one in found)
        for policy, found in facts.relatives.items()
    }
    return replace(facts, events=_in_sight(facts, facts.events, sight), relatives=relatives)


def _in_sight(facts: Facts, events: tuple[Event, ...], sight: EventSight) -> tuple[Event, ...]:
    now = facts.as_of.timestamp()
    return tuple(
        event
        for event, moment in known_events(replace(facts, events=events))
        if sight.holds(event.columns, (now - moment.timestamp()) / SECONDS_A_DAY)
    )


def _merged(rows: list[Dated], quantity_in: Callable[[RawValue], float | None]) -> Dated:
    read = {"stream": text_in, "kind": text_in, "person_id": text_in, "quantity": quantity_in}
    columns = {
        name: min(
            (one for event, _ in rows if (one := reads(event.columns.get(name))) is not None),
            default=None,
        )
        for name, reads in read.items()
    }
    return Event(columns, rows[0][0].at), min(moment for _, moment in rows)

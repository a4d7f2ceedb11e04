"""Events: what people did, what they read about, what the company announced."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tradewind.scorecard.components.interface import ColumnUse, TableUse, WrittenText
from tradewind.scorecard.components.occurring import OccurrenceComponent, WrittenDays
from tradewind.scorecard.conditions import (
    AnyOf,
    AnyTest,
    Condition,
    WrittenCondition,
    use_of,
)
from tradewind.scorecard.facts import SECONDS_A_DAY, Event, Facts, text_in
from tradewind.scorecard.moments import moment_in
from tradewind.scorecard.occurrences import Occurrence, usable_quantity


def _listed(written: Any) -> Any:
    """Take one text for a list of one."""
    return written if isinstance(written, list | tuple) or written is None else [written]


WrittenTexts = Annotated[tuple[WrittenText, ...], BeforeValidator(_listed)]


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

    @property
    def condition(self) -> Condition:
        """All tests; a row of which a test is unknown does not count."""
        tests: list[tuple[str, AnyTest]] = []
        for column, texts in (("stream", self.stream), ("kind", self.kinds)):
            if texts is not None:
                tests.append((column, AnyOf(tuple(text.strip(" ") for text in texts))))
        return Condition((*tests, *(self.where.tests if self.where else ())))


class EventsComponent(OccurrenceComponent):
    """Events of the account, such as `events: {kind: demo_request}`."""

    kind: ClassVar[str] = "events"
    table: ClassVar[str] = "events"
    singular: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"

    events: EventFilter = Field(description="Which events: {stream, kind, where}.")
    once_within: WrittenDays | None = Field(
        default=None,
        description="What repeats an event of the same stream and kind within so many days counts "
        "once, however many sources report it; such as 14d.",
    )

    @model_validator(mode="after")
    def _repeats_are_events(self) -> "EventsComponent":
        if self.once_within is not None and self.count != "events":
            raise ValueError(f"`once_within` goes with events, not with {self.count}")
        if self.once_within is not None and self.per_person_per_day is not None:
            raise ValueError("give either `once_within` or `per_person_per_day`")
        return self

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """No column of the accounts table."""
        return ()

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of the events table that its filter reads."""
        tests = self.events.condition.tests
        read = [TableUse("events", name, use_of(test)) for name, test in tests]
        if self.once_within is not None:
            read += [TableUse("events", name, "text") for name in ("stream", "kind")]
        return tuple(dict.fromkeys(read))

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of the events that count; None where no events table is bound."""
        if facts.events is None:
            return None
        return self.value_of(self.sum_among(self._counted(facts), facts.as_of).grains)

    def seen(self, facts: Facts) -> object:
        """Give how many events count, and when the latest was."""
        if facts.events is None:
            return None
        return self.shown(asdict(self.sum_among(self._counted(facts), facts.as_of)))

    def _counted(self, facts: Facts) -> list[Occurrence]:
        known = once_each(known_events(facts))
        if self.once_within is not None:
            known = without_repeats(known, facts, self.once_within)
        condition = self.events.condition
        return [
            Occurrence(
                moment.timestamp(),
                text_in(event.columns.get("person_id")),
                usable_quantity(event.columns.get("quantity")),
            )
            for event, moment in known
            if condition.holds(event.columns) is True
        ]


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


def once_each(events: Iterable[Dated]) -> list[Dated]:
    """Give each event_id once: the row that happened first; rows without an id all stay."""
    kept: dict[str, Dated] = {}
    without_id = []
    for event, moment in events:
        key = text_in(event.columns.get("event_id"))
        if key is None:
            without_id.append((event, moment))
        elif key not in kept or moment < kept[key][1]:
            kept[key] = (event, moment)
    return [*kept.values(), *without_id]


def without_repeats(events: Sequence[Dated], facts: Facts, within_days: float) -> list[Dated]:
    """Leave out what follows an event of the same stream and kind within so many days."""
    by_kind: dict[tuple[str | None, str | None], list[Dated]] = defaultdict(list)
    for event, moment in sorted(events, key=_in_time):
        key = (text_in(event.columns.get("stream")), text_in(event.columns.get("kind")))
        by_kind[key].append((event, moment))
    kept = []
    for repeated in by_kind.values():
        before: datetime | None = None
        for event, moment in repeated:
            if before is None or _days_between(before, moment) > within_days:
                kept.append((event, moment))
            before = moment
    return kept


def _in_time(dated: Dated) -> tuple[datetime, str]:
    event, moment = dated
    return moment, text_in(event.columns.get("event_id")) or ""


def _days_between(before: datetime, after: datetime) -> float:
    return (after.timestamp() - before.timestamp()) / SECONDS_A_DAY

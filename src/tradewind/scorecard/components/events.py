"""Events: what people did, what they read about, what the company announced."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import ClassVar

from pydantic import Field, model_validator

from tradewind.scorecard.components.event_rows import (
    Dated,
    EventFilter,
    EventRowsComponent,
)
from tradewind.scorecard.components.interface import EventNeeds, TableUse
from tradewind.scorecard.components.occurring import (
    PERSON_CAPS,
    OccurrenceComponent,
    WrittenDays,
)
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts, RawValue, text_in
from tradewind.scorecard.occurrences import Occurrence, usable_quantity

LIKENESS = (TableUse("events", "stream", "text"), TableUse("events", "kind", "text"))
"""What events have in common that repeat each other."""


class EventsComponent(EventRowsComponent, OccurrenceComponent):
    """Events of the account, such as `events: {kind: demo_request}`."""

    kind: ClassVar[str] = "events"
    singular: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"

    events: EventFilter = Field(description="Which events: {stream, kind, where}.")
    once_within: WrittenDays | None = Field(
        default=None,
        description="An event that follows another of the same stream and kind within so many "
        "days does not count again, however many sources report it; such as 14d.",
    )

    @model_validator(mode="after")
    def _repeats_are_events(self) -> "EventsComponent":
        if self.once_within is not None and self.count != "events":
            raise ValueError(
                f"`once_within` is about events, not about {self.count}; delete it, or `count`"
            )
        if self.once_within is not None and self.times is not None:
            raise ValueError("`times` does not go with `once_within`; delete one of the two")
        for cap in PERSON_CAPS:
            if self.once_within is not None and getattr(self, cap) is not None:
                raise ValueError(f"give either `once_within` or `{cap}`")
        return self

    @property
    def event_needs(self) -> EventNeeds:
        """The rows of its filter that may count, and those that they may repeat."""
        end = self.lifespan_days
        if end is not None and self.once_within is not None:
            end += self.once_within
        return EventNeeds(
            self.events.condition,
            oldest_days=end,
            people=self.count == "people" or self.caps_people,
            quantities=self.times is not None,
            columns=LIKENESS if self.once_within is not None else (),
        )

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of the events table that its filter reads, and those that tell repeats."""
        uses = super().table_uses
        uses += self.event_needs.columns
        return tuple(dict.fromkeys(uses))

    @property
    def caps_people(self) -> bool:
        """Whether it limits what one person can give."""
        return any(getattr(self, cap) is not None for cap in PERSON_CAPS)

    def quantity_in(self, raw: RawValue) -> float:
        """Read how much of it there was; one where that cannot be used."""
        return usable_quantity(raw)

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
        known = self.rows_known(facts)
        if self.once_within is not None:
            known = without_repeats(known, self.once_within)
        return [
            Occurrence(
                moment.timestamp(),
                text_in(event.columns.get("person_id")),
                usable_quantity(event.columns.get("quantity")),
                event.at,
            )
            for event, moment in known
        ]


def without_repeats(events: Sequence[Dated], within_days: float) -> list[Dated]:
    """Leave out what follows another of the same stream and kind within so many days."""
    by_kind: dict[tuple[str | None, str | None], list[Dated]] = defaultdict(list)
    for event, moment in sorted(events, key=_own_first):
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


def _own_first(dated: Dated) -> tuple[datetime, str]:
    """Put events in order of time; of one moment the account's own before its relatives'."""
    event, moment = dated
    return moment, event.at or ""


def _days_between(before: datetime, after: datetime) -> float:
    return (after.timestamp() - before.timestamp()) / SECONDS_A_DAY

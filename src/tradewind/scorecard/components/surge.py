"""First-party intent: whether the account does more lately than it did before."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from tradewind.problems import counted
from tradewind.scorecard.components.event_rows import EventFilter, EventRowsComponent
from tradewind.scorecard.components.interface import EventNeeds
from tradewind.scorecard.components.occurring import WrittenDays
from tradewind.scorecard.components.threshold import Percent, ThresholdComponent
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts, text_in
from tradewind.scorecard.hierarchy import BESIDE_OWN, beside_own
from tradewind.scorecard.surges import NO_SURGE, surge_index


class SurgeComponent(EventRowsComponent, ThresholdComponent):
    """A surge, such as `surge: {stream: engagement}`: more lately than in the days before?

    The events of the `recent` days are held against those of the `before` days that end where
    the recent ones begin. The index is 50 where as much happens as before, 60 where chance alone
    would be about one standard deviation away, and 0 to 100 at most; docs/intent.md has the
    formula. An account without events is known: it has no surge.
    """

    kind: ClassVar[str] = "surge"
    measured: ClassVar[tuple[str, ...]] = ("recent", "before", "index", "people", *BESIDE_OWN)
    threshold_key: ClassVar[str] = "index_at_least"

    surge: EventFilter = Field(description="Which events: {stream, kind, where}.")
    recent: WrittenDays = Field(description="How many days are recent, such as 14d.")
    before: WrittenDays = Field(
        description="How many days before them they are compared with, such as 56d."
    )
    minimum_people: Annotated[int, Field(ge=0, le=1000)] = Field(
        default=0,
        description="With fewer different known people in the recent days there is no surge: the "
        "index is 50 at most.",
    )
    index_at_least: Percent | None = Field(
        default=None, description="The index, 0 to 100, from which on it is a surge."
    )

    @property
    def event_needs(self) -> EventNeeds:
        """The rows of its filter, back to the first of the days before."""
        return EventNeeds(
            self.surge.condition,
            oldest_days=self.recent + self.before,
            people=self.minimum_people > 0,
        )

    def index_of(self, recent: float, before: float) -> float:
        """Give the index of two counts, whoever did the events."""
        return surge_index(recent, before, recent_days=self.recent, before_days=self.before)

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of the index; None where no events table is bound."""
        measured = self._measured(facts)
        return self._value_of(measured) if self._is_bound(measured) else None

    def seen(self, facts: Facts) -> str | None:
        """Give the index, and the counts that it comes from."""
        return self.shown(self._measured(facts))

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the index, and the counts that it comes from; None where no table is bound."""
        if not self._is_bound(measured):
            return None
        recent, before = int(measured["recent"]), int(measured["before"])
        words = f"index {self._index(measured):.1f}: {counted(recent, 'event')}"
        if self.minimum_people:
            people = int(measured["people"])
            words += f" by {people} known {'person' if people == 1 else 'people'}"
            if self._index(measured) < float(measured["index"]):
                words += f" (fewer than {self.minimum_people}: no surge)"
        words += f" in {self.recent:g} days, {before} in the {self.before:g} before"
        return words + beside_own(measured, self.policy, rows_are_shown=True)

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether the events table was bound, and the index is in a band."""
        return self._is_bound(measured) and self._value_of(measured) is not None

    def _is_bound(self, measured: Mapping[str, Any]) -> bool:
        return measured.get("recent") is not None

    def _index(self, measured: Mapping[str, Any]) -> float:
        index = float(measured["index"])
        has_too_few = (measured.get("people") or 0) < self.minimum_people
        return min(index, NO_SURGE) if has_too_few else index

    def _value_of(self, measured: Mapping[str, Any]) -> float | None:
        index = self._index(measured)
        return self.value_at(index, is_reached=index >= (self.index_at_least or 0))

    def _measured(self, facts: Facts) -> dict[str, Any]:
        if facts.events is None:
            return {}
        recent, before, people, elsewhere = 0, 0, set[str](), list[str]()
        for event, moment in self.rows_known(facts):
            age_days = (facts.as_of.timestamp() - moment.timestamp()) / SECONDS_A_DAY
            if event.at is not None and age_days < self.recent + self.before:
                elsewhere.append(event.at)
            if age_days < self.recent:
                recent += 1
                person = text_in(event.columns.get("person_id"))
                people |= {person} if person else set()
            elif age_days < self.recent + self.before:
                before += 1
        index = self.index_of(recent, before)
        counts = {"recent": recent, "before": before, "index": index, "people": len(people)}
        return counts | {"elsewhere": len(elsewhere), "relatives": len(set(elsewhere))}

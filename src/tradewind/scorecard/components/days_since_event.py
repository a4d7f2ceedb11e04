"""The days since the latest event of anybody, in bands or on a ramp."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import Field

from tradewind.scorecard.components.event_rows import EventFilter, EventRowsComponent
from tradewind.scorecard.components.interface import EventNeeds, Value
from tradewind.scorecard.components.measured import MeasuredComponent
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.components.occurring import WrittenDays
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts
from tradewind.scorecard.hierarchy import BESIDE_OWN, beside_own


class DaysSinceEventComponent(EventRowsComponent, MeasuredComponent, CurvedComponent):
    """Days since the latest event, such as `days_since_event: {kind: web_visit}`.

    Whoever did it; an account without any such event has the known value of `never`.
    """

    kind: ClassVar[str] = "days_since_event"
    measured: ClassVar[tuple[str, ...]] = ("count", "days", "latest", *BESIDE_OWN)

    days_since_event: EventFilter = Field(description="Which events: {stream, kind, where}.")
    window_days: WrittenDays | None = Field(
        default=None,
        alias="window",
        description="What is older than this counts as never, such as 1y; it spares the reading "
        "of older events.",
    )
    never: Value = Field(default=Decimal(0), description="The value where there was no such event.")

    @property
    def event_needs(self) -> EventNeeds:
        """The rows of its filter."""
        return EventNeeds(self.days_since_event.condition, oldest_days=self.window_days)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of the curve, and that of no event."""
        return (*super().values, self.never)

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the days, and when the event was; None where no events table is bound."""
        if measured.get("count") is None:
            return None
        if not measured["count"]:
            return "no events"
        latest = datetime.fromtimestamp(float(measured["latest"]), UTC).date()
        words = f"{float(measured['days']):,.1f} days, latest {latest}"
        return words + beside_own(measured, self.policy, rows_are_shown=False)

    def _value_of(self, measured: Mapping[str, Any]) -> float | None:
        if measured.get("count") is None:
            return None
        if not measured["count"]:
            return float(self.never)
        return self.curve.value_at(float(measured["days"]))

    def _measured(self, facts: Facts) -> dict[str, float]:
        if facts.events is None:
            return {}
        now = facts.as_of.timestamp()
        known = [(event.at, moment.timestamp()) for event, moment in self.rows_known(facts)]
        recent = [(at, one) for at, one in known if self._counts((now - one) / SECONDS_A_DAY)]
        if not recent:
            return {"count": 0}
        latest = max(one for _, one in recent)
        elsewhere = [at for at, _ in recent if at is not None]
        days = (now - latest) / SECONDS_A_DAY
        counts = {"elsewhere": len(elsewhere), "relatives": len(set(elsewhere))}
        return {"count": len(recent), "days": days, "latest": latest, **counts}

    def _counts(self, age_days: float) -> bool:
        return self.window_days is None or age_days <= self.window_days

"""Bought intent: how many of the topics that matter surge at the account, as a vendor reads it."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tradewind.scorecard.components.event_rows import (
    EventRowsComponent,
    condition_of,
)
from tradewind.scorecard.components.interface import EventNeeds, TableUse, WrittenTexts
from tradewind.scorecard.components.occurring import WrittenDays
from tradewind.scorecard.components.threshold import Percent, ThresholdComponent
from tradewind.scorecard.conditions import Condition, WrittenCondition
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts, number_in, text_in
from tradewind.scorecard.hierarchy import BESIDE_OWN, beside_own
from tradewind.scorecard.percentages import share_in

USUAL_LEAST_SCORE = 60.0
"""From this score on a vendor such as Bombora calls a topic surging."""
LARGEST_SCORE = 100.0


class IntentFilter(BaseModel):
    """Which readings of which topics a component looks at."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    topics: WrittenTexts = Field(
        min_length=1, description="Topics, compared exactly with the kind of the rows."
    )
    stream: WrittenTexts = Field(
        default=("intent",), min_length=1, description="The stream of the readings; or a list."
    )
    where: WrittenCondition | None = Field(
        default=None,
        description="Tests of any columns of the table: {source: Bombora}.",
    )

    @property
    def condition(self) -> Condition:
        """The readings of any topic: an account that has one is covered by the vendor."""
        return condition_of((("stream", self.stream),), self.where)


READING = (TableUse("events", "kind", "text"), TableUse("events", "quantity", "number"))
"""What a reading tells: the topic and its score."""


class IntentComponent(EventRowsComponent, ThresholdComponent):
    """Bought intent, such as `intent: {topics: [sales planning]}`: which share of topics surges?

    A topic surges if a reading of it within `within` days has a score from `score_at_least` to
    100. An account without any reading, of whatever topic and however old, is not covered by the
    vendor: unknown, not without intent. `bands` and `ramp` are over the percentage of the listed
    topics that surge.
    """

    kind: ClassVar[str] = "intent"
    measured: ClassVar[tuple[str, ...]] = ("surging", "latest", *BESIDE_OWN)
    threshold_key: ClassVar[str] = "share_of_topics"

    intent: IntentFilter = Field(description="Which readings: {topics, stream, where}.")
    score_at_least: Percent = Field(
        default=USUAL_LEAST_SCORE, description="The score, 0 to 100, from which a topic surges."
    )
    share_of_topics: Annotated[float, BeforeValidator(share_in)] | None = Field(
        default=None, description="The share of the topics that must surge, such as 25%."
    )
    within: WrittenDays = Field(description="How old a reading may be, such as 21d.")

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics, each once, without blanks around them."""
        return tuple(dict.fromkeys(topic.strip(" ") for topic in self.intent.topics))

    @property
    def fewest_topics(self) -> int:
        """How many topics make the share; exact, so that 7 of 25 are 28%."""
        return math.ceil(Decimal(str(self.share_of_topics or 0)) * len(self.topics))

    @property
    def event_needs(self) -> EventNeeds:
        """The readings of all topics and ages, which tell whom the vendor covers."""
        return EventNeeds(self.intent.condition, oldest_days=None, columns=READING)

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of its filter, the topic and the score."""
        return tuple(dict.fromkeys((*super().table_uses, *READING)))

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of the topics that surge; None where no reading covers the account."""
        measured = self._measured(facts)
        return self._value_of(measured["surging"]) if self._is_covered(measured) else None

    def seen(self, facts: Facts) -> str | None:
        """Give how many topics surge, and when the latest reading was."""
        return self.shown(self._measured(facts))

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give how many topics surge, and when the latest reading was; None without any."""
        if not self._is_covered(measured):
            return None
        latest = datetime.fromtimestamp(float(measured["latest"]), UTC).date()
        listed = len(self.topics)
        words = f"{int(measured['surging'])} of {listed} topic{'s' if listed > 1 else ''}"
        words += f" surging, latest reading {latest}"
        return words + beside_own(measured, self.policy, rows_are_shown=False)

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether the vendor covers the account, and the percentage is in a band."""
        return self._is_covered(measured) and self._value_of(float(measured["surging"])) is not None

    def _is_covered(self, measured: Mapping[str, Any]) -> bool:
        return measured.get("latest") is not None

    def _value_of(self, surging: float) -> float | None:
        percent = surging * 100.0 / len(self.topics)
        return self.value_at(percent, is_reached=surging >= self.fewest_topics)

    def _measured(self, facts: Facts) -> dict[str, Any]:
        surging, moments, elsewhere = set[str | None](), list[float](), list[str]()
        for event, moment in self.rows_known(facts):
            topic, score = (
                text_in(event.columns.get("kind")),
                number_in(event.columns.get("quantity")),
            )
            age_days = (facts.as_of.timestamp() - moment.timestamp()) / SECONDS_A_DAY
            moments.append(moment.timestamp())
            elsewhere += [] if event.at is None else [event.at]
            is_score = score is not None and self.score_at_least <= score <= LARGEST_SCORE
            if is_score and topic in self.topics and age_days <= self.within:
                surging.add(topic)
        counts = {"elsewhere": len(elsewhere), "relatives": len(set(elsewhere))}
        return {"surging": len(surging), "latest": max(moments, default=None), **counts}

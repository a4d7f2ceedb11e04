"""Which events any component of a scorecard may count: by kind or stream, and by age.

What lies outside is not read any further, which is most of a long log. The limits belong to the
definition of a score: rows of one event_id are made one event after rows outside were left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tradewind.scorecard.components.interface import EventNeeds
from tradewind.scorecard.conditions import AnyOf, Condition
from tradewind.scorecard.facts import RawValue, text_in

TOLD_BY = ("kind", "stream")
"""The columns that tell events apart before anything else; the kind where both are listed."""


@dataclass(frozen=True, slots=True)
class EventSight:
    """The limits of what is read.

    Attributes:
        ages: By column and text the age in days up to which such events may count; None for every
            age. Empty where some component looks at events of any kind.
        oldest_days: The age for all events, where `ages` is empty; None for every age.
    """

    ages: Mapping[str, Mapping[str, float | None]]
    oldest_days: float | None = None

    def holds(self, columns: Mapping[str, RawValue], age_days: float) -> bool:
        """Tell whether an event may count.

        Args:
            columns: The columns of its row.
            age_days: Its age.
        """
        if not self.ages:
            return self.oldest_days is None or age_days <= self.oldest_days
        return any(
            age_days <= _or_endless(ends[text])
            for column, ends in self.ages.items()
            for text in [text_in(columns.get(column))]
            if text is not None and text in ends
        )


def sight_of(needs: Iterable[EventNeeds]) -> EventSight:
    """Give the limits that leave in everything that some component needs."""
    ages: dict[str, dict[str, float | None]] = {}
    ends: list[float | None] = []
    is_any = False
    for need in needs:
        ends.append(need.oldest_days)
        listed = _listed(need.condition)
        is_any = is_any or listed is None
        for column, text in listed or ():
            known = ages.setdefault(column, {})
            known[text] = _longer(known.get(text, 0.0), need.oldest_days)
    if not is_any:
        return EventSight(ages)
    finite = [end for end in ends if end is not None]
    return EventSight({}, max(finite) if len(finite) == len(ends) else None)


def _listed(condition: Condition) -> list[tuple[str, str]] | None:
    """Give the kinds, or else the streams, that may pass a condition; None where any may."""
    texts = {column: test.values for column, test in condition.tests if isinstance(test, AnyOf)}
    column = next((one for one in TOLD_BY if one in texts), None)
    return None if column is None else [(column, text) for text in texts[column]]


def _longer(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else max(one, other)


def _or_endless(days: float | None) -> float:
    return float("inf") if days is None else days

"""What dated facts add up to: points an event, worn away by age, capped for a person and a day.

The unit that counts is an event, a person, a day, or what one person did on one day. Each unit
gives points, times the share that its latest event has kept; this is rounded to whole
hundred-millionths of a point before it is added. Sums of whole numbers are exact in doubles, so
neither the order of the rows nor the engine can change a score. Last, what the units of one person
come to may be capped.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

from tradewind.scorecard.facts import SECONDS_A_DAY, RawValue, number_in

Counted = Literal["events", "people", "days"]
GRAINS_PER_POINT = 100_000_000
"""Hundred-millionths in one point. Sums are exact up to 90 million points."""
GRAINS_PER_UNIT = GRAINS_PER_POINT // 10_000
"""Hundred-millionths in one ten-thousandth, the unit of contributions."""
MOST_QUANTITY = 1_000_000
"""A larger quantity is no count of anything that one event can hold; the event counts as one."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One dated fact that a component counts.

    Attributes:
        seconds: When it happened, in seconds since 1970 in UTC.
        person: Who did it; None where nobody is known.
        quantity: How much of it; 1 where the source says nothing usable.
        at: The relative at which it happened; None for the account itself.
    """

    seconds: float
    person: str | None = None
    quantity: float = 1.0
    at: str | None = None


def usable_quantity(raw: RawValue) -> float:
    """Read a quantity; one that is unknown, negative, not finite or too large counts as one.

    Examples:
        >>> [usable_quantity(raw) for raw in (3, None, -1, 1e300, "2.5", float("nan"))]
        [3.0, 1.0, 1.0, 1.0, 2.5, 1.0]
    """
    number = number_in(raw)
    return 1.0 if number is None or not 0 <= number <= MOST_QUANTITY else number


@dataclass(frozen=True, slots=True)
class Sum:
    """What occurrences added up to.

    Attributes:
        grains: Hundred-millionths of a point.
        count: How many events, people or days still count.
        latest: When the latest of them was, in seconds since 1970; None where none counts.
        elsewhere: How many of those that count happened at relatives of the account.
        relatives: At how many relatives.
    """

    grains: float
    count: int
    latest: float | None
    elsewhere: int = 0
    relatives: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How occurrences become points.

    Attributes:
        each: Grains that one unit gives before it ages.
        counts: What the unit is.
        is_multiplied: Whether each event's quantity multiplies it.
        day_cap: Grains that one person can give on one day, before they age; None for no cap.
        person_cap: Grains that one person can give in all, after they aged; None for no cap.
            What nobody is known to have done is capped as if one person had done it.
        lifespan_days: The age beyond which nothing counts; None where it always does.
        share_at: The share that is left after so many days, 0–1.
    """

    each: float
    counts: Counted
    is_multiplied: bool
    day_cap: float | None
    lifespan_days: float | None
    share_at: Callable[[float], float]
    person_cap: float | None = None

    def sum_of(self, occurrences: Iterable[Occurrence], as_of_seconds: float) -> Sum:
        """Add up all units.

        Args:
            occurrences: The dated facts, none of them after the as-of moment.
            as_of_seconds: The moment that ages are measured to.
        """
        units: dict[Hashable, list[tuple[Occurrence, float]]] = defaultdict(list)
        for position, one in enumerate(occurrences):
            age_days = (as_of_seconds - one.seconds) / SECONDS_A_DAY
            key = self._unit(one, position)
            if key is not None and (self.lifespan_days is None or age_days <= self.lifespan_days):
                units[key].append((one, age_days))
        given: dict[str | None, float] = defaultdict(float)
        for unit in units.values():
            share = max(self.share_at(age_days) for _, age_days in unit)
            grains = math.floor(self._before_age([one for one, _ in unit]) * share + 0.5)
            given[unit[0][0].person] += grains
        counted = [one for unit in units.values() for one, _ in unit]
        elsewhere = [one.at for one in counted if one.at is not None]
        return Sum(
            sum(map(self._capped, given.values()), 0.0),
            len(counted) if self.counts == "events" else len(units),
            max((one.seconds for one in counted), default=None),
            len(elsewhere),
            len(set(elsewhere)),
        )

    def _capped(self, grains: float) -> float:
        cap = self.person_cap
        return grains if cap is None else max(-cap, min(cap, grains))

    def _unit(self, one: Occurrence, position: int) -> Hashable:
        day = math.floor(one.seconds / SECONDS_A_DAY)
        if self.counts == "people":
            return one.person
        if self.counts == "days":
            return day
        return position if self.day_cap is None else (one.person, day)

    def _before_age(self, unit: list[Occurrence]) -> float:
        if self.counts != "events":
            return self.each
        if self.day_cap is None:
            return self.each * unit[0].quantity if self.is_multiplied else self.each
        given = self.each * len(unit)
        if self.is_multiplied:
            given = float(sum(math.floor(self.each * one.quantity + 0.5) for one in unit))
        return max(-self.day_cap, min(self.day_cap, given))

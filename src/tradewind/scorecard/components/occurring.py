"""What components of dated facts share: points for each, worn away by age, within bounds."""

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from tradewind.scorecard.components.in_families import FamilyComponent
from tradewind.scorecard.components.interface import Completion, Value
from tradewind.scorecard.components.number import WrittenBands, WrittenRamp
from tradewind.scorecard.curves import Bands, Ramp
from tradewind.scorecard.decay import AnyDecay, decay
from tradewind.scorecard.decay_kinds import HalfLife
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.hierarchy import BESIDE_OWN, beside_own
from tradewind.scorecard.occurrences import (
    GRAINS_PER_POINT,
    GRAINS_PER_UNIT,
    MOST_QUANTITY,
    Counted,
    Occurrence,
    Sum,
    Tally,
)
from tradewind.scorecard.rounding import UNITS_PER_POINT, whole

WrittenDays = Annotated[float, BeforeValidator(days_in)]
WrittenDecay = Annotated[AnyDecay, BeforeValidator(decay)]
CURVE_KEYS = ("bands", "ramp")
PERSON_CAPS = ("per_person_per_day", "per_person")


class OccurrenceComponent(FamilyComponent):
    """A component that adds up dated facts.

    An account without any such fact has the known value of nothing seen; unknown is only what
    no table could have told.
    """

    measured: ClassVar[tuple[str, ...]] = ("grains", "count", "latest", *BESIDE_OWN)
    singular: ClassVar[str]
    plural: ClassVar[str]

    each: Value | None = Field(
        default=None, description="What one gives: a value, or points; negative counts against."
    )
    bands: WrittenBands | None = Field(
        default=None, description='Instead of `each`: bands of their number, {"<1": 0, ">=1": 8}.'
    )
    ramp: WrittenRamp | None = Field(
        default=None, description="Instead of `each`: a ramp over their number, {0: 0, 20: 10}."
    )
    count: Counted = Field(
        default="events",
        description="What is counted: `events`, different `people`, or different `days` in UTC.",
    )
    times: Literal["quantity"] | None = Field(
        default=None, description="`quantity` multiplies each event by how much of it there was."
    )
    per_person_per_day: Annotated[Value, Field(gt=0)] | None = Field(
        default=None,
        description="The most that one person can give on one day, before it ages.",
    )
    per_person: Annotated[Value, Field(gt=0)] | None = Field(
        default=None,
        description="The most that all events of one person can give together, after they aged.",
    )
    at_least: Value | None = Field(default=None, description="The lowest value of the component.")
    at_most: Value | None = Field(default=None, description="The highest value of the component.")
    window_days: WrittenDays | None = Field(
        default=None,
        alias="window",
        description="What is older than this does not count, such as 90d.",
    )
    decay: WrittenDecay | None = Field(
        default=None,
        description="How it wears away: {half_life: 30d}, {linear: 90d}, "
        "{linear: {lose: 50%, every: 1 month}}, {steps: [{within: 45d, share: 1}, …]}, "
        "{window: 30d}.",
    )

    @model_validator(mode="after")
    def _fits_together(self) -> "OccurrenceComponent":
        given = [key for key in ("each", *CURVE_KEYS) if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError("give one of `each`, `bands` and `ramp`")
        if self.bands is not None and not self.bands.bands:
            raise ValueError("`bands` holds no band; give at least one")
        bounds = [key for key in ("at_least", "at_most") if getattr(self, key) is not None]
        if given != ["each"] and bounds:
            raise ValueError(f"`{bounds[0]}` goes with `each`, and a curve has ends; delete it")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(
                "`at_least` is above `at_most`; write the lower of the two at `at_least`"
            )
        if self.count != "events" and self.times is not None:
            raise ValueError(f"`times` multiplies events, not {self.count}; delete it, or `count`")
        for cap in PERSON_CAPS:
            if self.count != "events" and getattr(self, cap) is not None:
                raise ValueError(f"`{cap}` caps events, not {self.count}; delete it, or `count`")
        return self

    def completed(self, by: Completion) -> "OccurrenceComponent":
        """Give it the bounds that hold where none are written: those of the way of adding."""
        if self.each is None or (self.at_least is not None and self.at_most is not None):
            return self
        low, high = (-by.largest, Decimal(0)) if self.each < 0 else (Decimal(0), by.largest)
        bounds = {
            "at_least": min(low, self.at_most or low) if self.at_least is None else self.at_least,
            "at_most": max(high, self.at_least or high) if self.at_most is None else self.at_most,
        }
        return self.model_copy(update=bounds)

    @property
    def is_always_known(self) -> bool:
        """Nothing seen is known, too; only a curve may have no value for a number."""
        return self.each is not None

    @property
    def curve(self) -> Bands | Ramp | None:
        """The curve over the number; None where each gives points."""
        return self.bands or self.ramp

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The ends of what it can give."""
        if self.curve is not None:
            return self.curve.values
        assert self.at_least is not None, "a component of a scorecard is completed"
        assert self.at_most is not None, "a component of a scorecard is completed"
        return self.at_least, self.at_most

    @property
    def grains_each(self) -> int:
        """Hundred-millionths of a point (or of one, before a curve) that one gives."""
        return int((Decimal(1) if self.each is None else self.each) * GRAINS_PER_POINT)

    @property
    def grains_a_day(self) -> int | None:
        """The most hundred-millionths of one person on one day; None for no cap."""
        cap = self.per_person_per_day
        return None if cap is None else int(cap * GRAINS_PER_POINT)

    @property
    def grains_a_person(self) -> int | None:
        """The most hundred-millionths of one person in all; None for no cap."""
        cap = self.per_person
        return None if cap is None else int(cap * GRAINS_PER_POINT)

    @property
    def lifespan_days(self) -> float | None:
        """The age beyond which nothing is left; None where it never ends.

        What halves again and again ends where the most that a unit can give rounds to no grain.
        """
        ends = [self.window_days, self.decay.lifespan_days if self.decay else None]
        if isinstance(self.decay, HalfLife):
            most = abs(self.grains_each) * (MOST_QUANTITY if self.times is not None else 1)
            most = most if self.grains_a_day is None else max(most, self.grains_a_day)
            # One half-life more than it takes, so that no rounding of the logarithm matters.
            ends.append((math.log2(2 * max(most, 1)) + 1) * self.decay.half_life_days)
        return min((end for end in ends if end is not None), default=None)

    def share_at(self, age_days: float) -> float:
        """Give the share that is left at an age, 0–1: window and decay together."""
        if self.window_days is not None and age_days > self.window_days:
            return 0.0
        return 1.0 if self.decay is None else self.decay.share_at(age_days)

    @property
    def tally(self) -> Tally:
        """How its occurrences add up."""
        cap, person_cap = self.grains_a_day, self.grains_a_person
        return Tally(
            each=float(self.grains_each),
            counts=self.count,
            is_multiplied=self.times is not None,
            day_cap=None if cap is None else float(cap),
            person_cap=None if person_cap is None else float(person_cap),
            lifespan_days=self.lifespan_days,
            share_at=self.share_at,
        )

    def value_of(self, grains: float) -> float | None:
        """Give the value of a sum of grains; None where the number lies in no band."""
        if self.curve is not None:
            return self.curve.value_at(grains / GRAINS_PER_POINT)
        low, high = (float(end * UNITS_PER_POINT) for end in self.values)
        return max(low, min(high, float(whole(grains / GRAINS_PER_UNIT)))) / UNITS_PER_POINT

    def sum_among(self, occurrences: Iterable[Occurrence], as_of: datetime) -> Sum:
        """Add up some occurrences as of a moment."""
        return self.tally.sum_of(occurrences, as_of.timestamp())

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell from the published evidence whether the fact was known."""
        grains = measured.get("grains")
        return grains is not None and self.value_of(float(grains)) is not None

    def shown(self, measured: Mapping[str, Any]) -> object:
        """Give the evidence as the receipt shows it: how many, and when the latest was."""
        count = measured.get("count")
        if measured.get("grains") is None:
            return None
        if not count:
            return f"no {self.plural}"
        latest = datetime.fromtimestamp(float(measured["latest"]), UTC).date()
        words = f"{int(count)} {self.singular if count == 1 else self.plural}, latest {latest}"
        return words + beside_own(measured, self.policy, rows_are_shown=self.count == "events")

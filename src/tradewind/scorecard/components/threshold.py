"""What components share that hold one number against a threshold, or look it up on a curve."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from tradewind.scorecard.components.interface import Component, Value
from tradewind.scorecard.components.number import WrittenBands, WrittenRamp
from tradewind.scorecard.curves import Bands, Ramp

Percent = Annotated[float, Field(ge=0, le=100)]


class ThresholdComponent(Component):
    """A component with either a threshold, `present` and `absent`, or `bands`, or a `ramp`."""

    threshold_key: ClassVar[str]
    """The key of the threshold, which is None where there is a curve."""

    present: Value = Field(default=Decimal(10), description="The value from the threshold on.")
    absent: Value = Field(default=Decimal(0), description="The value below the threshold.")
    bands: WrittenBands | None = Field(
        default=None, description='Instead: bands of the number, {"<25": 0, ">=25": 10}.'
    )
    ramp: WrittenRamp | None = Field(
        default=None, description="Instead: a ramp over the number, {50: 0, 80: 10}."
    )

    @model_validator(mode="after")
    def _has_a_threshold_or_a_curve(self) -> "ThresholdComponent":
        keys = (self.threshold_key, "bands", "ramp")
        given = [key for key in keys if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError(f"give one of `{keys[0]}`, `bands` and `ramp`")
        if self.bands is not None and not self.bands.bands:
            raise ValueError("`bands` holds no band; give at least one")
        beside = [key for key in ("present", "absent") if key in self.model_fields_set]
        if self.curve is not None and beside:
            raise ValueError(
                f"`{beside[0]}` goes with `{keys[0]}`, and a curve has values; delete it"
            )
        return self

    @property
    def curve(self) -> Bands | Ramp | None:
        """The curve over the number; None where a threshold decides."""
        return self.bands or self.ramp

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of the curve, or those of presence and absence."""
        return (self.present, self.absent) if self.curve is None else self.curve.values

    def value_at(self, number: float, *, is_reached: bool) -> float | None:
        """Give the value of a number; None where it lies in no band.

        Args:
            number: What the curve is over.
            is_reached: Whether the threshold is reached; of no meaning where there is a curve.
        """
        if self.curve is not None:
            return self.curve.value_at(number)
        return float(self.present if is_reached else self.absent)

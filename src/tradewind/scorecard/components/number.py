"""A number: in bands, or on a ramp."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from tradewind.scorecard.components.interface import ColumnName, ColumnUse, Component
from tradewind.scorecard.curves import Bands, Ramp, bands, ramp
from tradewind.scorecard.facts import Facts, number_in

WrittenBands = Annotated[Bands, BeforeValidator(lambda written: bands(written))]
WrittenRamp = Annotated[Ramp, BeforeValidator(lambda written: ramp(written))]


class CurvedComponent(Component):
    """What numbers and ages share: a curve, given as bands or as a ramp."""

    bands: WrittenBands | None = Field(
        default=None, description='Ranges and their values: {"<50": 2, "50..499": 10, ">=500": 6}.'
    )
    ramp: WrittenRamp | None = Field(
        default=None, description="Points joined by straight lines: {0: 0, 1000: 5, 10000: 10}."
    )

    @model_validator(mode="after")
    def _has_one_curve(self) -> "CurvedComponent":
        if (self.bands is None) == (self.ramp is None):
            raise ValueError("give either `bands` or `ramp`")
        if self.bands is not None and not self.bands.bands:
            raise ValueError("`bands` holds no band; give at least one")
        return self

    @property
    def curve(self) -> Bands | Ramp:
        """The bands, or the ramp."""
        found = self.bands or self.ramp
        assert found is not None, "the validator saw to it"
        return found

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of the bands, or at the points of the ramp."""
        return self.curve.values


class NumberComponent(CurvedComponent):
    """A number column, such as `number: employees`."""

    kind: ClassVar[str] = "number"
    number: ColumnName = Field(description="Column that holds the number.")

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """The number column."""
        return (ColumnUse(self.number, "number"),)

    def known_value(self, facts: Facts) -> float | None:
        """Give the curve's value at the number; None for an unknown one or one in no band."""
        number = self.seen(facts)
        return None if number is None else self.curve.value_at(number)

    def seen(self, facts: Facts) -> float | None:
        """Give the number."""
        return number_in(facts.attributes.get(self.number))

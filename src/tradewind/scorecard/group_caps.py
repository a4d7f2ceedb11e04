"""Caps over several components: the most that a group of them can add (way: points)."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tradewind.scorecard.components.interface import Value, WrittenText
from tradewind.scorecard.rounding import UNITS_PER_POINT


class GroupCap(BaseModel):
    """The components of a group may not add more than this together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: WrittenText = Field(min_length=1, max_length=100, description="Name shown on receipts.")
    components: Annotated[tuple[WrittenText, ...], Field(min_length=2)] = Field(
        description="Names of components that stand beside it."
    )
    at_most: Annotated[Value, Field(ge=0)] = Field(
        description="The most points that they add together."
    )

    @property
    def most_units(self) -> int:
        """The cap in ten-thousandths."""
        return int(self.at_most * UNITS_PER_POINT)

    def excess(self, units: Mapping[str, int]) -> int:
        """Give by how many ten-thousandths the group is above its cap.

        Args:
            units: What each component adds, by name.
        """
        return max(0, sum(units[name] for name in self.components) - self.most_units)

    @property
    def note(self) -> str:
        """What the receipt says of it."""
        return f"{', '.join(self.components)} add at most {self.at_most.normalize():f} together"

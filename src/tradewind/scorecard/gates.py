"""Gates: rules outside the points, that exclude an account or cap its score, with a reason."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tradewind.scorecard.components.interface import Value, WrittenText
from tradewind.scorecard.conditions import WrittenCondition


class Cap(BaseModel):
    """The score may not exceed this."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cap: Value = Field(description="The highest score that the account may have.")


class Gate(BaseModel):
    """A rule outside the points. An unknown condition does not close the gate."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: WrittenText = Field(min_length=1, max_length=100, description="Name shown on receipts.")
    when: WrittenCondition = Field(description="The condition, such as {industry: [Gambling]}.")
    then: Literal["exclude"] | Cap = Field(
        description="`exclude`, which leaves the account unranked, or `{cap: 40}`."
    )
    reason: str = Field(min_length=1, description="Why, in words a rep can repeat.")

    @property
    def excludes(self) -> bool:
        """Whether the gate excludes; else it caps."""
        return self.then == "exclude"

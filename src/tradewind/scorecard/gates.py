"""Gates: rules outside the points, that exclude, cap or leave something out, with a reason."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tradewind.scorecard.components.interface import Value, WrittenText
from tradewind.scorecard.conditions import WrittenCondition
from tradewind.scorecard.facts import RawValue


class Cap(BaseModel):
    """The score may not exceed this."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cap: Value = Field(description="The highest score that the account may have.")


class LeaveOut(BaseModel):
    """What a dimension adds does not count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    leave_out: str = Field(min_length=1, description="The dimension that does not count.")


class Gate(BaseModel):
    """A rule outside the points. An unknown condition does not close the gate."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: WrittenText = Field(min_length=1, max_length=100, description="Name shown on receipts.")
    when: WrittenCondition | None = Field(
        default=None, description="The condition, such as {industry: [Gambling]}."
    )
    when_scores: WrittenCondition | None = Field(
        default=None,
        description='A condition on the dimensions\' own scores, such as {fit: "<40"}; where '
        "`when` is given, too, both must hold.",
    )
    then: Literal["exclude"] | Cap | LeaveOut = Field(
        description="`exclude`, which leaves the account unranked, `{cap: 40}`, or "
        "`{leave_out: engagement}`, which takes away what a dimension added."
    )
    reason: str = Field(min_length=1, description="Why, in words a rep can repeat.")

    @model_validator(mode="after")
    def _has_a_condition(self) -> "Gate":
        if self.when is None and self.when_scores is None:
            raise ValueError("neither `when` nor `when_scores` is given; give one of them, or both")
        return self

    @property
    def excludes(self) -> bool:
        """Whether the gate excludes; else it caps or leaves out."""
        return self.then == "exclude"

    def closes(
        self, attributes: Mapping[str, RawValue], own_scores: Mapping[str, Decimal | None]
    ) -> bool:
        """Tell whether all its conditions are certain to hold.

        Args:
            attributes: The account's columns.
            own_scores: The dimensions' own scores; None where one is unknown.
        """
        scores = {
            name: None if score is None else float(score) for name, score in own_scores.items()
        }
        held = [
            condition.holds(values)
            for condition, values in ((self.when, attributes), (self.when_scores, scores))
            if condition is not None
        ]
        return all(answer is True for answer in held)

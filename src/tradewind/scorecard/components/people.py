"""People of the account: how many there are, or what their own scores come to."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from tradewind.problems import counted
from tradewind.scorecard.components.interface import WrittenText
from tradewind.scorecard.components.measured import MeasuredComponent
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.components.people_rows import (
    Engagement,
    PeopleFilter,
    PeopleRowsComponent,
    days_said,
)
from tradewind.scorecard.conditions import Condition
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.roll_ups import RollUp, roll_up
from tradewind.scorecard.rounding import UNITS_PER_POINT

WrittenRollUp = Annotated[RollUp, BeforeValidator(roll_up)]


class PeopleSelection(PeopleFilter):
    """Which people count, and by which scorecard they are scored."""

    score_of: Annotated[WrittenText, Field(min_length=1)] | None = Field(
        default=None,
        description="Name of the scorecard of people whose scores are rolled up; people are "
        "counted where it is left out.",
    )


class PeopleComponent(PeopleRowsComponent, MeasuredComponent, CurvedComponent):
    """The people of the account, such as `people: {where: {seniority: [vp, c-level]}}`.

    It looks up their number on a curve; with `score_of`, what their scores by another scorecard
    come to. People whom that scorecard excludes do not count, nor do those without a score;
    where nobody counts but somebody has no score, it is unknown.
    """

    kind: ClassVar[str] = "people"
    measured: ClassVar[tuple[str, ...]] = ("number", "people", "engaged", "scored", "unscored")

    people: PeopleSelection = Field(
        description="Which people: {score_of, where, engaged_within, engaged_by}."
    )
    roll_up: WrittenRollUp | None = Field(
        default=None,
        description="How scores become one number: sum, max, mean, {top: 3}, {champion: 0.6}, "
        "{diminishing: 0.5}.",
    )

    @model_validator(mode="after")
    def _rolls_up_scores(self) -> "PeopleComponent":
        if self.people.score_of is not None and self.roll_up is None:
            raise ValueError("`score_of` needs a `roll_up`; write one such as {top: 3}")
        if self.people.score_of is None and self.roll_up is not None:
            raise ValueError(
                "`roll_up` goes with `score_of`; name the scorecard of people there, or delete it"
            )
        return self

    @property
    def engagement(self) -> Engagement:
        """Who counts as engaged."""
        return self.people

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The test of people."""
        return () if self.people.where is None else (self.people.where,)

    @property
    def scorecards_used(self) -> tuple[str, ...]:
        """The scorecard of people."""
        return () if self.people.score_of is None else (self.people.score_of,)

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the number, and the people that it comes from; None where it is unknown."""
        if not self._is_known(measured):
            return None
        whose = counted(int(measured["people"]), "person", "people")
        if self.asks_who_is_engaged:
            whose = f"{int(measured['engaged'])} of {whose} engaged {days_said(self.people)}"
        if self.roll_up is None:
            return whose
        number = f"{float(measured['number']):,.4f}".rstrip("0").rstrip(".")
        words = f"{number}: {self.roll_up.said} of {counted(int(measured['scored']), 'score')} "
        words += f'by "{self.people.score_of}", {whose}'
        return words + self._left_out(measured)

    def _left_out(self, measured: Mapping[str, Any]) -> str:
        entered = measured["engaged"] if self.asks_who_is_engaged else measured["people"]
        unscored = int(measured["unscored"])
        excluded = int(entered) - int(measured["scored"]) - unscored
        words = [f"{unscored} without a score"] if unscored else []
        words += [f"{excluded} excluded"] if excluded else []
        return f" ({', '.join(words)})" if words else ""

    def _is_known(self, measured: Mapping[str, Any]) -> bool:
        if measured.get("number") is None:
            return False
        return bool(measured.get("scored")) or not measured.get("unscored")

    def _value_of(self, measured: Mapping[str, Any]) -> float | None:
        if not self._is_known(measured):
            return None
        return self.curve.value_at(float(measured["number"]))

    def _measured(self, facts: Facts) -> dict[str, float]:
        people = self.people_in(facts)
        if people is None:
            return {}
        present = [one for one in people if one.passes(self.people.where)]
        entered = [one for one in present if one.is_engaged is not False]
        found = {"people": len(present), "engaged": len(entered), "scored": 0, "unscored": 0}
        if self.roll_up is None or self.people.score_of is None:
            return {**found, "number": len(entered)}
        scores = [one.score_by(self.people.score_of) for one in entered]
        known = [one.score for one in scores if one.score is not None and not one.is_excluded]
        units = self.roll_up.units_of([int(score * UNITS_PER_POINT) for score in known])
        unscored = sum(one.score is None and not one.is_excluded for one in scores)
        number = units / UNITS_PER_POINT
        return {**found, "scored": len(known), "unscored": unscored, "number": number}

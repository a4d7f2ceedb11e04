"""The seniority reached: the highest level among the people of the account."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import Field, model_validator

from tradewind.problems import Path, counted
from tradewind.scorecard.components.event_rows import EventFilter
from tradewind.scorecard.components.interface import TableUse, Value, WrittenText
from tradewind.scorecard.components.measured import MeasuredComponent
from tradewind.scorecard.components.occurring import WrittenDays
from tradewind.scorecard.components.people_rows import (
    KnownPerson,
    PeopleFilter,
    PeopleRowsComponent,
    days_said,
)
from tradewind.scorecard.conditions import Condition, WrittenCondition
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.titles import SENIORITIES

LEVELS: Mapping[str, int] = {
    name: level for level, name in enumerate(reversed(SENIORITIES), start=1)
}
"""The height of every seniority, the lowest 1."""
SENIORITY = TableUse("people", "seniority", "text")


class SeniorityComponent(PeopleRowsComponent, MeasuredComponent):
    """The highest seniority among the people, such as `seniority: {c-level: 10, vp: 8}`.

    Somebody whose seniority is unknown, or in none of our words, cannot be the highest. Where
    nobody's is known, it is unknown; without anybody it is `otherwise`.
    """

    kind: ClassVar[str] = "seniority"
    measured: ClassVar[tuple[str, ...]] = ("level", "people", "engaged", "unread")

    worth: dict[WrittenText, Value] = Field(
        alias="seniority",
        min_length=1,
        description=f"Levels and their values; the levels are {', '.join(SENIORITIES)}.",
    )
    otherwise: Value = Field(
        default=Decimal(0), description="The value of every other level, and of nobody."
    )
    where: WrittenCondition | None = Field(
        default=None, description="Tests of any columns of the people table."
    )
    engaged_within: WrittenDays | None = Field(
        default=None, description="Only people who are engaged count; such as 90d."
    )
    engaged_by: EventFilter | None = Field(
        default=None,
        description="By which events, {stream, kind, where}; {stream: engagement} where it is "
        "left out.",
    )

    @model_validator(mode="after")
    def _says_how_long(self) -> "SeniorityComponent":
        if self.engaged_by is not None and self.engaged_within is None:
            raise ValueError(
                "`engaged_by` goes with `engaged_within`; write `engaged_within: 90d` beside it"
            )
        return self

    @property
    def engagement(self) -> PeopleFilter:
        """Who counts as engaged."""
        return PeopleFilter.model_construct(
            where=self.where, engaged_within=self.engaged_within, engaged_by=self.engaged_by
        )

    @property
    def engaged_by_path(self) -> Path:
        """Beside the levels, not below them."""
        return ("engaged_by",)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The test of people."""
        return () if self.where is None else (self.where,)

    @property
    def columns_read(self) -> tuple[TableUse, ...]:
        """The seniority."""
        return (SENIORITY,)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of the levels, and that of the others."""
        return (*self.worth.values(), self.otherwise)

    def worth_of(self, seniority: str) -> Decimal:
        """Give the value of a level."""
        return self.worth.get(seniority, self.otherwise)

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the highest level, and of how many people it is; None where it is unknown."""
        if self._value_of(measured) is None:
            return None
        whose = counted(int(measured["people"]), "person", "people")
        if self.asks_who_is_engaged:
            whose = f"{int(measured['engaged'])} of {whose} engaged {days_said(self.engagement)}"
        if measured.get("level") is None:
            return f"nobody: {whose}"
        words = f"{SENIORITIES[-int(measured['level'])]}, highest of {whose}"
        unread = int(measured["unread"])
        return f"{words}, {unread} of unknown seniority" if unread else words

    def _value_of(self, measured: Mapping[str, Any]) -> float | None:
        if measured.get("people") is None:
            return None
        if measured.get("level") is not None:
            return float(self.worth_of(SENIORITIES[-int(measured["level"])]))
        return None if measured["unread"] else float(self.otherwise)

    def _measured(self, facts: Facts) -> dict[str, Any]:
        people = self.people_in(facts)
        if people is None:
            return {}
        present = [one for one in people if one.passes(self.where)]
        entered = [one for one in present if one.is_engaged is not False]
        levels = [_level(one) for one in entered]
        known = [level for level in levels if level is not None]
        return {
            "level": max(known, default=None),
            "people": len(present),
            "engaged": len(entered),
            "unread": len(levels) - len(known),
        }


def _level(person: KnownPerson) -> int | None:
    """Give the height of a person's seniority, the lowest of all rows; None where it is unknown."""
    read = (LEVELS.get(text) for text in person.texts("seniority"))
    return min((level for level in read if level is not None), default=None)

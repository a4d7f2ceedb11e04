"""The buying group: how much of it is there, role by role.

    coverage   (Σ over the roles of min(have / want, 1)) / number of roles
    value      at_most · coverage, rounded to four places

Sources: our own definition; every role counts alike, and more people than wanted add nothing.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tradewind.scorecard.components.interface import Value
from tradewind.scorecard.components.people_rows import (
    Engagement,
    PeopleRowsComponent,
    days_said,
)
from tradewind.scorecard.conditions import AnyOf, Condition, WrittenCondition
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.rounding import UNITS_PER_POINT, points, whole

MOST_ROLES, MOST_WANTED = 12, 20
"""Beyond these a group is a list of contacts; and the sums stay exact in doubles."""
PLACES = tuple(range(1, MOST_ROLES + 1))


class BuyingRole(BaseModel):
    """One role of a buying group: how many people are wanted in it, and who they are."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    want: Annotated[int, Field(ge=0, le=MOST_WANTED)] = Field(
        default=1, description="How many people are wanted in the role."
    )
    where: WrittenCondition | None = Field(
        default=None,
        description="Tests of any columns of the people table; that `role` is the role's name, "
        "where it is left out.",
    )


def _role(written: Any) -> Any:
    """Take a number for how many are wanted, and nothing for a role with nothing more to say."""
    if written is None:
        return {}
    is_number = isinstance(written, int | Decimal) and not isinstance(written, bool)
    if is_number and not (written == int(written) and 0 <= written <= MOST_WANTED):
        raise ValueError(
            f'"{written}" is not a number of people from 1 to {MOST_WANTED}; write one such as 2'
        )
    if not is_number and not isinstance(written, Mapping | BuyingRole):
        raise ValueError(
            f'"{written}" does not say how many people are wanted; write a number such as 1, or '
            "{want: 1, where: {seniority: [vp, c-level]}}"
        )
    return {"want": written} if is_number else written


WrittenRole = Annotated[BuyingRole, BeforeValidator(_role)]


class BuyingGroup(Engagement):
    """The roles that are wanted, and who of the people in them counts."""

    roles: Annotated[dict[str, WrittenRole], Field(min_length=1, max_length=MOST_ROLES)] = Field(
        description="The roles by name: {champion: {want: 2, where: {function: sales}}}, or the "
        "number that is wanted. A person is in the first role, in this order, whose test they pass."
    )
    counts: Literal["present", "engaged"] | None = Field(
        default=None,
        description="Whether people must be `engaged` to fill a role, or need only be `present`; "
        "`engaged` where `engaged_within` is written.",
    )

    @model_validator(mode="after")
    def _can_tell_who_is_engaged(self) -> "BuyingGroup":
        if self.counts == "engaged" and self.engaged_within is None:
            raise ValueError("`counts: engaged` needs `engaged_within`; write one such as 90d")
        return self

    @property
    def having(self) -> Literal["present", "engaged"]:
        """What people must be to fill a role."""
        return self.counts or ("present" if self.engaged_within is None else "engaged")

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The test of each role."""
        return tuple(
            role.where or Condition((("role", AnyOf((name.strip(" "),))),))
            for name, role in self.roles.items()
        )

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """What one person in each role gives, in parts of a role that all roles share."""
        return tuple(self.parts_of_role // max(role.want, 1) for role in self.roles.values())

    @cached_property
    def parts_of_role(self) -> int:
        """How many parts a whole role has."""
        return math.lcm(*(max(role.want, 1) for role in self.roles.values()))


class BuyingGroupComponent(PeopleRowsComponent):
    """The buying group at the account: the roles wanted, present, engaged and missing.

    Coverage is the mean over the roles of how much of each is filled, at most all of it. A
    person is in one role only: the first whose test they pass.
    """

    kind: ClassVar[str] = "buying_group"
    measured: ClassVar[tuple[str, ...]] = (
        *(f"present_{place}" for place in PLACES),
        *(f"engaged_{place}" for place in PLACES),
    )

    buying_group: BuyingGroup = Field(
        description="The roles: {roles, engaged_within, engaged_by, counts}."
    )
    at_most: Annotated[Value, Field(gt=0)] = Field(
        default=Decimal(10), description="The value of a whole group."
    )

    @property
    def engagement(self) -> Engagement:
        """Who counts as engaged."""
        return self.buying_group

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The test of each role."""
        return self.buying_group.conditions

    @property
    def endings_that_count(self) -> tuple[str, ...]:
        """The endings of the columns that hold how many people fill each role."""
        places = range(1, len(self.buying_group.roles) + 1)
        return tuple(f"{self.buying_group.having}_{place}" for place in places)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of nobody and of a whole group."""
        return Decimal(0), self.at_most

    @property
    def units_at_most(self) -> float:
        """The value of a whole group in ten-thousandths."""
        return float(self.at_most * UNITS_PER_POINT)

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of the coverage; None where it is unknown."""
        measured = self._measured(facts)
        return self._units_of(self._having(measured)) / UNITS_PER_POINT if measured else None

    def seen(self, facts: Facts) -> str | None:
        """Give the coverage, and how every role stands."""
        return self.shown(self._measured(facts))

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether the tables that must tell the people were bound."""
        return measured.get("present_1") is not None

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the coverage, and how every role stands; None where it is unknown."""
        if not self.was_known(measured):
            return None
        have = self._having(measured)
        coverage = 100.0 * self._units_of(have) / self.units_at_most
        roles = "; ".join(
            self._role_said(name, place, measured)
            for place, name in enumerate(self.buying_group.roles, 1)
        )
        words = f"{coverage:.4g}% covered{self._when()}: {roles}"
        missing = self._missing_most(have)
        if missing is None:
            return words
        name, adds = missing
        said = f"{points(adds):f}".rstrip("0").rstrip(".")
        return f'{words}; filling "{name}" would add most, {said}'

    def _when(self) -> str:
        asks = self.asks_who_is_engaged
        return f", engaged {days_said(self.buying_group)}" if asks else ""

    def _role_said(self, name: str, place: int, measured: Mapping[str, Any]) -> str:
        wanted = self.buying_group.roles[name].want
        numbers = {
            "present": int(measured[f"present_{place}"]),
            "engaged": int(measured.get(f"engaged_{place}") or 0),
        }
        have = numbers.pop(self.buying_group.having)
        words = [f"{number} {kind}" for kind, number in numbers.items()]
        words = words if self.asks_who_is_engaged else []
        words += [f"{wanted - have} missing"] if have < wanted else []
        beside = f" ({', '.join(words)})" if words else ""
        return f"{name} {have} of {wanted}{beside}"

    def _missing_most(self, have: tuple[int, ...]) -> tuple[str, int] | None:
        """Give the role that adds most where it is filled, the first of equals, and how much."""
        now = self._units_of(have)
        best: tuple[str, int] | None = None
        for position, (name, role) in enumerate(self.buying_group.roles.items()):
            filled = (*have[:position], max(role.want, have[position]), *have[position + 1 :])
            adds = self._units_of(filled) - now
            if adds > (best[1] if best else 0):
                best = name, adds
        return best

    def _having(self, measured: Mapping[str, Any]) -> tuple[int, ...]:
        """Give how many people fill each role."""
        return tuple(int(measured[ending]) for ending in self.endings_that_count)

    def _units_of(self, have: tuple[int, ...]) -> int:
        """Give the value in ten-thousandths."""
        group = self.buying_group
        filled = sum(
            min(number, role.want) * part
            for number, role, part in zip(have, group.roles.values(), group.parts, strict=True)
        )
        whole_group = float(group.parts_of_role * len(group.roles))
        return whole(filled * self.units_at_most / whole_group)

    def _measured(self, facts: Facts) -> dict[str, int]:
        people = self.people_in(facts)
        if people is None:
            return {}
        found = dict.fromkeys(self.measured, 0)
        for one in people:
            passed = (place for place, test in enumerate(self.conditions, 1) if one.passes(test))
            place = next(passed, None)
            if place is not None:
                found[f"present_{place}"] += 1
                found[f"engaged_{place}"] += one.is_engaged is True
        return found

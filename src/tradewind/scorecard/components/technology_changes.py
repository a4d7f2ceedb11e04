"""What an account added or dropped lately: how many products."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from tradewind.problems import counted
from tradewind.scorecard.components.in_families import FamilyComponent
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts
from tradewind.scorecard.hierarchy import only_at_relatives
from tradewind.scorecard.installed import Installed
from tradewind.scorecard.selections import Selection, WrittenSelectionOrAny

USUAL_SILENCE_DAYS = 60.0
"""A product that has not been seen for this long counts as dropped, unless the file says else."""


class TechnologyChangesComponent(ProductsComponent, CurvedComponent, FamilyComponent):
    """A number of changes, such as `technology_changes: added` with `within: 90d`.

    `added`: products first seen within that time. `dropped`: products last seen within that time,
    but longer ago than `gone_after`; one without a last sighting is still in use.
    """

    kind: ClassVar[str] = "technology_changes"
    selection_key: ClassVar[str] = "of"
    measured: ClassVar[tuple[str, ...]] = ("products", "elsewhere")

    technology_changes: Literal["added", "dropped"] = Field(
        description="`added` products, or `dropped` ones."
    )
    of: WrittenSelectionOrAny = Field(
        default=Selection(),
        description="Products to look at: {category: CRM}, {relation: competitor}, names, or "
        "`any`.",
    )
    within: Annotated[float, BeforeValidator(days_in)] = Field(
        description="How long ago the change may be, such as 90d."
    )
    gone_after: Annotated[float, BeforeValidator(days_in)] | None = Field(
        default=None,
        validate_default=True,
        description="How long a dropped product has not been seen, at least; 60d where left out.",
    )

    @field_validator("gone_after")
    @classmethod
    def _leaves_room(cls, gone_after: float | None, info: ValidationInfo) -> float | None:
        change, within = info.data.get("technology_changes"), info.data.get("within")
        if change == "added" and gone_after is not None:
            raise ValueError("`gone_after` says nothing of added products; delete it")
        silence = USUAL_SILENCE_DAYS if gone_after is None else gone_after
        if change == "dropped" and within is not None and silence >= within:
            said = f"`gone_after`, {silence:g}d, is not below `within`, {within:g}d"
            raise ValueError(f"{said}, so nothing ever counts; write a shorter `gone_after`")
        return gone_after

    @property
    def silence_days(self) -> float:
        """How long a dropped product has not been seen, at least."""
        return USUAL_SILENCE_DAYS if self.gone_after is None else self.gone_after

    @property
    def todays_columns(self) -> tuple[str, ...]:
        """The last sighting, where it matters: nobody keeps when it was then."""
        return ("last_seen_at",) if self.technology_changes == "dropped" else ()

    @property
    def selection(self) -> Selection:
        """The products to look at."""
        return self.of

    def number(self, facts: Facts) -> int | None:
        """Give how many products changed so; None where no technology is known."""
        found = self._all_changed(facts)
        return None if found is None else len(found)

    def _all_changed(self, facts: Facts) -> list[Installed] | None:
        found = self.selected(facts)
        return None if found is None else [one for one in found if self._changed(one, facts)]

    def _changed(self, one: Installed, facts: Facts) -> bool:
        as_of = facts.as_of.timestamp()
        oldest = as_of - self.within * SECONDS_A_DAY
        if self.technology_changes == "added":
            return one.first_seen is not None and one.first_seen >= oldest
        silent_since = as_of - self.silence_days * SECONDS_A_DAY
        return one.last_seen is not None and oldest <= one.last_seen < silent_since

    def known_value(self, facts: Facts) -> float | None:
        """Give the curve's value at the number of changes; None where it is unknown."""
        number = self.number(facts)
        return None if number is None else self.curve.value_at(number)

    def seen(self, facts: Facts) -> str | None:
        """Give the number of changes in words."""
        elsewhere = sum(not one.is_own for one in self._all_changed(facts) or ())
        return self.shown({"products": self.number(facts), "elsewhere": elsewhere})

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the number of changes in words; None where it is unknown."""
        number = measured.get("products")
        if number is None:
            return None
        words = f"{counted(int(number), 'product')} {self.technology_changes}"
        return words + only_at_relatives(measured, self.policy)

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether the number was known, and in a band."""
        number = measured.get("products")
        return number is not None and self.curve.value_at(float(number)) is not None

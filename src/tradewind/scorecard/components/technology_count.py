"""How many products: of a category, of a relation to us, of a list, or any."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tradewind.problems import counted
from tradewind.scorecard.components.in_families import FamilyComponent
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.hierarchy import only_at_relatives
from tradewind.scorecard.installed import Installed
from tradewind.scorecard.selections import Selection, WrittenSelectionOrAny


class TechnologyCountComponent(ProductsComponent, CurvedComponent, FamilyComponent):
    """A number of products in use, such as `technology_count: {category: CRM}`.

    A product counts once, whatever it is called. An account of which no technology is known is
    unknown here; one of which others are known has none.
    """

    kind: ClassVar[str] = "technology_count"
    selection_key: ClassVar[str] = "technology_count"
    measured: ClassVar[tuple[str, ...]] = ("products", "elsewhere")

    technology_count: WrittenSelectionOrAny = Field(
        description="Products to count: {category: CRM}, {relation: competitor}, names, or `any`."
    )
    seen_within: Annotated[float, BeforeValidator(days_in)] | None = Field(
        default=None, description="Sightings older than this no longer count, such as 365d."
    )

    @property
    def todays_columns(self) -> tuple[str, ...]:
        """The last sighting, where it matters: nobody keeps when it was then."""
        return () if self.seen_within is None else ("last_seen_at",)

    @property
    def selection(self) -> Selection:
        """The products to count."""
        return self.technology_count

    def number(self, facts: Facts) -> int | None:
        """Give how many of them are in use; None where no technology is known."""
        found = self._in_use(facts)
        return None if found is None else len(found)

    def _in_use(self, facts: Facts) -> list[Installed] | None:
        found = self.selected(facts)
        if found is None:
            return None
        return [one for one in found if one.was_seen_within(self.seen_within, facts.as_of)]

    def known_value(self, facts: Facts) -> float | None:
        """Give the curve's value at the number of products; None where it is unknown."""
        number = self.number(facts)
        return None if number is None else self.curve.value_at(number)

    def seen(self, facts: Facts) -> str | None:
        """Give the number of products in words."""
        elsewhere = sum(not one.is_own for one in self._in_use(facts) or ())
        return self.shown({"products": self.number(facts), "elsewhere": elsewhere})

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the number of products in words; None where it is unknown."""
        number = measured.get("products")
        if number is None:
            return None
        return counted(int(number), "product") + only_at_relatives(measured, self.policy)

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether the number was known, and in a band."""
        number = measured.get("products")
        return number is not None and self.curve.value_at(float(number)) is not None

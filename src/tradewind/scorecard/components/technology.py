"""A technology: whether any of some products is installed at the account."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tradewind.scorecard.components.in_families import FamilyComponent
from tradewind.scorecard.components.interface import Value
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.hierarchy import at_a_relative
from tradewind.scorecard.selections import Selection, WrittenSelection


class TechnologyComponent(ProductsComponent, FamilyComponent):
    """Products, such as `technology: [Salesforce, HubSpot]`: is any of them in use?

    An account of which no technology at all is known is unknown here, not without the product.
    """

    kind: ClassVar[str] = "technology"
    selection_key: ClassVar[str] = "technology"
    measured: ClassVar[tuple[str, ...]] = ("seen", "own")

    technology: WrittenSelection = Field(
        description="Products, any of which counts: names, compared exactly, or those of a "
        "relation or category, {relation: competitor}."
    )
    present: Value = Field(default=Decimal(10), description="The value where one is in use.")
    absent: Value = Field(default=Decimal(0), description="The value where none is in use.")
    seen_within: Annotated[float, BeforeValidator(days_in)] | None = Field(
        default=None, description="Sightings older than this no longer count, such as 365d."
    )

    @property
    def selection(self) -> Selection:
        """The products, any of which counts."""
        return self.technology

    @property
    def todays_columns(self) -> tuple[str, ...]:
        """The last sighting, where it matters: nobody keeps when it was then."""
        return () if self.seen_within is None else ("last_seen_at",)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of presence and absence."""
        return self.present, self.absent

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of presence or absence; None where no technology is known."""
        if self.selected(facts) is None:
            return None
        return float(self.present if self._position(facts) else self.absent)

    def seen(self, facts: Facts) -> str | None:
        """Give the first product in the order of the scorecard that counts; None where none."""
        own = replace(facts, sightings=tuple(one for one in facts.sightings if one.at is None))
        return self.shown({"seen": self._position(facts), "own": self._position(own)})

    def _position(self, facts: Facts) -> int:
        """Give the place of the first product that counts, from 1; 0 where none does."""
        counted = {
            one.product
            for one in self.selected(facts) or ()
            if one.was_seen_within(self.seen_within, facts.as_of)
        }
        places = (place for place, one in enumerate(self.products, start=1) if one in counted)
        return next(places, 0)

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the product whose position was measured; None where none counts."""
        position = measured.get("seen")
        if not position:
            return None
        is_own = self.policy == "separate" or measured.get("own") == position
        return self.products[int(position) - 1] + ("" if is_own else at_a_relative(self.policy))

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether any technology of the account was known."""
        return measured.get("seen") is not None

"""A technology: whether any of some products is installed at the account."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tradewind.scorecard.components.interface import Value
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.selections import Selection, WrittenSelection


class TechnologyComponent(ProductsComponent):
    """Products, such as `technology: [Salesforce, HubSpot]`: is any of them in use?

    An account of which no technology at all is known is unknown here, not without the product.
    """

    kind: ClassVar[str] = "technology"
    selection_key: ClassVar[str] = "technology"
    measured: ClassVar[tuple[str, ...]] = ("seen",)

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
        return float(self.absent if self.seen(facts) is None else self.present)

    def seen(self, facts: Facts) -> str | None:
        """Give the first product in the order of the scorecard that counts; None where none."""
        counted = {
            one.product
            for one in self.selected(facts) or ()
            if one.was_seen_within(self.seen_within, facts.as_of)
        }
        return next((product for product in self.products if product in counted), None)

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the product whose position was measured; None where none counts."""
        position = measured.get("seen")
        return self.products[int(position) - 1] if position else None

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether any technology of the account was known."""
        return measured.get("seen") is not None

"""How early an account takes up products: an index from 0 to 100, in bands or on a ramp."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import Field

from tradewind.problems import counted
from tradewind.scorecard.adoption import early_adopter_index
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.selections import Selection, WrittenSelectionOrAny


class EarlyAdopterComponent(ProductsComponent, CurvedComponent):
    """An index of early adoption, such as `early_adopter: any`; 100 is always first.

    The mean percentile of the account's first sightings among all accounts that have the same
    products, over products that at least five accounts have; docs/technographics.md explains it.
    Unknown where the account has no such product.
    """

    kind: ClassVar[str] = "early_adopter"
    selection_key: ClassVar[str] = "early_adopter"
    measured: ClassVar[tuple[str, ...]] = ("index", "products")

    early_adopter: WrittenSelectionOrAny = Field(
        description="Products to compare: `any`, {category: CRM}, {relation: complement}, or names."
    )

    @property
    def selection(self) -> Selection:
        """The products to compare."""
        return self.early_adopter

    def index(self, facts: Facts) -> tuple[float, int] | None:
        """Give the index and of how many products it is the mean; None where it is unknown."""
        return early_adopter_index(self.selected(facts) or ())

    def known_value(self, facts: Facts) -> float | None:
        """Give the curve's value at the index; None where it is unknown."""
        found = self.index(facts)
        return None if found is None else self.curve.value_at(found[0])

    def seen(self, facts: Facts) -> str | None:
        """Give the index, and of how many products it is the mean."""
        index, products = self.index(facts) or (None, 0)
        return self.shown({"index": index, "products": products})

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give the index, and of how many products it is the mean; None where it is unknown."""
        index = measured.get("index")
        if index is None:
            return None
        return f"{float(index):.1f} of 100, over {counted(int(measured['products']), 'product')}"

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell whether the index was known, and in a band."""
        index = measured.get("index")
        return index is not None and self.curve.value_at(float(index)) is not None

"""What components of technologies share: which products they look at, under which names."""

from abc import abstractmethod
from typing import ClassVar

from pydantic import PrivateAttr

from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.components.interface import ColumnUse, Completion, Component
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.installed import Installed, installed
from tradewind.scorecard.selections import Selection


class ProductsComponent(Component):
    """A component that looks at the products of an account.

    An account of which no technology at all is known is unknown here, not without products.
    """

    table: ClassVar[str] = "technologies"
    selection_key: ClassVar[str]
    """The key below which the products are selected."""

    _catalogue: Catalogue | None = PrivateAttr(default=None)

    @property
    @abstractmethod
    def selection(self) -> Selection:
        """Which products count, as written."""

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """No column of the accounts table."""
        return ()

    def completed(self, by: Completion) -> "ProductsComponent":
        """Give it with the scorecard's catalogue, which tells the products and their names."""
        copy = self.model_copy()
        copy._catalogue = by.technologies
        return copy

    @property
    def catalogue(self) -> Catalogue | None:
        """What the scorecard says of products; None where it says nothing."""
        return self._catalogue

    @property
    def products(self) -> tuple[str, ...]:
        """The products that count, in order; none where any does."""
        return self.selection.products(self._catalogue)

    def names_of(self, product: str) -> tuple[str, ...]:
        """Give all names under which a product is seen, its own first."""
        return self._catalogue.names_of(product) if self._catalogue else (product,)

    def product_of(self, name: str) -> str:
        """Give the product that has this name or alias; the name itself where none has it."""
        return self._catalogue.product_of(name) if self._catalogue else name

    def selected(self, facts: Facts) -> tuple[Installed, ...] | None:
        """Give the selected products of an account; None where none of its products is known."""
        found = installed(facts.sightings, self._catalogue, facts.as_of)
        if found is None or self.selection.is_any:
            return found
        wanted = self.products
        return tuple(one for one in found if one.product in wanted)

"""The catalogue of technologies: what products are called, what they are for, and to us."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tradewind.scorecard.durations import days_in

Relation = Literal["complement", "competitor", "legacy", "own"]
"""What a product is to us.

complement: we enhance it. competitor: it does what ours does. legacy: an old tool that ours
replaces, whoever made it. own: we make it.
"""
RELATIONS: tuple[Relation, ...] = get_args(Relation)


def written_texts(written: Any) -> Any:
    """Take one text for a list of one, and numbers for the texts they were written as.

    Raises:
        ValueError: A list or a mapping stands where a text belongs.
    """
    items = written if isinstance(written, list | tuple) else [written]
    if any(isinstance(item, dict | list | tuple) or item is None for item in items):
        raise ValueError("a name is a text")
    return tuple(_text(item) for item in items)


def _text(written: Any) -> str:
    return (str(written).lower() if isinstance(written, bool) else str(written)).strip(" ")


def _trimmed(written: Any) -> Any:
    return written if isinstance(written, dict | list) or written is None else _text(written)


def _with_trimmed_names(written: Any) -> Any:
    if not isinstance(written, Mapping):
        return written
    trimmed = {_text(name): product for name, product in written.items()}
    if len(trimmed) < len(written):
        raise ValueError(
            "two products have the same name but for blanks around it; keep one of them"
        )
    return trimmed


Name = Annotated[str, BeforeValidator(_trimmed), Field(min_length=1, max_length=200)]
Names = Annotated[tuple[str, ...], BeforeValidator(written_texts)]


class Product(BaseModel):
    """One product: its other names, its category, and what it is to us."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aliases: Names = Field(
        default=(), description="Other names it has in the technologies table; compared exactly."
    )
    category: Name | None = Field(default=None, description="What kind of product it is.")
    relation: Relation | None = Field(
        default=None,
        description="What it is to us: `complement`, `competitor`, `legacy` or `own`.",
    )
    upgrade_to: Name | None = Field(
        default=None, description="Our product that takes its place; of our own products only."
    )
    say: Annotated[str, Field(min_length=1, max_length=500)] | None = Field(
        default=None, description="The sentence a rep can say about it."
    )


class Catalogue(BaseModel):
    """What products there are, in the order in which a list of them names the first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = Field(default=1, description="Version of this file's form.")
    seen_within: Annotated[float, BeforeValidator(days_in)] | None = Field(
        default=None,
        description="How old the last sighting of a product may be for a play, such as 365d.",
    )
    products: Annotated[dict[str, Product], BeforeValidator(_with_trimmed_names)] = Field(
        min_length=1, description="The products by name."
    )

    def product_of(self, name: str) -> str:
        """Give the product that has this name or alias; the name itself where none has it.

        Examples:
            >>> crm = Catalogue(products={"Salesforce": Product(aliases=("SFDC",))})
            >>> crm.product_of(" SFDC "), crm.product_of("sfdc")
            ('Salesforce', 'sfdc')
        """
        trimmed = name.strip(" ")
        return self._products_by_name.get(trimmed, trimmed)

    def names_of(self, product: str) -> tuple[str, ...]:
        """Give all names under which a product is seen, its own first."""
        known = self.products.get(product)
        return (product, *(known.aliases if known else ()))

    def products_with(
        self,
        *,
        relations: tuple[str, ...] | None = None,
        categories: tuple[str, ...] | None = None,
    ) -> tuple[str, ...]:
        """Give the products of any of the relations and any of the categories, in their order.

        Args:
            relations: Relations to us; None for any or no relation.
            categories: Categories; None for any or no category.
        """
        return tuple(
            name
            for name, product in self.products.items()
            if (relations is None or product.relation in relations)
            and (categories is None or product.category in categories)
        )

    @property
    def categories(self) -> tuple[str, ...]:
        """All categories, each once, in the order of the products."""
        named = (product.category for product in self.products.values())
        return tuple(dict.fromkeys(category for category in named if category is not None))

    def other_names(self) -> Iterator[tuple[str, str]]:
        """Go through all aliases, each with its product."""
        for name, product in self.products.items():
            for alias in product.aliases:
                yield alias, name

    @cached_property
    def _products_by_name(self) -> dict[str, str]:
        return {**dict(self.other_names()), **{name: name for name in self.products}}

"""Which products a component looks at: named ones, those of a relation or a category, or any."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from tradewind.scorecard.catalogue import Catalogue, written_texts

ANY = "any"


@dataclass(frozen=True, slots=True)
class Selection:
    """Products by name, or by what the catalogue says of them; without either it is any.

    Attributes:
        names: Names as written, in their order; empty where products are not named.
        relations: Relations to us, any of which counts; None where they do not matter.
        categories: Categories, any of which counts; None where they do not matter.
    """

    names: tuple[str, ...] = ()
    relations: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None

    @property
    def is_any(self) -> bool:
        """Whether every product counts."""
        return not self.names and not self.needs_catalogue

    @property
    def needs_catalogue(self) -> bool:
        """Whether only a catalogue can tell which products are meant."""
        return self.relations is not None or self.categories is not None

    def products(self, catalogue: Catalogue | None) -> tuple[str, ...]:
        """Give the products, each once, in order; none where only a catalogue could tell them.

        Args:
            catalogue: What is known of products, among it the aliases; None for nothing.
        """
        if catalogue is None:
            return tuple(dict.fromkeys(self.names))
        if self.needs_catalogue:
            return catalogue.products_with(relations=self.relations, categories=self.categories)
        return tuple(dict.fromkeys(catalogue.product_of(name) for name in self.names))


def selection(written: Any) -> Selection:
    """Read a selection: a product, a list of products, `{relation: …}` and `{category: …}`.

    Raises:
        ValueError: It is none of these, or selects nothing.

    Examples:
        >>> selection("Salesforce").names, selection({"relation": "own"}).relations
        (('Salesforce',), ('own',))
    """
    if isinstance(written, Selection):
        return written
    if isinstance(written, Mapping):
        return _by_what_it_is(written)
    try:
        names = written_texts(written)
    except ValueError:
        raise ValueError("a product is selected by its name") from None
    if not names:
        raise ValueError("no product is selected")
    return Selection(names)


def selection_or_any(written: Any) -> Selection:
    """Read a selection, or the word `any` for all products.

    Raises:
        ValueError: It is neither.
    """
    return Selection() if written == ANY else selection(written)


def _by_what_it_is(written: Mapping[str, Any]) -> Selection:
    unknown = [key for key in written if key not in ("relation", "category")]
    if unknown:
        raise ValueError(f'"{unknown[0]}" is neither `relation` nor `category`')
    if not written:
        raise ValueError("no product is selected")
    found: dict[str, tuple[str, ...]] = {}
    for key, value in written.items():
        try:
            found[key] = written_texts(value)
        except ValueError:
            raise ValueError(f"`{key}` is a text or a list of texts") from None
        if not found[key]:
            raise ValueError(f"`{key}` is empty")
    return Selection((), found.get("relation"), found.get("category"))


WrittenSelection = Annotated[Selection, BeforeValidator(selection)]
WrittenSelectionOrAny = Annotated[Selection, BeforeValidator(selection_or_any)]

"""A category: one of several texts, each with its value."""

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tradewind.scorecard.components.interface import ColumnName, ColumnUse, Component, Value
from tradewind.scorecard.facts import Facts, text_in


def _with_text_keys(written: Any) -> Any:
    if not isinstance(written, dict):
        return written
    stripped = {str(key).strip(" "): value for key, value in written.items()}
    if len(stripped) < len(written):
        raise ValueError("two texts are the same but for blanks around them; keep one of them")
    return stripped


class CategoryComponent(Component):
    """A text column, such as `category: industry`; texts are compared exactly."""

    kind: ClassVar[str] = "category"
    category: ColumnName = Field(description="Column that holds the text.")
    worth: Annotated[dict[str, Value], BeforeValidator(_with_text_keys)] = Field(
        alias="values", min_length=1, description="Texts and their values."
    )
    otherwise: Value = Field(default=Decimal(0), description="The value of every other text.")

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """The text column."""
        return (ColumnUse(self.category, "text"),)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of the texts, and that of the others."""
        return (*self.worth.values(), self.otherwise)

    def known_value(self, facts: Facts) -> float | None:
        """Give the text's value; None for an unknown text."""
        text = self.seen(facts)
        return None if text is None else float(self.worth.get(text, self.otherwise))

    def seen(self, facts: Facts) -> str | None:
        """Give the text."""
        return text_in(facts.attributes.get(self.category))

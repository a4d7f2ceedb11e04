"""A yes/no column."""

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from tradewind.scorecard.components.interface import ColumnName, ColumnUse, Component, Value
from tradewind.scorecard.facts import Facts, yes_no_in


class YesNoComponent(Component):
    """A yes/no column, such as `yes_no: is_customer`."""

    kind: ClassVar[str] = "yes_no"
    yes_no: ColumnName = Field(description="Column that holds yes or no.")
    yes: Value = Field(default=Decimal(10), description="The value of a yes.")
    no: Value = Field(default=Decimal(0), description="The value of a no.")

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """The yes/no column."""
        return (ColumnUse(self.yes_no, "yes_no"),)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The value of a yes and that of a no."""
        return self.yes, self.no

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of the answer; None for an unknown one."""
        answer = self.seen(facts)
        return None if answer is None else float(self.yes if answer else self.no)

    def seen(self, facts: Facts) -> bool | None:
        """Give the answer."""
        return yes_no_in(facts.attributes.get(self.yes_no))

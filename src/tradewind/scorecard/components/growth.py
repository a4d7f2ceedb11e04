"""Growth: by how many percent a number grew over a time, in bands or on a ramp."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tradewind.scorecard.components.interface import ColumnName, ColumnUse, TableUse
from tradewind.scorecard.components.measured import MeasuredComponent
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts, number_in
from tradewind.scorecard.rounding import four_places
from tradewind.scorecard.versions import version_at

LEAST_THEN = 0.0001
"""Growth from less than this (from nothing, or from a loss) has no percentage."""
LARGEST_MEASURED = 1e15
"""Numbers beyond this count nothing that could grow."""


class GrowthComponent(MeasuredComponent, CurvedComponent):
    """Growth of a number column in percent, such as `growth: employees` with `over: 365d`.

    It compares the value as of the moment with the one that account history says held that long
    before.
    """

    kind: ClassVar[str] = "growth"
    table: ClassVar[str] = "account_history"
    measured: ClassVar[tuple[str, ...]] = ("now", "then", "then_from", "percent")

    growth: ColumnName = Field(description="Column that holds the number, such as employees.")
    over: Annotated[float, BeforeValidator(days_in)] = Field(
        description="Over how long it grew, such as 365d."
    )

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """The number as of the moment."""
        return (ColumnUse(self.growth, "number"),)

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The number in the account history."""
        return (TableUse("account_history", self.growth, "number"),)

    def shown(self, measured: Mapping[str, Any]) -> str | None:
        """Give both numbers and the percentage in words; None where it is unknown."""
        if measured.get("percent") is None:
            return None
        numbers = {key: float(measured[key]) for key in self.measured}
        since = datetime.fromtimestamp(numbers["then_from"], UTC).date()
        return (
            f"{numbers['percent']:+,.10g}%: from {numbers['then']:,.10g} (since {since}) "
            f"to {numbers['now']:,.10g}"
        )

    def _measured(self, facts: Facts) -> dict[str, float | None]:
        moment = facts.as_of.timestamp() - self.over * SECONDS_A_DAY
        held = version_at(facts.versions or (), moment, facts.dates)
        now = number_in(facts.attributes.get(self.growth))
        then = number_in(held.columns.get(self.growth)) if held else None
        return {
            "now": now,
            "then": then,
            "then_from": held.valid_from.timestamp() if held else None,
            "percent": growth_percent(now, then),
        }

    def _value_of(self, measured: Mapping[str, Any]) -> float | None:
        percent = measured.get("percent")
        return None if percent is None else self.curve.value_at(float(percent))


def growth_percent(now: float | None, then: float | None) -> float | None:
    """Give the growth in percent, rounded to four places.

    Returns:
        None where a number is unknown or beyond a thousand million million, or where the one
        before is not above zero (below 0.0001).

    Examples:
        >>> growth_percent(130, 100), growth_percent(2, 3), growth_percent(5, 0)
        (30.0, -33.3333, None)
    """
    if now is None or then is None or abs(now) > LARGEST_MEASURED:
        return None
    if not LEAST_THEN <= then <= LARGEST_MEASURED:
        return None
    return four_places((now - then) / then * 100.0)

"""The age of a date: days from the date to the as-of moment, in bands or on a ramp."""

from typing import ClassVar

from pydantic import Field

from tradewind.scorecard.components.interface import ColumnName, ColumnUse
from tradewind.scorecard.components.number import CurvedComponent
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts
from tradewind.scorecard.moments import moment_in


class DaysSinceComponent(CurvedComponent):
    """A date column, such as `days_since: last_activity_at`; a date to come has a negative age."""

    kind: ClassVar[str] = "days_since"
    days_since: ColumnName = Field(description="Column that holds the date.")

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """The date column."""
        return (ColumnUse(self.days_since, "date"),)

    def known_value(self, facts: Facts) -> float | None:
        """Give the curve's value at the age in days; None for an unknown date."""
        moment = moment_in(facts.attributes.get(self.days_since))
        if moment is None:
            return None
        age_days = (facts.as_of.timestamp() - moment.timestamp()) / SECONDS_A_DAY
        return self.curve.value_at(age_days)

    def seen(self, facts: Facts) -> object:
        """Give the date."""
        return moment_in(facts.attributes.get(self.days_since))

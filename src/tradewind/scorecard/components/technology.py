"""A technology: whether any of some products is installed at the account."""

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from tradewind.scorecard.components.interface import ColumnUse, Component, Value
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts, Sighting
from tradewind.scorecard.moments import moment_in


def _listed(written: Any) -> Any:
    """Take one product for a list of one."""
    items = written if isinstance(written, list | tuple) else [written]
    if any(isinstance(item, dict | list | tuple) or item is None for item in items):
        raise ValueError("a technology is the name of a product, or a list of names")
    return tuple(str(item).strip(" ") for item in items)


def _days(written: Any) -> Any:
    """Read a number of days such as `365d`."""
    if isinstance(written, str) and (match := re.fullmatch(r"\s*([0-9]{1,5})\s*d\s*", written)):
        return int(match[1])
    raise ValueError(f'"{written}" is not a number of days such as 365d')


class TechnologyComponent(Component):
    """Products, such as `technology: [Salesforce, HubSpot]`: is any of them in use?

    An account of which no technology at all is known is unknown here, not without the product.
    """

    kind: ClassVar[str] = "technology"
    technology: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        min_length=1, description="Products, any of which counts; compared exactly."
    )
    present: Value = Field(default=Decimal(10), description="The value where one is in use.")
    absent: Value = Field(default=Decimal(0), description="The value where none is in use.")
    seen_within: Annotated[int, BeforeValidator(_days), Field(gt=0)] | None = Field(
        default=None, description="Sightings older than this no longer count, such as 365d."
    )

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """No column of the accounts table."""
        return ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values of presence and absence."""
        return self.present, self.absent

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of presence or absence; None where no technology is known."""
        if not any(_was_known(sighting, facts) for sighting in facts.sightings):
            return None
        return float(self.present if self._counted(facts) else self.absent)

    def seen(self, facts: Facts) -> str | None:
        """Give the first product in the order of the scorecard that counts; None where none."""
        counted = {sighting.product.strip(" ") for sighting in self._counted(facts)}
        return next((product for product in self.technology if product in counted), None)

    def _counted(self, facts: Facts) -> list[Sighting]:
        return [
            sighting
            for sighting in facts.sightings
            if sighting.product.strip(" ") in self.technology
            and _was_known(sighting, facts)
            and self._is_recent(sighting, facts)
        ]

    def _is_recent(self, sighting: Sighting, facts: Facts) -> bool:
        last_seen_at = moment_in(sighting.last_seen_at)
        if self.seen_within is None or last_seen_at is None:
            return True
        oldest = facts.as_of.timestamp() - self.seen_within * SECONDS_A_DAY
        return last_seen_at.timestamp() >= oldest


def _was_known(sighting: Sighting, facts: Facts) -> bool:
    first_seen_at = moment_in(sighting.first_seen_at)
    return first_seen_at is None or first_seen_at <= facts.as_of

"""What components have in common whose measures say both the fact and its value."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.facts import Facts


class MeasuredComponent(Component):
    """A component that measures first; its value and its evidence follow from the measures."""

    @abstractmethod
    def _measured(self, facts: Facts) -> Mapping[str, Any]:
        """Give the measures by their endings, as the statement publishes them."""

    @abstractmethod
    def _value_of(self, measured: Mapping[str, Any]) -> float | None:
        """Give the value that measures lead to; None where the fact is unknown."""

    def known_value(self, facts: Facts) -> float | None:
        """Give the value that the facts lead to; None where they are unknown."""
        return self._value_of(self._measured(facts))

    def seen(self, facts: Facts) -> object:
        """Give what was measured as the receipt shows it; None where it is unknown."""
        return self.shown(self._measured(facts))

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell from what was measured whether it leads to a value."""
        return self._value_of(measured) is not None

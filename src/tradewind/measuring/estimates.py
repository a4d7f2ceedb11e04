"""A number that was measured, and how sure it is."""

from dataclasses import dataclass

CONFIDENCE = 0.95
"""How often an interval holds the truth, over many backtests."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval of 95%.

    Attributes:
        value: The number.
        low: Lower end of the interval; None where none can be told.
        high: Upper end of it; None where none can be told.
        n: How many rows it rests on: observations, deals or cases.
    """

    value: float
    low: float | None
    high: float | None
    n: int

    def holds(self, truth: float) -> bool:
        """Tell whether the interval holds a number; one without ends holds every number."""
        return (self.low is None or self.low <= truth) and (self.high is None or truth <= self.high)

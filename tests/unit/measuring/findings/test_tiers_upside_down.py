"""A tier that converts worse than the one below it is named."""

from support.planted_evidence import found_by, observed, outcomes
from support.proof_parts import groups

ROWS = observed(outcomes(100, 4000))


def test_a_better_tier_that_converts_worse_fires() -> None:
    """A at 2% and B at 8% are upside down; the finding says both with their rows."""
    (said,) = found_by("TW811", ROWS, tiers=groups({"A": (20, 1000), "B": (80, 1000)}, 0.05))

    assert "A converts at 2% (n = 1,000) and B at 8% (n = 1,000)" in said


def test_a_difference_within_the_intervals_is_silent() -> None:
    """A at 4.8% and B at 5% only overlap."""
    assert found_by("TW811", ROWS, tiers=groups({"A": (48, 1000), "B": (50, 1000)}, 0.05)) == []

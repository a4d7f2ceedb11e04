"""Neighbouring tiers whose intervals overlap are named."""

from support.planted_evidence import found_by, observed, outcomes
from support.proof_parts import groups

ROWS = observed(outcomes(100, 4000))


def test_overlapping_neighbours_are_named() -> None:
    """B and C overlap, A and B do not: the finding names B and C with their conversions."""
    tiers = groups({"A": (100, 1000), "B": (30, 1000), "C": (28, 1000)}, 0.05)

    (said,) = found_by("TW812", ROWS, tiers=tiers)

    assert said.endswith("the intervals of conversion overlap for B (3%) with C (2.8%).")


def test_tiers_that_separate_are_silent() -> None:
    """Intervals that do not touch give no finding."""
    tiers = groups({"A": (100, 1000), "B": (50, 1000), "C": (10, 1000)}, 0.05)

    assert found_by("TW812", ROWS, tiers=tiers) == []


def test_an_empty_tier_is_passed_over() -> None:
    """Where B has no rows, A and C are neighbours."""
    tiers = groups({"A": (30, 1000), "B": (0, 0), "C": (28, 1000)}, 0.05)

    (said,) = found_by("TW812", ROWS, tiers=tiers)

    assert "A (3%) with C (2.8%)" in said

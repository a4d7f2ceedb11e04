"""A scorecard that sorts no better than chance is named first."""

import pytest

from support.planted_evidence import found, found_by, observed, outcomes
from support.proof_parts import ranking

ROWS = observed(outcomes(60, 1000))


@pytest.mark.parametrize(
    ("auc", "words"),
    [
        ((0.54, 0.51, 0.57), "sorts hardly better than chance"),
        ((0.62, 0.49, 0.75), "cannot be told from chance"),
        ((0.49, 0.46, 0.52), "sorts no better than chance"),
    ],
)
def test_a_low_auc_or_an_interval_that_holds_a_half_fires(
    auc: tuple[float, float, float], words: str
) -> None:
    """Below 0.55, or with 0.5 in the interval; and no more is claimed than the interval does."""
    (said,) = found_by("TW801", ROWS, rankings=(ranking("growth", auc, n=1000),))

    assert words in said
    assert f"{auc[0]} (95% interval {auc[1]} to {auc[2]}, n = 1,000)" in said


def test_an_auc_of_0_55_with_an_interval_above_a_half_is_silent() -> None:
    """At the threshold, with an interval above chance, nothing is said."""
    said = found_by("TW801", ROWS, rankings=(ranking("growth", (0.55, 0.501, 0.6)),))

    assert said == []


def test_an_auc_surely_below_a_half_is_worse_than_chance() -> None:
    """A scorecard that sorts the wrong way round is told so."""
    (said,) = found_by("TW801", ROWS, rankings=(ranking("growth", (0.31, 0.25, 0.37)),))

    assert "worse than chance: its AUC is 0.31" in said


def test_it_comes_first() -> None:
    """Whatever else is found, chance is the first thing that is said."""
    thin = observed(outcomes(12, 1000))

    first, *_ = found(thin, rankings=(ranking("growth", (0.5, 0.4, 0.6)),))

    assert first.code == "TW801"


def test_baselines_are_not_judged() -> None:
    """A baseline that is no better than chance is no finding."""
    rankings = ranking("growth", (0.7, 0.65, 0.75)), ranking("random", (0.5, 0.5, 0.5))

    assert found_by("TW801", ROWS, rankings=rankings) == []

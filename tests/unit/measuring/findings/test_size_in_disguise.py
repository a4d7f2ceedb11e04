"""A score that is company size in disguise is named."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from support.planted_evidence import found_by, observed, outcomes
from tradewind.measuring.observations import Floats

SIZE = np.random.default_rng(7).permutation(2000).astype(float)
NOISE = np.random.default_rng(8).normal(size=2000)
OUTCOME = outcomes(100, 2000)


@pytest.mark.parametrize(("sign", "who"), [(1, "large"), (-1, "small")])
def test_a_score_that_follows_size_fires(sign: int, who: str) -> None:
    """With a rank correlation beyond 0.7 the finding says it, and whom the score finds."""
    score = sign * (SIZE / 577 + 0.9 * NOISE)

    (said,) = found_by("TW810", observed(OUTCOME, score=score, size=SIZE))

    assert f"{spearmanr(score, SIZE).statistic:.2f} (n = 2,000)" in said
    assert f"mostly finds {who} companies" in said


def test_a_score_that_follows_size_a_little_less_is_silent() -> None:
    """With a rank correlation of about 0.67 nothing is said."""
    score = SIZE / 577 + 1.1 * NOISE

    assert 0.6 < spearmanr(score, SIZE).statistic < 0.7
    assert found_by("TW810", observed(OUTCOME, score=score, size=SIZE)) == []


def test_rows_without_size_do_not_count() -> None:
    """The correlation rests on the rows in which both are known."""
    size = np.where(np.arange(2000) < 1500, SIZE, np.nan)

    (said,) = found_by("TW810", observed(OUTCOME, score=SIZE, size=size))

    assert "1.00 (n = 1,500)" in said


@pytest.mark.parametrize("size", [None, np.full(2000, 50.0), np.full(2000, np.nan)])
def test_without_sizes_that_differ_it_is_silent(size: Floats | None) -> None:
    """No ranking by size, one size for all, or none known: nothing is said."""
    assert found_by("TW810", observed(OUTCOME, score=SIZE, size=size)) == []

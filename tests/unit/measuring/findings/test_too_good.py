"""A scorecard that sorts too well to be true is suspected of leakage."""

from support.planted_evidence import found_by, observed, outcomes
from support.proof_parts import ranking

ROWS = observed(outcomes(60, 1000))


def test_an_auc_above_0_85_fires() -> None:
    """An AUC of 0.86 is too good, and the finding says the number."""
    (said,) = found_by("TW804", ROWS, rankings=(ranking("growth", (0.86, 0.82, 0.9), n=1000),))

    assert "its AUC is 0.86 (95% interval 0.82 to 0.90, n = 1,000)" in said


def test_an_auc_of_0_85_is_silent() -> None:
    """At the threshold nothing is said."""
    assert found_by("TW804", ROWS, rankings=(ranking("growth", (0.85, 0.8, 0.9)),)) == []

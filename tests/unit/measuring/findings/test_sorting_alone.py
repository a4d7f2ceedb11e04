"""How well one column sorts agrees with scikit-learn, snapshot by snapshot."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from support.planted_evidence import attribute, observed, outcomes
from tradewind.measuring.findings.sorting_alone import sorting_alone


def test_a_number_at_one_snapshot_has_the_auc_of_scikit_learn() -> None:
    """With ties and unknown values, the AUC is scikit-learn's over the known rows."""
    random = np.random.default_rng(7)
    outcome = random.random(3000) < 0.1
    values = np.round(random.normal(outcome * 0.8), 1)
    values[random.random(3000) < 0.2] = np.nan
    known = ~np.isnan(values)

    found = sorting_alone(attribute("x", values), observed(outcome))

    assert found is not None
    assert found.auc == pytest.approx(roc_auc_score(outcome[known], values[known]), abs=1e-12)
    assert found.n == known.sum()


def test_snapshots_are_not_compared_with_each_other() -> None:
    """A number that only tells snapshots apart, of which one converts more, sorts nothing."""
    snapshot = np.repeat([0, 1], 500)
    outcome = np.concatenate([outcomes(20, 500), outcomes(200, 500)])

    found = sorting_alone(attribute("month", snapshot), observed(outcome, snapshot=snapshot))

    assert found is not None
    assert found.auc == 0.5


def test_too_few_known_positives_tell_nothing() -> None:
    """With nine known positives a column's AUC is not told."""
    outcome = outcomes(50, 500)
    values = np.where(np.arange(500) < 41, np.nan, 1.0)

    assert sorting_alone(attribute("x", values), observed(outcome)) is None

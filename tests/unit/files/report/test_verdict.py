"""What the headline comes to, in a few words."""

from dataclasses import replace

import pytest

from support.proofs import good_proof, no_signal_proof, thin_proof, withheld_proof
from tradewind.files.report.page import verdict
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import Proof


def with_auc(value: float, low: float, high: float) -> Proof:
    """Give the good proof with another AUC of its tested scorecard."""
    tested, *others = good_proof().rankings
    mended = replace(tested, auc=Estimate(value, low, high, 21_360))
    return replace(good_proof(), rankings=(mended, *others))


@pytest.mark.parametrize(
    ("proof", "tone", "word"),
    [
        (good_proof(), "signal", "Better than chance"),
        (no_signal_proof(), "chance", "No better than chance"),
        (with_auc(0.62, 0.39, 0.78), "chance", "Cannot be told from chance"),
        (with_auc(0.42, 0.40, 0.44), "chance", "No better than chance"),
        (with_auc(0.53, 0.51, 0.55), "chance", "Hardly better than chance"),
        (with_auc(0.95, 0.93, 0.97), "doubt", "Too good to be true"),
        (withheld_proof(), "withheld", "Too few to tell"),
        (replace(withheld_proof(), n=25, positives=25), "withheld", "Nothing to tell apart"),
        (thin_proof(), "doubt", "Better than chance, on few cases"),
    ],
)
def test_a_verdict_follows_the_numbers(proof: Proof, tone: str, word: str) -> None:
    """Chance is named first, then what else is in doubt; only a clear signal looks like one."""
    found = verdict(proof)

    assert (found.tone, found.word) == (tone, word)


def test_a_baseline_that_ranks_better_is_no_success() -> None:
    """Where a baseline is ahead beyond doubt, the verdict says so."""
    proof = good_proof()
    ahead = Estimate(-0.04, -0.06, -0.02, 21_360)
    baseline = replace(proof.rankings[2], ahead=ahead)

    found = verdict(replace(proof, rankings=(*proof.rankings[:2], baseline)))

    assert found.word == "Better than chance, but not than a baseline"

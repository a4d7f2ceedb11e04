"""The tested scorecard sorts too well to be true."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, interval_written, warning
from tradewind.problems import Problem

CODE = "TW804"
"""The tested scorecard sorts too well to be true."""

HIGHEST_AUC = 0.85
"""What sorts better has most often seen the outcome. Tradewind's own threshold."""


def too_good(examined: Examined) -> Iterator[Problem]:
    """The scorecard's AUC is at most 0.85."""
    evidence = examined.evidence
    if not evidence.rankings or evidence.rankings[0].auc.value <= HIGHEST_AUC:
        return
    yield warning(
        CODE,
        evidence.tested.place,
        what=f'"{evidence.tested.scorecard}" sorts too well to be true: its AUC is '
        f"{interval_written(evidence.rankings[0].auc)}, and above {HIGHEST_AUC} something "
        "mostly knows the outcome already.",
        fix="Look for what is filled in during or after a deal, and take it out of the scorecard.",
    )

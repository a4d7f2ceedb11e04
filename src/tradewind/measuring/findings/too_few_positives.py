"""Numbers are withheld, because too little happened or nothing else did."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.sample_words import MORE_POSITIVES, WHAT_HAPPENS
from tradewind.measuring.proof import LEAST_POSITIVES
from tradewind.problems import Problem

CODE = "TW802"
"""Numbers are withheld: fewer than ten positives, or no negatives."""


def too_few_positives(examined: Examined) -> Iterator[Problem]:
    """At least `LEAST_POSITIVES` rows are positive, and not all are."""
    evidence = examined.evidence
    if not evidence.is_withheld:
        return
    rows = evidence.observations
    happens = WHAT_HAPPENS[rows.question]
    if rows.positives < LEAST_POSITIVES:
        what = (
            f"Numbers are withheld: {happens} in only {rows.positives} of {len(rows):,} rows, "
            f"and fewer than {LEAST_POSITIVES} prove nothing."
        )
    else:
        what = (
            f"Numbers are withheld: {happens} in all {len(rows):,} rows, so that nothing is "
            "left to tell them from."
        )
    yield warning(CODE, evidence.tested.place, what=what, fix=MORE_POSITIVES[rows.question])

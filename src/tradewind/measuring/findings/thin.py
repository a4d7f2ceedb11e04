"""There are positives enough to tell numbers, but not to tell them well."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.sample_words import MORE_POSITIVES, WHAT_HAPPENS
from tradewind.measuring.proof import THIN_POSITIVES
from tradewind.problems import Problem

CODE = "TW803"
"""The numbers are thin: they rest on fewer than forty positives."""


def thin(examined: Examined) -> Iterator[Problem]:
    """At least `THIN_POSITIVES` rows are positive."""
    evidence = examined.evidence
    rows = evidence.observations
    if evidence.is_withheld or rows.positives >= THIN_POSITIVES:
        return
    yield warning(
        CODE,
        evidence.tested.place,
        what=f"All numbers are thin: {WHAT_HAPPENS[rows.question]} in only {rows.positives} of "
        f"{len(rows):,} rows, and fewer than {THIN_POSITIVES} leave wide intervals.",
        fix=MORE_POSITIVES[rows.question],
    )

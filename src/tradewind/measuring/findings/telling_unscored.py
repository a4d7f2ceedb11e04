"""Rows without a score, which rank last, convert as often as those with one."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.percentages import share_written
from tradewind.measuring.unscored import unscored_of
from tradewind.problems import Problem

CODE = "TW815"
"""Rows without a score, which rank last, convert as often as those with one, or more often."""


def telling_unscored(examined: Examined) -> Iterator[Problem]:
    """Rows without a score convert less often than the others, as befits those that rank last.

    Fewer than 10 of them in which it happened tell nothing.
    """
    evidence = examined.evidence
    if evidence.is_withheld:
        return
    found = unscored_of(evidence.observations)
    if found is None or not found.converts_as_often:
        return
    how = "more often than" if found.converts_more else "at least as often as"
    yield warning(
        CODE,
        evidence.tested.place,
        what=f"{found.n:,} of {len(evidence.observations):,} rows have no score and rank last, but "
        f"convert {how} the others: {share_written(found.conversion.value)} against "
        f"{share_written(found.of_scored.value)}.",
        fix="Score them: fill in what is missing (see `tradewind gaps`), or give components a "
        "`missing:` value; until then read what is said of tiers, not the AUC of all rows.",
    )

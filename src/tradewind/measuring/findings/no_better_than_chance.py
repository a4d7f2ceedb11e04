"""The tested scorecard sorts no better than chance."""

from collections.abc import Iterator

from tradewind.measuring.chance import CHANCE, LEAST_AUC, beats_chance
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.findings.interface import Examined, interval_written, warning
from tradewind.problems import Problem

CODE = "TW801"
"""The tested scorecard sorts no better than chance."""


def no_better_than_chance(examined: Examined) -> Iterator[Problem]:
    """The scorecard's AUC is at least 0.55, and its interval does not hold 0.5."""
    evidence = examined.evidence
    if not evidence.rankings:
        return
    auc = evidence.rankings[0].auc
    if beats_chance(evidence.rankings[0]):
        return
    name, written = evidence.tested.scorecard, interval_written(auc)
    how, fix = _told(auc)
    what = f'"{name}" {how}: its AUC is {written}, and chance gives 0.50.'
    yield warning(CODE, evidence.tested.place, what=what, fix=fix)


def _told(auc: Estimate) -> tuple[str, str]:
    """Give how it sorts, and what to do: what cannot be told is not told to be so."""
    if auc.holds(CHANCE):
        if auc.value >= LEAST_AUC:
            fix = "Test on more snapshots, or on more accounts, before anybody works by this score."
            return "cannot be told from chance", fix
        fix = "Do not work by this score; find components that tell apart where it happened."
        return "sorts no better than chance", fix
    if auc.value < CHANCE:
        fix = "Find the components that give points where it does not happen, and turn them round."
        return "sorts worse than chance", fix
    fix = (
        "Find components that tell apart where it happened; this score is hardly worth working by."
    )
    return "sorts hardly better than chance", fix

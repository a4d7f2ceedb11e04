"""The tested scorecard sorts no better than chance."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, interval_written, warning
from tradewind.problems import Problem

CODE = "TW801"
"""The tested scorecard sorts no better than chance."""

LEAST_AUC = 0.55
"""An AUC below this is of no use, however sure it is. Tradewind's own threshold."""
CHANCE = 0.5
"""The AUC of a ranking that knows nothing."""


def no_better_than_chance(examined: Examined) -> Iterator[Problem]:
    """The scorecard's AUC is at least 0.55, and its interval does not hold 0.5."""
    evidence = examined.evidence
    if not evidence.rankings:
        return
    auc = evidence.rankings[0].auc
    if auc.value >= LEAST_AUC and not auc.holds(CHANCE):
        return
    name, written = evidence.tested.scorecard, interval_written(auc)
    if auc.value < CHANCE and not auc.holds(CHANCE):
        what = f'"{name}" sorts worse than chance: its AUC is {written}, and chance gives 0.50.'
        fix = "Find the components that give points where it does not happen, and turn them round."
    else:
        what = f'"{name}" sorts no better than chance: its AUC is {written}; chance gives 0.50.'
        fix = "Do not work by this score; find components that tell apart where it happened."
    yield warning(CODE, evidence.tested.place, what=what, fix=fix)

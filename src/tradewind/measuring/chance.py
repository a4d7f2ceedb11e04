"""When a ranking sorts better than chance."""

from tradewind.measuring.proof import RankingProof

LEAST_AUC = 0.55
"""An AUC below this is of no use, however sure it is. Tradewind's own threshold."""
CHANCE = 0.5
"""The AUC of a ranking that knows nothing."""


def beats_chance(ranking: RankingProof) -> bool:
    """Tell whether a ranking sorts better than chance: by enough to use, and beyond doubt."""
    return ranking.auc.value >= LEAST_AUC and not ranking.auc.holds(CHANCE)

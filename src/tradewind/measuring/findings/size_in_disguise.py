"""A score that says little more than how large a company is."""

from collections.abc import Iterator

import numpy as np
from scipy.stats import spearmanr

from tradewind.measuring.baseline_names import COMPANY_SIZE
from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.proof import THIN_POSITIVES
from tradewind.problems import Problem

CODE = "TW810"
"""The score is company size in disguise."""

HIGHEST_CORRELATION = 0.7
"""Beyond it half of what the ranks vary by is size. Tradewind's own threshold."""


def size_in_disguise(examined: Examined) -> Iterator[Problem]:
    """The rank correlation of score and company size is at most 0.7, either way.

    It rests on the rows in which both are known, and is not told of fewer than 40.
    """
    evidence = examined.evidence
    score, size = evidence.observations.score, evidence.observations.rankings.get(COMPANY_SIZE)
    if size is None or evidence.is_withheld:
        return
    both = ~(np.isnan(score) | np.isnan(size))
    n = int(both.sum())
    if n < THIN_POSITIVES or np.ptp(score[both]) == 0 or np.ptp(size[both]) == 0:
        return
    correlation = float(spearmanr(score[both], size[both]).statistic)
    if abs(correlation) <= HIGHEST_CORRELATION:
        return
    who = "large" if correlation > 0 else "small"
    yield warning(
        CODE,
        evidence.tested.place,
        what=f"The score is company size in disguise: their rank correlation is "
        f"{correlation:.2f} (n = {n:,}), so that it mostly finds {who} companies.",
        fix=f'Compare its wins with those of working by "{COMPANY_SIZE}", and give less weight '
        "to what grows with size.",
    )

"""One component, or one attribute, sorts too well to be true by itself."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.too_good import HIGHEST_AUC
from tradewind.problems import Problem

CODE = "TW805"
"""One component or attribute alone sorts too well to be true."""


def too_good_alone(examined: Examined) -> Iterator[Problem]:
    """No component and no attribute has an AUC above 0.85 by itself."""
    for column in examined.columns:
        if column.alone is None or column.alone.auc <= HIGHEST_AUC:
            continue
        yield warning(
            CODE,
            column.place,
            what=f'The {column.role} "{column.name}" alone sorts too well to be true: its AUC is '
            f"{column.alone.auc:.2f} (n = {column.alone.n:,}), above {HIGHEST_AUC}.",
            fix=f'Find out when "{column.name}" is filled in, and take it out of the scorecard '
            "if that is in the course of a deal.",
        )

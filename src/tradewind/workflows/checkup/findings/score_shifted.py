"""The scores have shifted."""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.workflows.checkup.change_words import index_words
from tradewind.workflows.checkup.findings.interface import Looked, warning

SCORE_SHIFTED = "TW850"
"""The scores have shifted between the two dates by more than chance explains."""


def score_shifted(looked: Looked) -> Iterator[Problem]:
    """Say that the scores have shifted beyond chance."""
    found = looked.drift.score
    if found is None or found.level == "stable":
        return
    yield warning(
        SCORE_SHIFTED,
        looked.file.places.at("dimensions"),
        f"The scores have shifted since {looked.dates.since.date()}: {index_words(found)}.",
        "Look at the components that shifted, and run `tradewind backtest` before you trust the "
        "tiers.",
    )

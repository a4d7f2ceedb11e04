"""The values of a component have shifted."""

from collections.abc import Iterator

from tradewind.problems import Problem
from tradewind.workflows.checkup.change_words import index_words, percent_words
from tradewind.workflows.checkup.drifting import Shift
from tradewind.workflows.checkup.findings.interface import Looked, warning

COMPONENT_SHIFTED = "TW851"
"""The values of a component have shifted by more than chance explains."""


def component_shifted(looked: Looked) -> Iterator[Problem]:
    """Name every component whose values have shifted beyond chance, the most shifted first."""
    shifted = [one for one in looked.drift.components if one.stability.level != "stable"]
    for shift in sorted(shifted, key=lambda one: -one.stability.index):
        yield _shifted(looked, shift)


def _shifted(looked: Looked, shift: Shift) -> Problem:
    moved = shift.stability.most_moved
    return warning(
        COMPONENT_SHIFTED,
        looked.file.places.at(*shift.path),
        f'The values of "{shift.label}" have shifted since {looked.dates.since.date()}: '
        f"{index_words(shift.stability)}; most of it: {moved.name} from "
        f"{percent_words(moved.first)} of the accounts to {percent_words(moved.second)}.",
        "Look whether the market has changed, or how the column is filled or the events are "
        "recorded.",
    )

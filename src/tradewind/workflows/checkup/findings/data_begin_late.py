"""A shift may be the beginning of the data."""

from collections.abc import Iterator

from tradewind.problems import Place, Problem
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.checkup.change_words import percent_words
from tradewind.workflows.checkup.findings.interface import Looked, warning
from tradewind.workflows.checkup.looking_back import missing_share

DATA_BEGIN_LATE = "TW860"
"""The events begin so shortly before the earlier date that its scores miss some."""
LEAST_MISSING = 0.1
"""Part of what a component looks back on that must lie before the first event to be told: a rule
of thumb."""


def data_begin_late(looked: Looked) -> Iterator[Problem]:
    """Say that a shift of what rests on events may be the beginning of the events themselves."""
    dates = looked.dates
    if dates.events_from is None:
        return
    covered = (dates.since - dates.events_from).total_seconds() / SECONDS_A_DAY
    shifted = {one.path for one in looked.drift.components if one.stability.level != "stable"}
    missing = [
        missing_share(placed.component, covered)
        for placed in looked.file.card.placed()
        if placed.path in shifted
    ]
    if missing and max(missing) >= LEAST_MISSING:
        yield warning(
            DATA_BEGIN_LATE,
            Place("--since"),
            f"The events begin on {dates.events_from.date()}, and as of {dates.since.date()} up to "
            f"{percent_words(max(missing))} of what a shifted component looks back on lies before "
            "that: part of the shift is the beginning of the data.",
            "Name a later date with `--since`.",
        )

"""Both dates are scored by today's values, so that no drift can be seen."""

from collections.abc import Iterator

from tradewind.problems import Place, Problem, counted
from tradewind.workflows.checkup.findings.interface import Looked, warning
from tradewind.workflows.projects.current_values import CURRENT_VALUES, joined_names


def todays_values(looked: Looked) -> Iterator[Problem]:
    """Say of which attributes and components no drift can be seen, lest they pass for stable."""
    dates = looked.dates
    if looked.of_today.columns and looked.of_today.accounts:
        names = joined_names(looked.of_today.columns)
        nor = ""
        if looked.drift.unseen:
            labels = joined_names([f'"{one.label}"' for one in looked.drift.unseen])
            nor = f", nor of {counted(len(looked.drift.unseen), 'component')}: {labels}"
        yield warning(
            CURRENT_VALUES,
            Place(looked.file.places.file),
            f"No account history has {names} as of {dates.since.date()}: both dates are scored by "
            f"today's values, so that no drift of them can be seen{nor}.",
            "Bind an `account_history:` with these columns, or let one grow: run `tradewind score` "
            "every night.",
        )

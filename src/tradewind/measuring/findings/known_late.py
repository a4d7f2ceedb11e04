"""An attribute whose name says that it is known late, taken at today's value."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.late_names import why_late
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW807"
"""An attribute is known only in the course of a deal, by its name, and taken at today's value."""


def known_late(examined: Examined) -> Iterator[Problem]:
    """No attribute at today's value has a name that says that it is known late."""
    for column in examined.attributes:
        because = why_late(column.name) if column.from_today > 0 else None
        if because is None:
            continue
        alone = f"; alone its AUC is {column.alone.auc:.2f}" if column.alone else ""
        yield warning(
            CODE,
            column.place,
            what=f'"{column.name}" may give the outcome away: its name says that it {because}, '
            f"and {share_written(column.from_today)} of the rows have today's value{alone}.",
            fix=f'Take "{column.name}" out of the scorecard, or bind account_history with what it '
            "was then.",
        )

"""Attributes that are known as they are today, not as they were at the snapshots."""

from collections.abc import Iterator

from tradewind.measuring.findings.column_facts import ColumnFacts
from tradewind.measuring.findings.interface import Examined, listed, warning
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW809"
"""Attributes are taken at today's value, and may know what happened since."""


def todays_values(examined: Examined) -> Iterator[Problem]:
    """No attribute is taken at today's value.

    Components are told of only where they have more of today's values than any attribute: then
    these come from another table, such as the technologies.
    """
    most = max((column.from_today for column in examined.attributes), default=0.0)
    found = [
        column
        for column in examined.columns
        if column.from_today > (0.0 if column.role == "attribute" else most)
    ]
    if not found:
        return
    found.sort(key=lambda column: -(column.alone.auc if column.alone else 0.0))
    yield warning(
        CODE,
        examined.evidence.tested.place,
        what="Today's values stand for those of then, and may know what happened since: "
        f"{listed(map(_written, found))}.",
        fix="Bind account_history with what was known then, or read all numbers as too good.",
    )


def _written(column: ColumnFacts) -> str:
    alone = f" (AUC {column.alone.auc:.2f} alone)" if column.alone else ""
    return f'{column.role} "{column.name}" in {share_written(column.from_today)} of the rows{alone}'

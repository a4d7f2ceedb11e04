"""An attribute that is the same in nearly all rows."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW814"
"""An attribute is the same in nearly all rows."""

HIGHEST_SHARE = 0.98
"""What is the same in so many rows says nothing of most. Tradewind's own threshold."""


def one_value(examined: Examined) -> Iterator[Problem]:
    """No value of an attribute, and no emptiness, takes 98% of the rows or more."""
    for column in examined.attributes:
        if column.one_value < HIGHEST_SHARE:
            continue
        share = share_written(column.one_value)
        what = (
            f'"{column.name}" is empty in {share} of the rows.'
            if column.is_mostly_empty
            else f'"{column.name}" has one and the same value in {share} of the rows.'
        )
        fix = f'Find out how "{column.name}" is filled in, or take it out of the scorecard.'
        yield warning(CODE, column.place, what=what, fix=fix)

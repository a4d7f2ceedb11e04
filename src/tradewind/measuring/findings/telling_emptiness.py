"""An attribute that predicts by being empty."""

from collections.abc import Iterator

from tradewind.measuring.findings.filled_in_afterwards import seems_filled_in_afterwards
from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.surprise import is_surprising
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW808"
"""An attribute predicts by being empty."""

LOWEST_LIFT, HIGHEST_LIFT = 0.7, 1.2
"""Between these lifts of the empty rows, missing values are harmless. Tradewind's own."""


def telling_emptiness(examined: Examined) -> Iterator[Problem]:
    """Where an attribute is empty, conversion is between 0.7 and 1.2 of that of all rows.

    A difference that chance explains is passed over, and so is an attribute that seems to be
    filled in after the outcome, which says the same more plainly.
    """
    attributes = examined.attributes
    for column in attributes:
        found = column.emptiness
        if (
            found is None
            or LOWEST_LIFT <= found.lift_empty <= HIGHEST_LIFT
            or not is_surprising(found.chance, of=len(attributes))
            or seems_filled_in_afterwards(found, of=len(attributes))
        ):
            continue
        yield warning(
            CODE,
            column.place,
            what=f'"{column.name}" predicts by being empty: it is empty in '
            f"{share_written(found.share)} of the rows, and these have a lift of "
            f"{found.lift_empty:.2f}.",
            fix=f'Find out why "{column.name}" is empty, and fill it in for all accounts alike.',
        )

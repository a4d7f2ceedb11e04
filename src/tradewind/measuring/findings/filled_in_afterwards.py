"""A field that seems to be filled in only after the outcome."""

from collections.abc import Iterator

from tradewind.measuring.findings.emptiness import Emptiness
from tradewind.measuring.findings.interface import Examined, warning
from tradewind.measuring.findings.surprise import is_surprising
from tradewind.measuring.percentages import share_written
from tradewind.problems import Problem

CODE = "TW806"
"""A field seems to be filled in only after the outcome."""

LEAST_EMPTY = 0.8
HIGHEST_FILLED_LIFT, LOWEST_EMPTY_LIFT = 1.5, 0.6
"""A field that is empty in most rows, converts above the one lift where it is filled in and
below the other where it is empty, was filled in because of the outcome. Tradewind's own
thresholds."""


def filled_in_afterwards(examined: Examined) -> Iterator[Problem]:
    """No mostly empty attribute converts well where it is filled in and badly where it is empty."""
    for column in examined.attributes:
        found = column.emptiness
        if found is None or not seems_filled_in_afterwards(found, of=len(examined.attributes)):
            continue
        yield warning(
            CODE,
            column.place,
            what=f'"{column.name}" seems to be filled in only after the outcome: it is empty in '
            f"{share_written(found.share)} of the rows, with a lift of {found.lift_empty:.2f}, "
            f"and has a lift of {found.lift_filled:.2f} where it is filled in.",
            fix=f'Take "{column.name}" out of the scorecard, or bind account_history with when '
            "it was filled in.",
        )


def seems_filled_in_afterwards(found: Emptiness, *, of: int) -> bool:
    """Tell whether an attribute, one `of` so many, was filled in because of the outcome."""
    return (
        found.share >= LEAST_EMPTY
        and found.lift_filled > HIGHEST_FILLED_LIFT
        and found.lift_empty < LOWEST_EMPTY_LIFT
        and is_surprising(found.chance, of=of)
    )

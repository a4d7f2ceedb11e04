"""An attribute with so many different texts that a scorecard cannot list them."""

from collections.abc import Iterator

from tradewind.measuring.findings.interface import Examined, warning
from tradewind.problems import Problem

CODE = "TW813"
"""An attribute has too many categories."""

MOST_CATEGORIES = 200
"""More have too few rows each, and nobody reads such a list. Tradewind's own threshold."""


def many_categories(examined: Examined) -> Iterator[Problem]:
    """No attribute has more than 200 categories."""
    for column in examined.attributes:
        if column.categories is None or column.categories <= MOST_CATEGORIES:
            continue
        yield warning(
            CODE,
            column.place,
            what=f'"{column.name}" has {column.categories:,} different texts, more than '
            f"{MOST_CATEGORIES}: most have too few rows to tell anything.",
            fix=f'Bind "{column.name}" to an expression that groups them, or take it out.',
        )

"""What one pass over a column finds, so that no rule has to load it again."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tradewind.measuring.findings.emptiness import Emptiness, emptiness_of
from tradewind.measuring.findings.sorting_alone import SortingAlone, sorting_alone
from tradewind.measuring.observations import Floats, Observations, ObservedColumn
from tradewind.problems import Place


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """One component or attribute, without its values.

    Attributes:
        name: As the user knows it.
        role: Whether it is a component, an attribute that the scorecard reads, or neither.
        from_today: Share (0–1) of the rows whose value is today's.
        place: Where a finding points.
        categories: How many different texts it holds; None where it holds numbers.
        one_value: Share (0–1) of the rows with its commonest value, where that is more than
            half of them; unknown counts as a value.
        is_mostly_empty: Whether that value is "unknown".
        alone: How well its values sort by themselves; None where too few are known.
        emptiness: What its being empty tells; None where that cannot be told.
    """

    name: str
    role: Literal["component", "attribute", "unused"]
    from_today: float
    place: Place
    categories: int | None
    one_value: float
    is_mostly_empty: bool
    alone: SortingAlone | None
    emptiness: Emptiness | None


def facts_of(column: ObservedColumn, rows: Observations) -> ColumnFacts:
    """Look at one column in every way that a rule asks for.

    Args:
        column: One value per row of the observations.
        rows: The observations.
    """
    is_empty = np.isnan(column.values)
    known = column.values[~is_empty]
    return ColumnFacts(
        name=column.name,
        role=column.role,
        from_today=column.from_today,
        place=Place(*column.place),
        categories=_distinct(known) if column.is_text else None,
        one_value=max(_majority(known), int(is_empty.sum())) / max(len(rows), 1),
        is_mostly_empty=2 * known.size < len(rows),
        alone=sorting_alone(column, rows),
        emptiness=emptiness_of(is_empty, rows),
    )


def _distinct(codes: Floats) -> int:
    return int(np.count_nonzero(np.bincount(codes.astype(np.int64))))


def _majority(known: Floats) -> int:
    """Count the value in the middle: what more than half of the values are stands there."""
    if not known.size:
        return 0
    middle = known.size // 2
    return int(np.count_nonzero(known == np.partition(known, middle)[middle]))

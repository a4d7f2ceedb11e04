"""Which columns of one table hold the keys of another."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tradewind.project.recognising.expressions import identifier
from tradewind.project.recognising.samples import ColumnSample, TableSample

ENOUGH = 0.3
"""From this share of matching values on, a column counts as holding the other table's keys."""
_LIST_OF_KEYS = re.compile(r"[^;\s]+(?:\s*;\s*[^;\s]+)+")


@dataclass(frozen=True, slots=True)
class Side:
    """One column of one table; `is_list` where its cells hold several keys, parted by `;`."""

    table: str
    column: str
    is_list: bool = False

    @property
    def expression(self) -> str:
        """The key as an SQL expression; of several in a cell, the first."""
        quoted = identifier(self.column)
        return f"TRIM(SPLIT_PART({quoted}, ';', 1))" if self.is_list else quoted


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many different values of a column are keys of another table.

    Attributes:
        matched: Different values that are keys there.
        total: Different values, other than none and blank.
        coverage: Share (0–1) of the other table's keys that were looked at; below 1 where only
            a sample of it is known.
    """

    matched: int
    total: int
    coverage: float = 1.0

    @property
    def share(self) -> float:
        """Share (0–1) of the values that match, made up for keys that were not looked at."""
        if not self.total or not self.coverage:
            return 0.0
        return min(1.0, self.matched / self.total / self.coverage)


CountOverlap = Callable[[Side, Side], Overlap]
"""Counts how many values of the first column are keys in the second one."""


def overlaps_of_samples(samples: Mapping[str, TableSample]) -> CountOverlap:
    """Count overlaps within the sampled values alone.

    Args:
        samples: The tables by name.
    """

    def count(child: Side, parent: Side) -> Overlap:
        keys = _values(samples[parent.table], parent)
        values = _values(samples[child.table], child)
        rows = samples[parent.table].row_count
        coverage = min(1.0, samples[parent.table].sampled_rows / rows) if rows else 0.0
        return Overlap(len(values & keys), len(values), coverage)

    return count


def side(sample: TableSample, column: ColumnSample) -> Side:
    """Describe a column as one side of a reference."""
    is_list = any(_LIST_OF_KEYS.fullmatch(value) for value in column.known[:1000])
    return Side(sample.name, column.name, is_list)


def _values(sample: TableSample, one: Side) -> frozenset[str]:
    column = sample.column(one.column)
    known = column.known if column else ()
    return frozenset(value.split(";")[0].strip() if one.is_list else value for value in known)

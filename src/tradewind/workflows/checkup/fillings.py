"""Values that stand for all that an unknown one may be, with their shares among the known ones."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tradewind.compiling.layout import Layout
from tradewind.compiling.write import identifier
from tradewind.engines.interface import Engine
from tradewind.workflows.checkup.read_columns import ReadColumn

MOST_BY_THEMSELVES = 10
"""Values that stand for themselves: all of them where there are no more, else of texts the
commonest."""
PARTS = 5
"""Into how many parts of equal size the other values are cut; the middle one stands for its part.
Of numbers and dates these are the quintiles, of texts parts in order of how common they are."""


@dataclass(frozen=True, slots=True)
class Filling:
    """One value in the place of the unknown ones.

    Attributes:
        value: The value as it is carried; a date as seconds since 1970.
        share: Share (0–1) of the known values that it stands for.
    """

    value: Any
    share: float


def fillings(
    engine: Engine, scored: str, layout: Layout, column: ReadColumn
) -> tuple[Filling, ...]:
    """Choose values that stand for a column's known ones; none where nothing is known.

    Args:
        engine: The engine.
        scored: The relation of the accounts with every column as it was read.
        layout: The names of its columns.
        column: The column.
    """
    value = identifier(column.read(layout, column.carried))
    order = identifier(column.read(layout, column.ordered_by)) if column.is_ordered else "-COUNT(*)"
    is_known = " AND ".join(
        f"{identifier(column.read(layout, use))} IS NOT NULL" for use in column.uses
    )
    group = f"GROUP BY {value}" + (f", {order}" if column.is_ordered else "")
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE known_values AS SELECT value, n, "
        "ROW_NUMBER() OVER by_order AS place, SUM(n) OVER by_order AS upto FROM "
        f"(SELECT {value} AS value, COUNT(*) AS n, {order} AS sorted_by FROM {scored} "
        f"WHERE {is_known} {group}) "
        "WINDOW by_order AS (ORDER BY sorted_by, value ROWS UNBOUNDED PRECEDING)"
    )
    ((different, known),) = engine.rows("SELECT COUNT(*), COALESCE(SUM(n), 0) FROM known_values")
    alone = MOST_BY_THEMSELVES
    if different > MOST_BY_THEMSELVES and column.is_ordered:
        alone = 0
    return tuple(_chosen(engine, alone, int(known)))


def _chosen(engine: Engine, alone: int, known: int) -> list[Filling]:
    """Give the first values by themselves, and those in the middle of the parts of the others."""
    first = engine.rows(f"SELECT value, n FROM known_values WHERE place <= {alone} ORDER BY place")
    shares: defaultdict[Any, float] = defaultdict(float)
    for value, count in first:
        shares[value] += int(count) / known
    before = sum(int(count) for _, count in first)
    if left := known - before:
        middles = ", ".join(
            f"({part}, {before + (part + 0.5) / PARTS * left})" for part in range(PARTS)
        )
        rows = engine.rows(
            "SELECT arg_min(value, upto) FROM known_values, "
            f"(VALUES {middles}) AS parts(part, middle) WHERE upto >= middle "
            "GROUP BY part ORDER BY part"
        )
        for (value,) in rows:
            shares[value] += left / PARTS / known
    return [Filling(value, share) for value, share in shares.items()]

"""Look at tables that are not bound yet: their headers, and a sample of their values."""

from tradewind.compiling.write import identifier
from tradewind.engines.interface import Engine, Relation
from tradewind.project.recognising.references import Overlap, Side
from tradewind.project.recognising.samples import ColumnSample, TableSample

SAMPLED_ROWS = 2_000
"""Enough to know the shape of values; evenly spread over the table, the same in every run."""


def sample_of(engine: Engine, relation: Relation, *, name: str) -> TableSample:
    """Sample a table.

    Args:
        engine: The engine that holds it.
        relation: The table.
        name: How the user knows it.
    """
    table = identifier(relation.name)
    ((row_count,),) = engine.rows(f"SELECT COUNT(*) FROM {table}")
    texts = {column: f"CAST({identifier(column)} AS VARCHAR)" for column in relation.columns}
    shown = ", ".join(f"{text} AS {identifier(column)}" for column, text in texts.items())
    step = max(1, -(-row_count // SAMPLED_ROWS))
    rows = engine.arrow(
        f"SELECT {shown} FROM (SELECT *, ROW_NUMBER() OVER () - 1 AS row_position FROM {table}) "
        f"WHERE row_position % {step} = 0"
    )
    known = [f"NULLIF(TRIM({text}), '')" for text in texts.values()]
    counted = ", ".join(f"COUNT({term}), COUNT(DISTINCT {term})" for term in known)
    (counts,) = engine.rows(f"SELECT {counted} FROM {table}")
    columns = tuple(
        ColumnSample(
            name=column,
            kind=kind,
            values=tuple(rows.column(position).to_pylist()),
            distinct=counts[2 * position + 1],
            null_share=1 - counts[2 * position] / row_count if row_count else 0.0,
        )
        for position, (column, kind) in enumerate(relation.columns.items())
    )
    return TableSample(name, columns, row_count)


def overlap_of(engine: Engine, relations: dict[str, str], first: Side, second: Side) -> Overlap:
    """Count how many different values of one column are keys in another.

    Args:
        engine: The engine that holds both tables.
        relations: For each table's name, the relation.
        first: The column whose values are counted.
        second: The column that holds the keys.
    """
    values, keys = (
        f"SELECT DISTINCT NULLIF(TRIM(CAST({side.expression} AS VARCHAR)), '') AS key "
        f"FROM {identifier(relations[side.table])}"
        for side in (first, second)
    )
    ((matched, total),) = engine.rows(
        f"SELECT COUNT(k.key), COUNT(v.key) FROM ({values}) v LEFT JOIN ({keys}) k USING (key) "
        "WHERE v.key IS NOT NULL"
    )
    return Overlap(matched, total)

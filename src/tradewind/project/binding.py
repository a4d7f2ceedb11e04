"""Bind a canonical table to a relation: check every binding, and keep what is not bound."""

from collections.abc import Mapping
from dataclasses import dataclass

from tradewind.problems import InvalidInput, PlaceMap, Problem
from tradewind.project.bindings import TableBinding
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.project.expressions.reading import read_expression
from tradewind.project.expressions.terms import identifier
from tradewind.project.sources import DuckdbSource, Source

REQUIRED_COLUMN = "TW320"
"""A column without which a canonical table is of no use is neither bound nor in the source."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A bound table, or the problems that stand in its way."""

    table: BoundTable | None
    problems: tuple[Problem, ...]


def bind(
    table: str,
    binding: TableBinding,
    *,
    relation: str,
    columns: Mapping[str, Kind],
    at: PlaceMap,
) -> Binding:
    """Bind one canonical table.

    Args:
        table: Name of the canonical table.
        binding: Its block in tradewind.yaml.
        relation: Name under which the engine can query its source.
        columns: The source's columns and what their values are.
        at: Places in tradewind.yaml.

    Returns:
        The table with its bound columns, and those of the source under their own names; or the
        problems, where an expression is not one or a required column is missing.
    """
    origin = source_label(binding.source)
    bound = {
        name: BoundColumn(name, identifier(name), kind, f"{name} in {origin}")
        for name, kind in columns.items()
    }
    problems: list[Problem] = []
    for name, written in binding.columns.items():
        place = at.at("tables", table, "columns", name)
        try:
            expression = read_expression(
                written, columns=columns, place=place, dates=binding.source.dates
            )
        except InvalidInput as refused:
            problems.extend(refused.problems)
            continue
        bound[name] = BoundColumn(name, expression.sql, expression.kind, f"{written} in {origin}")
    missing = [
        column.name
        for column in CANONICAL_TABLES[table].columns
        if column.required and column.name not in bound and column.name not in binding.columns
    ]
    problems.extend(_missing(table, name, at) for name in missing)
    if problems:
        return Binding(None, tuple(problems))
    return Binding(BoundTable(table, relation, bound, binding.source.dates), ())


def _missing(table: str, column: str, at: PlaceMap) -> Problem:
    meaning = CANONICAL_TABLES[table].column(column)
    assert meaning is not None, f"{column} is a column of {table}"
    return Problem(
        code=REQUIRED_COLUMN,
        place=at.at("tables", table),
        what=f'"{column}" of the {table} is not bound, and the source has no such column.',
        fix=f"Add `{column}: <column of the source>` below `columns:`. {meaning.meaning}",
    )


def source_label(source: Source) -> str:
    """Name a source as receipts show it."""
    if isinstance(source, DuckdbSource):
        return f"{source.database}: {source.table or 'a query'}"
    return f"{source.file}: {source.sheet}" if source.sheet else source.file

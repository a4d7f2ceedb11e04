"""Read a sheet that people filled in: its columns and its rows, every cell as it is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.write import identifier
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.sources import FileSource

MISSING_COLUMN = "TW619"
"""A sheet that was filled in lacks a column that it needs."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a sheet.

    Attributes:
        number: Its row in the sheet, the header being row 1.
        cells: What is written in the columns that were asked for, by name; None where a cell is
            empty or the sheet has no such column.
    """

    number: int
    cells: Mapping[str, str | None]

    def plain(self, column: str) -> str | None:
        """Give a cell without blanks around it, whole numbers without a spreadsheet's point."""
        text = (self.cells[column] or "").strip()
        return re.sub(r"^(\d+)\.0$", r"\1", text) or None


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet that was filled in.

    Attributes:
        columns: The position of each column that was asked for and is there, from 1.
        rows: Its rows, in their order.
    """

    columns: Mapping[str, int]
    rows: Sequence[FilledRow]


def filled_sheet(
    path: Path, *, sheet: str, needed: Sequence[str], optional: Sequence[str], fix: str
) -> FilledSheet:
    """Read the rows of a .csv or .xlsx file, every cell as text.

    Args:
        path: The file.
        sheet: The sheet of a workbook that is filled in; its first where it has none so named.
        needed: Columns that it must have, whatever the case of their names.
        optional: Other columns to read where they are there.
        fix: What to do where a needed one is missing, as a sentence.

    Raises:
        InvalidInput: The file is not there, cannot be read, or lacks a column.
        OutsideWorldFailed: The file may not be read.
    """
    with DuckdbEngine() as engine:
        source = _source(engine, str(path), sheet)
        relation = engine.open_source("filled", source, folder=Path())
        found = {name.strip().casefold(): name for name in relation.columns}
        missing = [name for name in needed if name not in found]
        if missing:
            raise InvalidInput([_without(path, missing, list(relation.columns), fix)])
        wanted = [*needed, *optional]
        terms = ", ".join(
            f"CAST({identifier(found[name])} AS VARCHAR)" if name in found else "NULL"
            for name in wanted
        )
        rows = engine.rows(f"SELECT {terms} FROM filled")
    places = {name: list(found).index(name) + 1 for name in wanted if name in found}
    filled = (
        FilledRow(number, dict(zip(wanted, row, strict=True)))
        for number, row in enumerate(rows, start=2)
    )
    return FilledSheet(places, tuple(filled))


def _source(engine: DuckdbEngine, written: str, sheet: str) -> FileSource:
    """Give the sheet that was filled in: the one we wrote, or the file's first."""
    offered = engine.sources_in(written, folder=Path())
    sources = [one for one in offered if isinstance(one, FileSource)]
    named = [one for one in sources if one.sheet == sheet]
    return (named or sources or [FileSource(file=written)])[0]


def _without(path: Path, missing: Sequence[str], found: Sequence[str], fix: str) -> Problem:
    names = " and ".join(f'"{name}"' for name in missing)
    listed = ", ".join(found[:12]) + (", …" if len(found) > 12 else "")
    what = f"The sheet has no column {names}; its columns are {listed}."
    return Problem(MISSING_COLUMN, Place(str(path), 1), what, fix)

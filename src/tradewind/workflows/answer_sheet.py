"""Read a sheet of answers: its columns and its rows, every cell as it is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.write import identifier
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.files.review_sheet import SHEET
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.sources import FileSource

MISSING_COLUMN = "TW619"
"""A sheet of answers lacks a column that it needs."""
_NEEDED = ("lead_id", "answer")
_OPTIONAL = ("account_id", "note")


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One row of a sheet of answers, as it is written.

    Attributes:
        number: Its row in the sheet, the header being row 1.
        lead_id: The lead; None where the cell is empty.
        answer: What was answered; None where the row was left open.
        account_id: The account that the row is about; None where it names none.
        note: What was written beside it, or None.
    """

    number: int
    lead_id: str | None
    answer: str | None
    account_id: str | None
    note: str | None


def written_rows(path: Path) -> list[WrittenRow]:
    """Read the rows of a .csv or .xlsx file, every cell as text.

    Raises:
        InvalidInput: The file is not there, cannot be read, or lacks a column.
        OutsideWorldFailed: The file may not be read.
    """
    with DuckdbEngine() as engine:
        source = _source(engine, str(path))
        relation = engine.open_source("answers", source, folder=Path())
        columns = {name.strip().casefold(): name for name in relation.columns}
        missing = [name for name in _NEEDED if name not in columns]
        if missing:
            raise InvalidInput([_without(path, missing, list(relation.columns))])
        terms = ", ".join(
            f"CAST({identifier(columns[name])} AS VARCHAR)" if name in columns else "NULL"
            for name in (*_NEEDED, *_OPTIONAL)
        )
        rows = engine.rows(f"SELECT {terms} FROM answers")
    return [
        WrittenRow(number, *(_plain(cell) for cell in row)) for number, row in enumerate(rows, 2)
    ]


def _source(engine: DuckdbEngine, written: str) -> FileSource:
    """Give the sheet that was filled in: the one we wrote, or the file's first."""
    sources = [one for one in engine.sources_in(written, folder=Path()) if _is_file(one)]
    named = [one for one in sources if isinstance(one, FileSource) and one.sheet == SHEET]
    found = (named or sources or [FileSource(file=written)])[0]
    assert isinstance(found, FileSource), "only files are kept"
    return found


def _is_file(source: object) -> bool:
    return isinstance(source, FileSource)


def _plain(cell: str | None) -> str | None:
    """Give a cell without blanks around it; whole numbers of a spreadsheet without their point."""
    text = (cell or "").strip()
    return re.sub(r"^(\d+)\.0$", r"\1", text) or None


def _without(path: Path, missing: Sequence[str], found: Sequence[str]) -> Problem:
    names = " and ".join(f'"{name}"' for name in missing)
    listed = ", ".join(found[:12]) + (", …" if len(found) > 12 else "")
    what = f"The sheet has no column {names}; its columns are {listed}."
    fix = "Write a sheet with `tradewind match --review review.xlsx`, and fill in that one."
    return Problem(MISSING_COLUMN, Place(str(path), 1), what, fix)

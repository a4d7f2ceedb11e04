"""Open Excel sheets: a column of one type keeps it, any other is text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from tradewind.engines.sources.codes import (
    BAD_HEADER,
    CELL_ERRORS,
    EMPTY,
    NO_SUCH_PART,
    NOT_READABLE,
)
from tradewind.engines.sources.definition import identifier
from tradewind.engines.sources.excel_errors import cell_errors
from tradewind.engines.sources.finding import nearest
from tradewind.engines.sources.header import absent_columns, check_names, tidy, union_of_names
from tradewind.engines.sources.interface import Opened, SourceFile, Workbench
from tradewind.problems import InvalidInput, Problem
from tradewind.project.sources import FileSource

Cell = str | int | float | bool | date | datetime | time | timedelta

_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
"""First bytes of what Excel writes when a workbook has a password, and of Excel before 2007.

Sources: Microsoft, [MS-CFB] Compound File Binary File Format, section 2.2.
"""

_LARGEST_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The table of one sheet: its columns by name, each with a cell for every row."""

    columns: dict[str, list[Cell | None]]
    rows: int
    warnings: tuple[Problem, ...]


class ExcelFormat:
    """Sheets of Excel workbooks."""

    endings: tuple[str, ...] = (".xlsx", ".xlsm")
    options: frozenset[str] = frozenset({"sheet"})

    def open(
        self, files: tuple[SourceFile, ...], source: FileSource, bench: Workbench, *, name: str
    ) -> Opened:
        """Read the sheet of each workbook into memory and lend it to DuckDB."""
        missing = frozenset(text.strip() for text in source.missing_values)
        sheets = [_read(file, source.sheet, missing) for file in files]
        table = pa.table(
            {column: _array(_cells_of(column, sheets)) for column in _names_of(sheets)}
        )
        lent = f"{name} (sheet)"
        bench.connection.register(lent, table)
        found = bench.connection.execute(f"DESCRIBE {identifier(lent)}").fetchall()
        names = [list(sheet.columns) for sheet in sheets]
        warnings = [warning for sheet in sheets for warning in sheet.warnings]
        return Opened(
            rows=identifier(lent),
            columns={column: type_name for column, type_name, *_ in found},
            can_be_pasted=False,
            warnings=(*warnings, *absent_columns(files, names)),
        )

    def explain(self, file: SourceFile, source: FileSource, message: str) -> Problem:
        """Repeat what DuckDB says; the cells are in memory, so nothing of it is expected."""
        what = f'"{file.written}" cannot be read: {file.reason_in(message)}.'
        return file.problem(NOT_READABLE, what, "Save the workbook again in Excel.")


def _read(file: SourceFile, name: str | None, missing: frozenset[str]) -> _Sheet:
    sheet = _sheet_of(_workbook(file), file, name)
    grid: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    if not any(any(cell != "" for cell in row) for row in grid):
        what = f'Sheet "{sheet.name}" is empty.'
        raise file.refusal(EMPTY, what, "Name the sheet with the table as `sheet:`.")
    header, kept = _header_of(grid, file, sheet)
    rows = [row for row in grid[1:] if any(cell != "" for cell in row)]
    columns = {
        name: [_known(row[i], missing) for row in rows]
        for i, name in zip(kept, header, strict=True)
    }
    return _Sheet(columns, len(rows), _errors(file, sheet.name))


def sheet_names(file: SourceFile) -> list[str]:
    """Give the names of a workbook's sheets.

    Raises:
        InvalidInput: It is not a workbook, or has a password.
    """
    return list(_workbook(file).sheet_names)


def _workbook(file: SourceFile) -> CalamineWorkbook:
    with file.path.open("rb") as stream:
        is_compound = stream.read(8) == _COMPOUND_FILE
    if is_compound:
        raise _has_password(file)
    try:
        return CalamineWorkbook.from_path(str(file.path))
    except PasswordError:
        raise _has_password(file) from None
    except (CalamineError, OSError) as error:
        what = f'"{file.written}" is not an Excel workbook: {error}.'
        fix = "Open it in Excel and save it as .xlsx, or give it the ending of what it is."
        raise file.refusal(NOT_READABLE, what, fix) from None


def _has_password(file: SourceFile) -> InvalidInput:
    return file.refusal(
        NOT_READABLE,
        f'"{file.written}" has a password, or is a workbook of Excel before 2007.',
        "Save it in Excel as .xlsx without a password.",
    )


def _sheet_of(book: CalamineWorkbook, file: SourceFile, name: str | None) -> CalamineSheet:
    names = book.sheet_names
    if name is None and names:
        return book.get_sheet_by_index(0)
    if name in names and name is not None:
        return book.get_sheet_by_name(name)
    near = nearest(name or "", names)
    shown = ", ".join(f'"{other}"' for other in names)
    fix = f'Write `sheet: "{near}"`.' if near else f"Write one of {shown}."
    raise file.refusal(NO_SUCH_PART, f'There is no sheet "{name}" in "{file.written}".', fix)


def _header_of(
    grid: list[list[Cell]], file: SourceFile, sheet: CalamineSheet
) -> tuple[list[str], list[int]]:
    """Give the names of the columns and their places; columns without any cell are left out."""
    if not any(_text(cell).strip() for cell in grid[0]):
        what = f'Row 1 of sheet "{sheet.name}" is blank, and it must name the columns.'
        fix = "Delete the rows above the header, so that it stands in row 1."
        raise file.refusal(BAD_HEADER, what, fix, line=1)
    merged = [r for r in sheet.merged_cell_ranges or () if r[0][0] == 0 and r[0][1] != r[1][1]]
    if merged:
        first, last = _letters(merged[0][0][1] + 1), _letters(merged[0][1][1] + 1)
        what = f'Cells {first}1 to {last}1 of sheet "{sheet.name}" are merged into one.'
        fix = "Unmerge the cells of row 1 and write a name for every column."
        raise file.refusal(BAD_HEADER, what, fix, line=1)
    kept = [i for i in range(len(grid[0])) if any(row[i] != "" for row in grid)]
    names = [tidy(_text(grid[0][i])) for i in kept]
    check_names(file, names, line=1, position=lambda number: _letters(kept[number - 1] + 1))
    return names, kept


def _letters(number: int) -> str:
    """Give Excel's name of the n-th column.

    Examples:
        >>> _letters(1), _letters(28)
        ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _errors(file: SourceFile, sheet: str) -> tuple[Problem, ...]:
    errors = cell_errors(file.path, sheet)
    if not errors:
        return ()
    (place, shown), count = errors[0], len(errors)
    cells = "cell holds an error" if count == 1 else "cells hold errors"
    what = f'{count:,} {cells} in sheet "{sheet}", such as {shown} in {place}; read as missing.'
    fix = "Repair the formulas in Excel if their values are known."
    return (file.problem(CELL_ERRORS, what, fix, severity="warning"),)


def _known(cell: Cell, missing: frozenset[str]) -> Cell | None:
    """Give the cell, or None where it is blank or stands for "unknown"."""
    text = _text(cell).strip()
    return None if not text or text in missing else cell


def _names_of(sheets: Sequence[_Sheet]) -> tuple[str, ...]:
    return union_of_names([list(sheet.columns) for sheet in sheets])


def _cells_of(name: str, sheets: Sequence[_Sheet]) -> list[Cell | None]:
    """Give the cells of a column of all sheets, None for the rows of a sheet that lacks it."""
    cells: list[Cell | None] = []
    for sheet in sheets:
        own = {column.lower(): values for column, values in sheet.columns.items()}
        cells.extend(own.get(name.lower(), [None] * sheet.rows))
    return cells


def _array(cells: list[Cell | None]) -> pa.Array:
    """Give the cells as a column of their common type, or as texts where they have none."""
    types = {type(cell) for cell in cells if cell is not None}
    if types == {bool}:
        return pa.array(cells, pa.bool_())
    if types and types <= {int, float}:
        whole = all(_is_whole(cell) for cell in cells if isinstance(cell, int | float))
        numbers = [int(cell) if whole and isinstance(cell, float) else cell for cell in cells]
        return pa.array(numbers, pa.int64() if whole else pa.float64())
    if types == {date}:
        return pa.array(cells, pa.date32())
    if types and types <= {date, datetime}:
        return pa.array([_moment(cell) for cell in cells], pa.timestamp("us"))
    return pa.array([None if cell is None else _text(cell) for cell in cells], pa.string())


def _is_whole(number: float) -> bool:
    return abs(number) <= _LARGEST_EXACT and float(number).is_integer()


def _moment(cell: Cell | None) -> datetime | None:
    if isinstance(cell, datetime) or not isinstance(cell, date):
        return cell if isinstance(cell, datetime) else None
    return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  Excel has no time zones


def _text(cell: Cell) -> str:
    """Write a cell as text: whole numbers without a point, dates by ISO 8601.

    Examples:
        >>> _text(1001.0), _text(0.5), _text(date(2026, 1, 2)), _text(True)
        ('1001', '0.5', '2026-01-02', 'true')
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and _is_whole(cell):
        return str(int(cell))
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)

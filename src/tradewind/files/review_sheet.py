"""The sheet of doubtful matches: CSV, or a workbook with a list of answers to choose from."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from xlsxwriter import Workbook

from tradewind.files.exports.cells import decoded
from tradewind.files.exports.excel import ExcelExporter
from tradewind.files.exports.export import check, export
from tradewind.files.exports.replacing import replacing
from tradewind.files.exports.sheet_columns import sheet_column
from tradewind.files.exports.sheet_writing import SheetWriter
from tradewind.problems import InvalidInput, Place, Problem

SHEET = "Review"
"""The sheet of the workbook that is filled in."""
ANSWER = "answer"
"""The column that is filled in."""
NOT_A_SHEET = "TW618"
"""A file of a format that nobody can fill in."""
ENDINGS = (".csv", ".xlsx")
_DATED = datetime(2000, 1, 1, tzinfo=UTC)
_FROZEN_COLUMNS = 2


def check_sheet(path: Path) -> None:
    """Refuse a path that no sheet to fill in can have, before anything is computed for it.

    Raises:
        InvalidInput: It ends neither in .csv nor in .xlsx, or its folder is missing.
        OutsideWorldFailed: The folder may not be looked into.
    """
    if path.suffix.lower() not in ENDINGS:
        what = f'"{path.name}" is not a sheet that can be filled in.'
        fix = "Let the name end in .xlsx or .csv."
        raise InvalidInput([Problem(NOT_A_SHEET, Place(str(path)), what, fix)])
    check(path)


def write_sheet(
    table: pa.Table, path: Path, *, words: Sequence[str], facts: Sequence[tuple[str, str]]
) -> int:
    """Write a table that people fill in; a file that stands there is replaced as a whole.

    In a workbook the header and the first columns stay in sight, the column `ANSWER` offers a
    list of words (and lets others be typed), and a second sheet says how to answer. The same
    table gives the same bytes.

    Args:
        table: The rows; the column `ANSWER` is empty.
        path: A .csv or .xlsx file.
        words: The answers that are offered.
        facts: What the second sheet says, as pairs of a label and a text.

    Returns:
        How many texts were written so that a spreadsheet does not run them as a formula.

    Raises:
        InvalidInput: The file cannot hold the table.
        OutsideWorldFailed: The file cannot be written.
    """
    check_sheet(path)
    if path.suffix.lower() == ".csv":
        return export(table, path, about={}).treated.made_harmless
    table = decoded(table)
    refusals = tuple(ExcelExporter().refusals(table, path))
    if refusals:
        raise InvalidInput(refusals)
    packed = io.BytesIO()
    book = Workbook(packed, _options())
    book.set_properties({"title": SHEET, "author": "Tradewind", "created": _DATED})
    writer = SheetWriter(book)
    _fill(book, writer, table, words)
    writer.write_facts(book.add_worksheet("How to answer"), facts)
    book.close()
    with replacing(path) as stream:
        stream.write(packed.getbuffer())
    return writer.made_harmless


def _options() -> dict[str, bool]:
    texts_stay_texts = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    return {"in_memory": True, **dict.fromkeys(texts_stay_texts, False)}


def _fill(book: Workbook, writer: SheetWriter, table: pa.Table, words: Sequence[str]) -> None:
    sheet = book.add_worksheet(SHEET)
    columns = [sheet_column(*pair) for pair in zip(table.column_names, table.columns, strict=True)]
    writer.write_table(sheet, columns, table.num_rows)
    sheet.freeze_panes(1, _FROZEN_COLUMNS)
    if not table.num_rows:
        return
    place = table.column_names.index(ANSWER)
    sheet.data_validation(1, place, table.num_rows, place, _choice(words))
    open_cell = book.add_format({"bg_color": "#FFF7D6", "border": 1, "border_color": "#D9C77A"})
    for row in _empty_rows(table):
        sheet.write_blank(row, place, None, open_cell)


def _empty_rows(table: pa.Table) -> Iterator[int]:
    """Give the rows of the sheet, the header being 0, whose answer is to be filled in."""
    for row, cell in enumerate(table[ANSWER].to_pylist(), start=1):
        if cell is None:
            yield row


def _choice(words: Sequence[str]) -> dict[str, object]:
    return {
        "validate": "list",
        "source": list(words),
        "input_title": "Is it the account?",
        "input_message": f"{', '.join(words)}, or the id of another account.",
        "error_title": "Another account?",
        "error_message": "This is none of the words. Keep it if it is the id of an account.",
        "error_type": "warning",
    }

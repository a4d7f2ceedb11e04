"""Sheets that people fill in: CSV, or a workbook with a list of answers to choose from."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

REVIEW = "Review"
"""The sheet of doubtful matches in its workbook."""
FEEDBACK = "Feedback"
"""The sheet of accounts that people give feedback about in its workbook."""
NOT_A_SHEET = "TW618"
"""A file of a format that nobody can fill in."""
ENDINGS = (".csv", ".xlsx")
_DATED = datetime(2000, 1, 1, tzinfo=UTC)
_FROZEN_COLUMNS = 2
_ROOM_TO_WRITE = 28
"""Width in characters of a column in which people write."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The column in which people choose a word, or may write another.

    Attributes:
        column: Its name; its cells are empty where something is to be filled in.
        words: The words that drop down.
        title: The question, above the hint that a cell shows.
        hint: What may be written.
        title_of_others: The question to whoever writes another word.
        hint_for_others: What to make sure of then.
        takes_others: Whether another word may stay.
        beside: Other columns in which people write, which are given room for it.
    """

    column: str
    words: Sequence[str]
    title: str
    hint: str
    title_of_others: str
    hint_for_others: str
    takes_others: bool
    beside: Sequence[str] = ()


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
    table: pa.Table,
    path: Path,
    *,
    sheet: str,
    choice: Choice,
    facts: Sequence[tuple[str, str]],
) -> int:
    """Write a table that people fill in; a file that stands there is replaced as a whole.

    In a workbook the header and the first columns stay in sight, the column of the choice offers
    its words, and a second sheet says how to answer. The same table gives the same bytes.

    Args:
        table: The rows.
        path: A .csv or .xlsx file.
        sheet: Name of the sheet in a workbook.
        choice: The column that is filled in.
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
    book.set_properties({"title": sheet, "author": "Tradewind", "created": _DATED})
    writer = SheetWriter(book)
    _fill(book, writer, table, sheet, choice)
    writer.write_facts(book.add_worksheet("How to answer"), facts)
    book.close()
    with replacing(path) as stream:
        stream.write(packed.getbuffer())
    return writer.made_harmless


def _options() -> dict[str, bool]:
    texts_stay_texts = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    return {"in_memory": True, **dict.fromkeys(texts_stay_texts, False)}


def _fill(book: Workbook, writer: SheetWriter, table: pa.Table, name: str, choice: Choice) -> None:
    sheet = book.add_worksheet(name)
    columns = [sheet_column(*pair) for pair in zip(table.column_names, table.columns, strict=True)]
    writer.write_table(sheet, columns, table.num_rows)
    sheet.freeze_panes(1, _FROZEN_COLUMNS)
    for name in choice.beside:
        place = table.column_names.index(name)
        sheet.set_column(place, place, _ROOM_TO_WRITE)
    if not table.num_rows:
        return
    place = table.column_names.index(choice.column)
    sheet.data_validation(1, place, table.num_rows, place, _validation(choice))
    open_cell = book.add_format({"bg_color": "#FFF7D6", "border": 1, "border_color": "#D9C77A"})
    for row in _empty_rows(table, choice.column):
        sheet.write_blank(row, place, None, open_cell)


def _empty_rows(table: pa.Table, column: str) -> Iterator[int]:
    """Give the rows of the sheet, the header being 0, that are to be filled in."""
    for row, cell in enumerate(table[column].to_pylist(), start=1):
        if cell is None:
            yield row


def _validation(choice: Choice) -> dict[str, object]:
    return {
        "validate": "list",
        "source": list(choice.words),
        "input_title": choice.title,
        "input_message": choice.hint,
        "error_title": choice.title_of_others,
        "error_message": choice.hint_for_others,
        "error_type": "warning" if choice.takes_others else "stop",
    }

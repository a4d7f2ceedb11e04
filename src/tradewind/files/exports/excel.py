"""Tables as an Excel workbook: one sheet with the rows, one that says what they are."""

import io
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from tradewind.files.exports.cells import count_not_finite, is_text, text_of
from tradewind.files.exports.interface import Treated
from tradewind.files.exports.sheet_columns import sheet_column
from tradewind.files.exports.sheet_writing import SheetWriter
from tradewind.problems import Place, Problem

TOO_MANY_ROWS = "TW604"
"""More rows than a sheet holds."""

TOO_MANY_COLUMNS = "TW605"
"""More columns than a sheet holds."""

TOO_LONG_A_CELL = "TW606"
"""A text longer than a cell holds."""

_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARACTERS = 1_048_576, 16_384, 32_767
_BEFORE_ALL_RUNS = datetime(2000, 1, 1, tzinfo=UTC)


class ExcelExporter:
    """Writes an .xlsx workbook: a sheet of rows, which `content` of `about` names, and "About".

    Texts are written as texts, never as formulas or links; those that a spreadsheet would
    execute once somebody edits them carry Excel's own mark for "this is text", and are counted.
    Numbers are full numbers that only look rounded. The dates in the file's properties are the
    as-of moment, so that the same table gives the same bytes.

    Sources:
        Microsoft, "Excel specifications and limits" (1,048,576 rows, 16,384 columns, 32,767
        characters in a cell).
    """

    ending = ".xlsx"

    def refusals(self, table: pa.Table, path: Path) -> Iterator[Problem]:
        """Find what a sheet cannot hold: too many rows or columns, too long a text."""
        place = Place(str(path))
        elsewhere = f'Write "{path.with_suffix(".csv").name}" or "{path.stem}.parquet" instead.'
        if table.num_rows > _MOST_ROWS - 1:
            what = (
                f"A sheet holds {_MOST_ROWS - 1:,} rows under its header, not {table.num_rows:,}."
            )
            yield Problem(TOO_MANY_ROWS, place, what, elsewhere)
        if table.num_columns > _MOST_COLUMNS:
            what = f"A sheet holds {_MOST_COLUMNS:,} columns, not {table.num_columns:,}."
            yield Problem(TOO_MANY_COLUMNS, place, what, elsewhere)
        for name, column in zip(table.column_names, table.columns, strict=True):
            row, length = _longest(column)
            if length > _MOST_CHARACTERS:
                what = (
                    f'Row {row:,} of column "{name}" holds {length:,} characters; '
                    f"a cell holds {_MOST_CHARACTERS:,}."
                )
                yield Problem(TOO_LONG_A_CELL, place, what, elsewhere)

    def write(self, table: pa.Table, stream: BinaryIO, *, about: Mapping[str, str]) -> Treated:
        """Write the workbook, packed in memory and unpacked in a folder for temporary files."""
        packed = io.BytesIO()
        with tempfile.TemporaryDirectory(prefix="tradewind-") as folder:
            book = Workbook(
                packed,
                {
                    "constant_memory": True,
                    "tmpdir": folder,
                    "strings_to_formulas": False,
                    "strings_to_urls": False,
                    "strings_to_numbers": False,
                },
            )
            book.use_zip64()
            treated = _fill(book, table, about)
            try:
                book.close()
            except FileCreateError as error:
                raise error.args[0] from error
        stream.write(packed.getbuffer())
        return treated


def _longest(column: pa.ChunkedArray) -> tuple[int, int]:
    """Give the row (from 1) and the length of the longest text, as Excel counts characters."""
    best, row = 0, 0
    start = 1
    for chunk in column.chunks if is_text(column.type) else ():
        text = text_of(chunk)
        beyond_16_bits = pc.count_substring_regex(text, r"[\x{10000}-\x{10ffff}]")
        lengths = pc.add(pc.utf8_length(text), beyond_16_bits.cast(pa.int32()))
        longest = pc.max(lengths).as_py() or 0
        if longest > best:
            best, row = longest, start + pc.index(lengths, longest).as_py()
        start += len(chunk)
    return row, best


def _fill(book: Workbook, table: pa.Table, about: Mapping[str, str]) -> Treated:
    content = about.get("content", "Scores")
    book.set_properties(
        {
            "title": about.get("scorecard", content),
            "author": "Tradewind",
            "created": _created(about),
        }
    )
    writer = SheetWriter(book)
    columns = [sheet_column(*pair) for pair in zip(table.column_names, table.columns, strict=True)]
    writer.write_table(book.add_worksheet(content), columns, table.num_rows)
    not_finite = sum(map(count_not_finite, table.columns))
    facts = _facts(about, Treated(writer.made_harmless, not_finite), table.num_rows)
    writer.write_facts(book.add_worksheet("About"), facts)
    return Treated(writer.made_harmless, not_finite)


def _created(about: Mapping[str, str]) -> datetime:
    """Give the as-of moment in UTC, or a fixed one where none is told: never the clock's."""
    if "as_of" not in about:
        return _BEFORE_ALL_RUNS
    as_of = datetime.fromisoformat(about["as_of"])
    return as_of.astimezone(UTC) if as_of.tzinfo else as_of


def _facts(about: Mapping[str, str], treated: Treated, rows: int) -> list[tuple[str, str]]:
    facts = [(label.replace("_", " ").capitalize(), text) for label, text in about.items()]
    facts.append(("Rows", f"{rows:,}"))
    if treated.made_harmless:
        what = "texts that look like formulas; marked as text, never executed"
        facts.append(("Made harmless", f"{treated.made_harmless:,} ({what})"))
    if treated.not_finite:
        what = "numbers that are infinite or not a number"
        facts.append(("Left empty", f"{treated.not_finite:,} ({what})"))
    return facts

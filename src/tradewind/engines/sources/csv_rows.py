"""Read the rows of a CSV file one by one, strictly: to say what is wrong, or to rewrite it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tradewind.engines.sources.codes import BAD_ROW
from tradewind.engines.sources.dialect import ONE_COLUMN, Dialect, reader_of
from tradewind.engines.sources.encoding import TextFacts
from tradewind.engines.sources.interface import SourceFile
from tradewind.problems import InvalidInput, Problem

MOST_CHARACTERS = 16 << 20
"""Characters in one cell; a longer one is a quote left open or no table.

DuckDB sets aside one and a half times as many bytes for each thread.
"""

_ROWS_COUNTED = 100_000


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is needed to read one CSV file.

    `width` is the number of cells of the header.
    """

    file: SourceFile
    facts: TextFacts
    dialect: Dialect
    width: int


def first_problem(layout: Layout) -> Problem | None:
    """Find the first row that does not fit, and count those like it after it; None if all fit."""
    with _long_cells_allowed():
        rows = _rows(layout)
        try:
            for line, row in rows:
                if not _fits(row, layout.width):
                    return _wrong_width(layout, line, row, rows)
        except InvalidInput as refused:
            return refused.problems[0]
    return None


def rewrite(layout: Layout, target: Path) -> None:
    """Write the rows to `target` as UTF-8, every cell quoted, lines ended by a line feed.

    Raises:
        InvalidInput: A row does not fit the header, or a quote is not closed.
    """
    with _long_cells_allowed(), target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        rows = _rows(layout)
        for number, (line, row) in enumerate(rows):
            if not _fits(row, layout.width):
                raise InvalidInput([_wrong_width(layout, line, row, rows)])
            cells = row[: layout.width]
            # DuckDB takes the header's first line end for that of the file.
            writer.writerow(cells if number else [" ".join(cell.split()) for cell in cells])


def _rows(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line on which it begins; lines without a cell are left out."""
    facts = layout.facts
    path = layout.file.path
    with path.open(encoding=facts.encoding, errors=facts.errors, newline="") as stream:
        reader = reader_of(stream, layout.dialect, strict=True)
        line = 1
        try:
            for row in reader:
                if row:
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            raise broken_quote(layout.file, line, str(error)) from None


def broken_quote(file: SourceFile, line: int, reason: str) -> InvalidInput:
    """Give the error for a row, beginning on `line`, whose quotes do not close as they should.

    Args:
        file: The file.
        line: Where the row begins.
        reason: What the reader of the standard library says.
    """
    if "field larger" in reason:
        what = f"A cell of the row on line {line} has more than {MOST_CHARACTERS:,} characters."
        fix = "Close the quote that is open on this line, or shorten the cell."
    elif "expected after" in reason:
        what = f"On line {line} text follows a closing quote; a quote is opened or closed wrongly."
        fix = 'Double each quote inside a cell, as in "the ""best"" one", and close every quote.'
    else:
        what = f"A quote is opened on line {line} and never closed."
        fix = "Close the quote on this line, or delete it."
    return file.refusal(BAD_ROW, what, fix, line=line)


def _fits(row: list[str], width: int) -> bool:
    """Tell whether a row has the header's cells; blank cells beyond them do no harm."""
    return len(row) == width or (len(row) > width and not any(row[width:]))


def _wrong_width(
    layout: Layout, line: int, row: list[str], rest: Iterator[tuple[int, list[str]]]
) -> Problem:
    more = _count_like(rest, layout.width)
    cells = f"{len(row)} cell{'s' if len(row) != 1 else ''}"
    few = len(row) < layout.width
    fix = "Give the row a cell for every column" if few else "Quote cells that hold a delimiter"
    shown = {"\t": "a tab", ONE_COLUMN: "one column"}.get(
        layout.dialect.delimiter, f'"{layout.dialect.delimiter}"'
    )
    return layout.file.problem(
        BAD_ROW,
        f"Line {line} has {cells} and the header {layout.width}; {more}.",
        f"{fix}, or add `delimiter:` to the source if {shown} is not what parts the cells.",
        line=line,
    )


def _count_like(rest: Iterator[tuple[int, list[str]]], width: int) -> str:
    """Count the rows that do not fit either, as far as they can be read."""
    seen = bad = 0
    try:
        for _, row in islice(rest, _ROWS_COUNTED):
            seen += 1
            bad += not _fits(row, width)
    except InvalidInput:
        seen, bad = seen + 1, bad + 1
    if not bad:
        return f"the {seen:,} rows after it fit" if seen else "it is the last row"
    return f"rows after it that do not fit either: {bad:,} of {seen:,}"


@contextmanager
def _long_cells_allowed() -> Iterator[None]:
    """Lift the standard library's limit of 131,072 characters a cell, which is one for all."""
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        yield
    finally:
        csv.field_size_limit(before)

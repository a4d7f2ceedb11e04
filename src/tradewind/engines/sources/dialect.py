"""Find out how a CSV file parts its cells, from the text of its beginning."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

ONE_COLUMN = "\x1f"
"""Delimiter of a file with one column: the unit separator, which no text has."""

_CANDIDATES = (",", ";", "\t", "|")
_RECORDS_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a CSV file are parted; quotes are always double quotes.

    Attributes:
        delimiter: The character between cells.
        escape: What stands before a quote inside a quoted cell: a quote or a backslash.
        blank_before_quote: Whether blanks stand between a delimiter and a quote.
    """

    delimiter: str
    escape: str = '"'
    blank_before_quote: bool = False


def reader_of(lines: Iterable[str], dialect: Dialect, *, strict: bool) -> "Reader":
    """Give a reader of the standard library that reads `dialect`."""
    backslash = dialect.escape == "\\"
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        escapechar="\\" if backslash else None,
        doublequote=not backslash,
        skipinitialspace=True,
        strict=strict,
    )


def dialect_of(text: str, *, is_whole: bool, delimiter: str | None, prefer: str = ",") -> Dialect:
    r"""Find the dialect of a file that begins with `text`.

    A delimiter must part the header; of those that do, the one counts by which the most records
    have as many cells as the header, then the one that makes the most cells.

    Args:
        text: The first characters of the file.
        is_whole: Whether `text` is the whole file, so that its last record is complete.
        delimiter: What the user says, or None for nothing.
        prefer: The delimiter to take where two are equally good.

    Examples:
        >>> dialect_of('name;size\n"a;b, c";7,5\n', is_whole=True, delimiter=None).delimiter
        ';'
        >>> dialect_of("name\nAcme, Inc\n", is_whole=True, delimiter=None).delimiter == ONE_COLUMN
        True
    """
    if delimiter is None:
        delimiter = _best_delimiter(text, is_whole=is_whole, prefer=prefer)
    plain = Dialect(delimiter)
    if _uses_backslashes(text, plain, is_whole=is_whole):
        return Dialect(delimiter, escape="\\")
    blank = re.search(rf'(^|[\r\n{re.escape(delimiter)}]) +"', text) is not None
    return Dialect(delimiter, blank_before_quote=blank)


def header_of(text: str, dialect: Dialect, *, is_whole: bool) -> list[str] | None:
    """Give the cells of the first record of `text`, or None where it does not end in it.

    Raises:
        csv.Error: A quote is not closed, or text follows a closing quote.
    """
    stream = io.StringIO(text, newline="")
    try:
        header = next(reader_of(stream, dialect, strict=True))
    except csv.Error as error:
        if is_whole or "unexpected end" not in str(error):
            raise
        return None
    return header if is_whole or stream.read(1) else None


def _first_records(text: str, dialect: Dialect, *, is_whole: bool) -> list[list[str]]:
    """Give the first complete records, blank lines left out."""
    records: list[list[str]] = []
    reader = reader_of(io.StringIO(text, newline=""), dialect, strict=False)
    try:
        for record in islice(reader, _RECORDS_LOOKED_AT):
            records.append(record)
    except csv.Error:
        return [record for record in records if record]
    if len(records) < _RECORDS_LOOKED_AT and not is_whole:
        records.pop()
    return [record for record in records if record]


def _best_delimiter(text: str, *, is_whole: bool, prefer: str) -> str:
    ranks = {}
    for delimiter in dict.fromkeys((prefer, *_CANDIDATES)):
        records = _first_records(text, Dialect(delimiter), is_whole=is_whole)
        # A header longer than the sample still shows what parts it.
        header = records[0] if records else text.split("\n", 1)[0].split(delimiter)
        if len(header) > 1:
            agreeing = sum(len(record) == len(header) for record in records[1:])
            ranks[delimiter] = agreeing / max(len(records) - 1, 1), len(header)
    return max(ranks, key=lambda delimiter: ranks[delimiter]) if ranks else ONE_COLUMN


def _uses_backslashes(text: str, plain: Dialect, *, is_whole: bool) -> bool:
    """Tell whether the text breaks the rules unless a backslash is read as an escape."""
    if '\\"' not in text:
        return False
    backslash = Dialect(plain.delimiter, escape="\\")
    return _is_broken(text, plain, is_whole=is_whole) and not _is_broken(
        text, backslash, is_whole=is_whole
    )


def _is_broken(text: str, dialect: Dialect, *, is_whole: bool) -> bool:
    """Tell whether quotes do not close as they should; the last one may where text is cut."""
    try:
        for _ in reader_of(io.StringIO(text, newline=""), dialect, strict=True):
            pass
    except csv.Error as error:
        return is_whole or "expected after" in str(error)
    return False

"""Open CSV and TSV files: every column is text."""

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import duckdb

from tradewind.engines.sources.codes import BAD_HEADER, BAD_OPTION, BAD_ROW
from tradewind.engines.sources.csv_rows import (
    MOST_CHARACTERS,
    Layout,
    broken_quote,
    first_problem,
    rewrite,
)
from tradewind.engines.sources.definition import identifier, literal, paths_list
from tradewind.engines.sources.dialect import Dialect, dialect_of, header_of
from tradewind.engines.sources.encoding import TextFacts, facts_of
from tradewind.engines.sources.header import (
    MOST_COLUMNS,
    absent_columns,
    check_names,
    tidy,
    too_many_columns,
    union_of_names,
)
from tradewind.engines.sources.interface import Opened, SourceFile, Workbench
from tradewind.problems import InvalidInput, Problem
from tradewind.project.sources import FileSource

_SAMPLE_BYTES = 1 << 20
_READ_WHOLE_BYTES = 64 << 20
"""Files up to this size are read through at once; larger ones prove their rows when scored."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One CSV file that DuckDB can read.

    `path` is the file, or a rewritten copy of it.
    """

    file: SourceFile
    path: Path
    dialect: Dialect
    names: tuple[str, ...]
    warnings: tuple[Problem, ...]


class CsvFormat:
    """Comma-separated values and their relatives."""

    endings: tuple[str, ...] = (".csv", ".tsv", ".tab", ".txt")
    options: frozenset[str] = frozenset({"delimiter", "encoding"})

    def open(
        self, files: tuple[SourceFile, ...], source: FileSource, bench: Workbench, *, name: str
    ) -> Opened:
        """Find encoding, delimiter and header of each file; rewrite what DuckDB cannot read."""
        tables: list[_Table] = []
        problems: list[Problem] = []
        for file in files:
            try:
                tables.append(_open_one(file, source, bench))
            except InvalidInput as refused:
                problems.extend(refused.problems)
        if problems:
            raise InvalidInput(problems)
        names = [table.names for table in tables]
        warnings = [warning for table in tables for warning in table.warnings]
        return Opened(
            rows=_rows_of(tables),
            columns=dict.fromkeys(union_of_names(names), "VARCHAR"),
            can_be_pasted=all(table.path == table.file.path for table in tables),
            warnings=(*warnings, *absent_columns(files, names)),
        )

    def explain(self, file: SourceFile, source: FileSource, message: str) -> Problem:
        """Read the file row by row until the one that does not fit."""
        try:
            layout, _ = _layout_of(file, source)
            found = first_problem(layout)
        except InvalidInput as refused:
            return refused.problems[0]
        return found or _unexplained(file, message)


def _unexplained(file: SourceFile, message: str) -> Problem:
    reason = file.reason_in(message)
    if "Maximum line size" in message:
        reason = f"a row is longer than {MOST_CHARACTERS:,} bytes"
    return file.problem(
        BAD_ROW,
        f'"{file.written}" cannot be read as CSV: {reason}.',
        "Export the file again as CSV with quotes around cells that hold delimiters.",
    )


def _layout_of(file: SourceFile, source: FileSource) -> tuple[Layout, tuple[str, ...]]:
    """Find out all that is needed to read the file, from its bytes and its beginning."""
    facts = facts_of(file, source.encoding)
    text, is_whole = _beginning(file, facts)
    dialect = dialect_of(
        text,
        is_whole=is_whole,
        delimiter=_stated_delimiter(file, source.delimiter),
        prefer="\t" if file.path.suffix.lower() in (".tsv", ".tab") else ",",
    )
    header = _header(file, text, dialect, is_whole=is_whole)
    check_names(file, [tidy(cell) for cell in header], line=1)
    return Layout(file, facts, dialect, len(header)), tuple(header)


def _open_one(file: SourceFile, source: FileSource, bench: Workbench) -> _Table:
    layout, header = _layout_of(file, source)
    facts, path = layout.facts, file.path
    if _must_be_rewritten(layout, header):
        path = _rewritten(layout, bench)
    table = _Table(file, path, layout.dialect, tuple(tidy(cell) for cell in header), facts.warnings)
    if path != file.path:
        return _as_rewritten(table, path)
    if not facts.newlines_agree or path.stat().st_size <= _READ_WHOLE_BYTES:
        return _read_through(table, layout, bench)
    return table


def _must_be_rewritten(layout: Layout, header: Sequence[str]) -> bool:
    """Tell whether DuckDB would misread the file as it is.

    It reads UTF-16 of one byte order only, takes the first line end, also one in a quoted header
    cell, for that of the whole file, and does not skip blanks before a quote.
    """
    broken_header = any("\n" in cell or "\r" in cell for cell in header)
    return not layout.facts.is_utf8 or broken_header or layout.dialect.blank_before_quote


def _read_through(table: _Table, layout: Layout, bench: Workbench) -> _Table:
    """Have DuckDB read every row once, and rewrite the file where only its line ends differ."""
    try:
        bench.connection.execute(f"SELECT count(*) FROM {_read_csv([table])}").fetchall()
    except duckdb.InvalidInputException as error:
        if layout.facts.newlines_agree:
            found = first_problem(layout) or _unexplained(table.file, str(error))
            raise InvalidInput([found]) from None
        return _as_rewritten(table, _rewritten(layout, bench))
    return table


def _rewritten(layout: Layout, bench: Workbench) -> Path:
    target = bench.scratch(".csv")
    rewrite(layout, target)
    return target


def _as_rewritten(table: _Table, path: Path) -> _Table:
    return _Table(table.file, path, Dialect(","), table.names, table.warnings)


def _beginning(file: SourceFile, facts: TextFacts) -> tuple[str, bool]:
    """Give the text of the first mebibyte, and whether it is the whole file."""
    with file.path.open("rb") as stream:
        raw = stream.read(_SAMPLE_BYTES)
        is_whole = not stream.read(1)
    return codecs.getincrementaldecoder(facts.encoding)(facts.errors).decode(raw), is_whole


def _stated_delimiter(file: SourceFile, stated: str | None) -> str | None:
    delimiter = "\t" if stated == "\\t" else stated
    if delimiter is None or (len(delimiter) == 1 and delimiter not in '"\r\n\\\0'):
        return delimiter
    raise file.refusal(
        BAD_OPTION,
        f'"{stated}" cannot be the delimiter, which is one character and no quote or line end.',
        'Write one character, such as `delimiter: ";"` or `delimiter: "\\t"` for a tab.',
    )


def _header(file: SourceFile, text: str, dialect: Dialect, *, is_whole: bool) -> list[str]:
    """Give the cells of the first line, which must name the columns."""
    if not text.splitlines()[:1] or not text.splitlines()[0].strip():
        what = "The first line is blank, and it must hold the names of the columns."
        fix = "Delete the blank lines above the header, or write the header on the first line."
        raise file.refusal(BAD_HEADER, what, fix, line=1)
    # A million names need not be read to know that they are too many.
    if len(text.split("\n", 1)[0].split(dialect.delimiter)) > MOST_COLUMNS * 2:
        raise too_many_columns(file, f"more than {MOST_COLUMNS:,}", line=1)
    try:
        header = header_of(text, dialect, is_whole=is_whole)
    except csv.Error as error:
        if "field larger" not in str(error):
            raise broken_quote(file, 1, str(error)) from None
        header = None
    if header is None:
        what = "The header does not end, or has a cell of more than 100,000 characters."
        fix = "Close the quote that is open on line 1, or check that this is the file you mean."
        raise file.refusal(BAD_HEADER, what, fix, line=1)
    return header


def _rows_of(tables: Sequence[_Table]) -> str:
    """Write what reads all tables, in order; neighbours of one dialect and header at once."""
    groups = [list(group) for _, group in groupby(tables, lambda t: (t.dialect, t.names))]
    everything = union_of_names(table.names for table in tables)
    if len(groups) == 1 and len(everything) > 1:
        return _read_csv(tables)
    parts = [_select_named(group, everything) for group in groups]
    return "(" + "\nUNION ALL\n".join(parts) + ")"


def _select_named(group: Sequence[_Table], everything: tuple[str, ...]) -> str:
    """Write the reading of one group with all columns; a file of one column skips blank lines."""
    names = group[0].names
    own = {name.lower(): name for name in names}
    cells = [
        f"{identifier(own[name.lower()]) if name.lower() in own else 'CAST(NULL AS VARCHAR)'}"
        f" AS {identifier(name)}"
        for name in everything
    ]
    only = f" WHERE {identifier(names[0])} IS NOT NULL" if len(names) == 1 else ""
    return f"SELECT {', '.join(cells)} FROM {_read_csv(group)}{only}"


def _read_csv(tables: Sequence[_Table]) -> str:
    """Write the call that reads files of one dialect and header; nothing is left to guess."""
    dialect, names = tables[0].dialect, tables[0].names
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    options = (
        f"columns = {{{columns}}}",
        "header = true, auto_detect = false, strict_mode = true, null_padding = false",
        f"delim = {literal(dialect.delimiter)}, quote = '\"', escape = {literal(dialect.escape)}",
        f"encoding = 'utf-8', compression = 'none', max_line_size = {MOST_CHARACTERS}",
        "hive_partitioning = false",
    )
    paths = paths_list(str(table.path) for table in tables)
    return f"read_csv({paths}, " + ", ".join(options) + ")"

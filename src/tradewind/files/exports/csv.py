"""Tables as CSV: UTF-8 without a byte-order mark, commas, line ends of one line feed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from tradewind.files.exports.cells import TEXT, bytes_of, count_not_finite, is_text, text_of
from tradewind.files.exports.harmless import made_harmless
from tradewind.files.exports.interface import Treated
from tradewind.problems import Problem

_ROWS_AT_A_TIME = 65_536
# Semicolons and tabs, too: spreadsheets of some countries split at them.
_NEEDS_QUOTES = r'[",;\t\r\n]|^[\s\x00]|[\s\x00]$|^$'


class CsvExporter:
    """Writes CSV as RFC 4180 has it, but for line ends, which are one line feed.

    A cell without value is empty, an empty text is `""`; numbers, dates, yes and no are written
    as `text_of` says. Texts that a spreadsheet would execute get an apostrophe in front. There
    is no byte-order mark, because most programs take it for a part of the first column's name;
    Excel opens such a file with Data > From Text/CSV, and `.xlsx` by a double click.

    Sources:
        Y. Shafranovich, RFC 4180, 2005, section 2, https://www.rfc-editor.org/rfc/rfc4180.
    """

    ending = ".csv"

    def refusals(self, table: pa.Table, path: Path) -> Iterable[Problem]:
        """Refuse nothing: a CSV file holds any table."""
        return ()

    def write(self, table: pa.Table, stream: BinaryIO, *, about: Mapping[str, str]) -> Treated:
        """Write a header and one line per row."""
        names, harmless = made_harmless(pa.array(table.column_names, TEXT))
        stream.write(",".join(_quoted(names).to_pylist()).encode() + b"\n")
        for batch in table.to_batches(max_chunksize=_ROWS_AT_A_TIME):
            cells, count = _cells(batch)
            harmless += count
            stream.write(_lines(cells))
        return Treated(harmless, sum(map(count_not_finite, table.columns)))


def _cells(batch: pa.RecordBatch) -> tuple[list[pa.Array], int]:
    cells, harmless = [], 0
    for column in batch.columns:
        text = text_of(column)
        if is_text(column.type):
            text, count = made_harmless(text)
            text = _quoted(text)
            harmless += count
        cells.append(text)
    return cells, harmless


def _quoted(texts: pa.Array) -> pa.Array:
    needs = pc.match_substring_regex(texts, _NEEDS_QUOTES)
    if not pc.any(needs).as_py():
        return texts
    doubled = pc.replace_substring(texts, '"', '""')
    mark, nothing = pa.scalar('"', TEXT), pa.scalar("", TEXT)
    return pc.if_else(needs, pc.binary_join_element_wise(mark, doubled, mark, nothing), texts)


def _lines(cells: list[pa.Array]) -> memoryview:
    """Join cells to lines, each with its end, as one run of bytes."""
    # A line without any character would be skipped by most readers, and the row with it.
    empty = '""' if len(cells) == 1 else ""
    lines = pc.binary_join_element_wise(
        *cells, pa.scalar(",", TEXT), null_handling="replace", null_replacement=empty
    )
    ended = pc.binary_join_element_wise(lines, pa.scalar("", TEXT), pa.scalar("\n", TEXT))
    return bytes_of(ended)

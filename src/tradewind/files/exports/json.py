"""Tables as JSON: an array with one object per row, each on a line of its own."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from tradewind.files.exports.cells import (
    TEXT,
    bytes_of,
    count_not_finite,
    is_number,
    is_other,
    text_of,
)
from tradewind.files.exports.interface import Treated
from tradewind.problems import Problem

_ROWS_AT_A_TIME = 65_536
_BETWEEN = ",\n"
_CONTROLS = r"[\x00-\x1f]"


class JsonExporter:
    """Writes JSON as RFC 8259 has it, in UTF-8, with other scripts unescaped.

    Decimals are numbers with all their places (75.0000), dates and times are ISO 8601 texts,
    and what is unknown, infinite or NaN is `null`. Texts stay as they are.

    Sources:
        T. Bray (ed.), RFC 8259, 2017, sections 6 and 7, https://www.rfc-editor.org/rfc/rfc8259.
    """

    ending = ".json"

    def refusals(self, table: pa.Table, path: Path) -> Iterable[Problem]:
        """Refuse nothing: a JSON file holds any table."""
        return ()

    def write(self, table: pa.Table, stream: BinaryIO, *, about: Mapping[str, str]) -> Treated:
        """Write the array, one object per row."""
        stream.write(b"[\n")
        start = len(_BETWEEN)
        for batch in table.to_batches(max_chunksize=_ROWS_AT_A_TIME):
            stream.write(bytes_of(_objects(batch))[start:])
            start = 0
        stream.write(b"\n]\n" if table.num_rows else b"]\n")
        return Treated(not_finite=sum(map(count_not_finite, table.columns)))


def _objects(batch: pa.RecordBatch) -> pa.Array:
    """Write each row as an object, after what parts it from the one before."""
    pieces: list[pa.Array | pa.Scalar] = []
    before = f"{_BETWEEN}{{"
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        key = json.dumps(name, ensure_ascii=False)
        pieces += [pa.scalar(f"{before}{key}: ", TEXT), _values(column)]
        before = ", "
    return pc.binary_join_element_wise(*pieces, pa.scalar("}", TEXT), pa.scalar("", TEXT))


def _values(column: pa.Array) -> pa.Array:
    text = text_of(column)
    kind = column.type
    if not (is_number(kind) or is_other(kind) or pa.types.is_boolean(kind)):
        text = _quoted(text)
    return pc.fill_null(text, pa.scalar("null", TEXT))


def _quoted(texts: pa.Array) -> pa.Array:
    for character in ("\\", '"'):
        texts = pc.replace_substring(texts, character, f"\\{character}")
    if pc.any(pc.match_substring_regex(texts, _CONTROLS)).as_py():
        for character in map(chr, range(0x20)):
            texts = pc.replace_substring(texts, character, json.dumps(character)[1:-1])
    mark = pa.scalar('"', TEXT)
    return pc.binary_join_element_wise(mark, texts, mark, pa.scalar("", TEXT))

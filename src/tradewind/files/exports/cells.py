"""What the cells of a table are as text, column by column."""

import json
import math
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.large_string()


def decoded(table: pa.Table) -> pa.Table:
    """Give the table with plain columns: no dictionaries, no metadata, one form of text."""
    columns = [_plain(column) for column in table.columns]
    return pa.table(columns, names=table.column_names)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
        column = column.cast(kind)
    if pa.types.is_string(kind) or pa.types.is_string_view(kind):
        return column.cast(TEXT)
    return column


def is_text(kind: pa.DataType) -> bool:
    """Say whether the cells are texts that people or other systems wrote."""
    return bool(pa.types.is_large_string(kind) or is_other(kind))


def is_number(kind: pa.DataType) -> bool:
    """Say whether the cells are numbers."""
    return bool(
        pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    )


def is_other(kind: pa.DataType) -> bool:
    """Say whether the cells are lists, structures, bytes or spans of time: JSON as text."""
    is_plain = (
        is_number(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_boolean(kind)
        or pa.types.is_null(kind)
        or pa.types.is_date(kind)
        or pa.types.is_time(kind)
        or pa.types.is_timestamp(kind)
    )
    return not is_plain


def count_not_finite(column: pa.Array | pa.ChunkedArray) -> int:
    """Count the infinite numbers and the NaN of a column."""
    if not pa.types.is_floating(column.type):
        return 0
    return int(pc.sum(pc.invert(pc.is_finite(column))).as_py() or 0)


def finite(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Give the column with null for each infinite number and each NaN."""
    if count_not_finite(column) == 0:
        return column
    return pc.if_else(pc.is_finite(column), column, pa.scalar(None, column.type))


def text_of(column: pa.Array) -> pa.Array:
    """Write each cell as text; null stays null.

    Decimals have all places of their type (75.0000), other numbers the fewest digits that give
    the same number back; yes and no are `true` and `false`; dates and times are ISO 8601, times
    in UTC with a Z (a time without zone counts as UTC).
    """
    kind = column.type
    if pa.types.is_large_string(kind):
        return column
    if pa.types.is_null(kind):
        return pa.nulls(len(column), TEXT)
    if is_other(kind):
        return pa.array([_as_json(cell) for cell in column.to_pylist()], TEXT)
    if pa.types.is_timestamp(kind):
        return _iso(column)
    return pc.cast(finite(column), TEXT)


def bytes_of(texts: pa.Array) -> memoryview:
    """Give all texts of an array one after another, without copying them."""
    length = pc.sum(pc.binary_length(texts)).as_py() or 0
    return memoryview(texts.buffers()[2])[:length]


def _iso(moments: pa.Array) -> pa.Array:
    # The zone of a timestamp column is for show: the stored number counts from 1970 in UTC.
    in_utc = moments.cast(pa.int64()).cast(pa.timestamp(moments.type.unit))
    text = pc.replace_substring(pc.cast(in_utc, TEXT), " ", "T")
    short = pc.replace_substring_regex(text, r"\.0+$", "")
    return pc.binary_join_element_wise(short, pa.scalar("Z", TEXT), pa.scalar("", TEXT))


def _as_json(cell: Any) -> str | None:
    if cell is None:
        return None
    return json.dumps(_as_plain(cell), ensure_ascii=False)


def _as_plain(value: Any) -> Any:
    """Give what JSON can hold; numbers that it lacks, and all other things, become texts."""
    if isinstance(value, dict):
        return {str(key): _as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_plain(item) for item in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Decimal):
        return _as_plain(float(value))
    if value is None or isinstance(value, str | int) or _is_finite_number(value):
        return value
    return str(value)


def _is_finite_number(value: Any) -> bool:
    return isinstance(value, float) and math.isfinite(value)

"""What each column of a table becomes in a sheet: its cells, their display, their width."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from tradewind.files.exports.cells import TEXT, finite, is_number, text_of

_DAYS_TO_1970 = (date(1970, 1, 1) - date(1899, 12, 30)).days
_FIRST_DAY = (date(1900, 3, 1) - date(1970, 1, 1)).days
_LAST_DAY = (date(9999, 12, 31) - date(1970, 1, 1)).days
_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_DAY_SECONDS = 86_400
_MOST_DIGITS = 15
_NARROWEST, _WIDEST = 8, 60
_FILTER_BUTTON, _PADDING = 5, 3
_SHARES = {"completeness"}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column as a sheet shows it.

    Attributes:
        name: Text of the header.
        kind: What the cells are to the spreadsheet.
        cells: `large_string`, `double` or `bool`; null is an empty cell.
        display: Number format of Excel; None for the general one.
        width: Width in characters.
    """

    name: str
    kind: Literal["text", "number", "yes_no"]
    cells: pa.ChunkedArray
    display: str | None
    width: int


def sheet_column(name: str, column: pa.ChunkedArray) -> SheetColumn:
    """Decide how a sheet shows a column.

    Dates and times become Excel's day numbers. Columns that Excel cannot keep exactly (numbers
    of more than 15 digits, days before March 1900) become text.

    Sources:
        Microsoft, "Excel specifications and limits" (15 digits), and "Excel incorrectly assumes
        that the year 1900 is a leap year" (day numbers are true from 1900-03-01 on).
    """
    if pa.types.is_boolean(column.type):
        return SheetColumn(name, "yes_no", column, None, _width(name, 5))
    if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        days = _day_numbers(column)
        if days is not None:
            is_whole = pc.all(pc.equal(days, pc.floor(days))).as_py() is not False
            pattern = "yyyy-mm-dd" if is_whole else "yyyy-mm-dd hh:mm"
            return SheetColumn(name, "number", days, pattern, _width(name, len(pattern)))
    if is_number(column.type) and _is_exact(column):
        numbers = _doubles(column)
        display = _display(name, column.type, numbers)
        return SheetColumn(name, "number", numbers, display, _width(name, _digits(numbers)))
    text = pa.chunked_array([text_of(chunk) for chunk in column.chunks], TEXT)
    longest = pc.max(pc.utf8_length(text)).as_py() or 0
    return SheetColumn(name, "text", text, None, _width(name, longest))


def _width(name: str, longest: int) -> int:
    return min(max(len(name) + _FILTER_BUTTON, longest + _PADDING, _NARROWEST), _WIDEST)


def _day_numbers(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Count days from Excel's day zero; None where a day lies outside Excel's calendar."""
    if pa.types.is_timestamp(column.type):
        per_day = _DAY_SECONDS * _SECOND[column.type.unit]
        since_1970 = pc.divide(column.cast(pa.int64()).cast(pa.float64(), safe=False), per_day)
    else:
        since_1970 = column.cast(pa.date32()).cast(pa.int32()).cast(pa.float64())
    ends = pc.min_max(since_1970).as_py()
    if ends["min"] is not None and not _FIRST_DAY <= ends["min"] <= ends["max"] < _LAST_DAY + 1:
        return None
    return pc.add(since_1970, _DAYS_TO_1970)


def _is_exact(column: pa.ChunkedArray) -> bool:
    """Say whether all numbers have at most the digits that Excel keeps."""
    if pa.types.is_floating(column.type):
        return True
    scale = column.type.scale if pa.types.is_decimal(column.type) else 0
    ends = pc.min_max(column).as_py()
    return all(end is None or abs(end) * 10**scale < 10**_MOST_DIGITS for end in ends.values())


def _doubles(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_decimal(column.type):
        # By way of text, which rounds correctly; dividing by a power of ten is one digit off.
        return column.cast(pa.string()).cast(pa.float64())
    return finite(column).cast(pa.float64())


def _display(name: str, kind: pa.DataType, numbers: pa.ChunkedArray) -> str | None:
    if name in _SHARES:
        return "0.00%"
    if pa.types.is_decimal(kind) and kind.scale > 0:
        return "#,##0.0###"  # all places there are: 49.98 must not look like 50.0
    largest = pc.max(pc.abs(numbers)).as_py() or 0
    is_whole = pc.all(pc.equal(numbers, pc.floor(numbers))).as_py() is not False
    # Below ten thousand a separator helps nobody, and would spoil years.
    if is_whole:
        return "#,##0" if largest >= 10_000 and not name.endswith("_id") else "0"
    return "#,##0" if largest >= 10_000 else None


def _digits(numbers: pa.ChunkedArray) -> int:
    """Give the length of the longest number as it is shown, roughly."""
    ends = pc.min_max(numbers).as_py().values()
    return max((len(f"{end:,.1f}") for end in ends if end is not None), default=0)

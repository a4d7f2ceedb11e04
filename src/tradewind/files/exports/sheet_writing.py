"""Write cells into a sheet: texts that stay texts, numbers that look right, colours for tiers."""

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tradewind.files.exports.cells import TEXT
from tradewind.files.exports.harmless import is_executed
from tradewind.files.exports.sheet_columns import SheetColumn

_ROWS_AT_A_TIME = 8_192
_DARK, _WHITE, _GREY, _BAR = "#1F3A4D", "#FFFFFF", "#5F6B73", "#C9DCEB"
_TIER_COLOURS = {
    "A": ("#D5EBDB", "#14532D"),
    "B": ("#DCE9F7", "#1E3A6E"),
    "C": ("#FBF0CF", "#6B4E00"),
    "D": ("#ECEEF0", "#4A5258"),
}
_BUTTON_INDENT = 2  # The button of the filter stands at the right of a header.
_TEXT = {"align": "left", "indent": 1, "valign": "top"}
_YES_NO = '"TRUE";"TRUE";"FALSE"'  # Excel needs no format for this; LibreOffice shows 1 and 0.

Put = Callable[[int, int, Any, Format | None], Any]


class SheetWriter:
    """Writes into the sheets of one workbook, and counts the texts that it made harmless."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        header = {"bold": True, "font_color": _WHITE, "bg_color": _DARK, "valign": "vcenter"}
        self._headers = {
            "text": self._format(**header, indent=1),
            "number": self._format(**header, align="right", indent=_BUTTON_INDENT),
            "yes_no": self._format(**header, align="center"),
        }
        self._label = self._format(font_color=_GREY, valign="top")
        self._wrapped = self._format(text_wrap=True, valign="top", align="left")
        self._text = self._format(**_TEXT)
        self._guarded = self._format(**_TEXT, quote_prefix=True)
        self.made_harmless = 0

    def write_table(self, sheet: Worksheet, columns: Sequence[SheetColumn], rows: int) -> None:
        """Write a header and the rows, with widths, filters and colours."""
        self._lay_out(sheet, columns, rows)
        self.made_harmless += sum(_executed([column.name for column in columns]))
        for place, column in enumerate(columns):
            _put_text(sheet)(0, place, column.name, self._headers[column.kind])
        formats = [self._format_of(column) for column in columns]
        for start in range(0, rows, _ROWS_AT_A_TIME):
            parts = [column.cells.slice(start, _ROWS_AT_A_TIME) for column in columns]
            self._write_rows(sheet, start + 1, columns, parts, formats)

    def write_facts(self, sheet: Worksheet, facts: Sequence[tuple[str, str]]) -> None:
        """Write two columns, a label and a text, one fact per row."""
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, max((len(label) for label, _ in facts), default=0) + 4)
        sheet.set_column(1, 1, 80)
        risky = _executed([text for _, text in facts])
        self.made_harmless += sum(risky)
        put = _put_text(sheet)
        for row, (label, text) in enumerate(facts):
            put(row, 0, label, self._label)
            put(row, 1, text, self._guarded if risky[row] else self._wrapped)

    def _lay_out(self, sheet: Worksheet, columns: Sequence[SheetColumn], rows: int) -> None:
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 21)
        if columns:
            sheet.autofilter(0, 0, rows, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&RPage &P of &N")
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            if rows:
                self._colour(sheet, place, column, rows)

    def _colour(self, sheet: Worksheet, place: int, column: SheetColumn, rows: int) -> None:
        if column.name == "tier":
            for tier, (ground, ink) in _TIER_COLOURS.items():
                look = self._format(bg_color=ground, font_color=ink, bold=True)
                rule = {"type": "cell", "criteria": "==", "value": f'"{tier}"', "format": look}
                sheet.conditional_format(1, place, rows, place, rule)
        if column.name == "score" and column.kind == "number":
            # Solid bars would need an extension of the format that other readers complain of.
            rule = {"type": "data_bar", "bar_color": _BAR, "min_type": "num", "min_value": 0}
            sheet.conditional_format(1, place, rows, place, rule)

    def _write_rows(
        self,
        sheet: Worksheet,
        first: int,
        columns: Sequence[SheetColumn],
        parts: Sequence[pa.ChunkedArray],
        formats: Sequence[Format | None],
    ) -> None:
        writers: list[tuple[int, Put, list[Any], list[Format | None]]] = []
        for place, (column, cells, look) in enumerate(zip(columns, parts, formats, strict=True)):
            looks = [look] * len(cells)
            if column.kind == "text":
                looks = self._guard(cells, look)
            writers.append((place, _put(sheet, column, cells), cells.to_pylist(), looks))
        for offset in range(len(parts[0]) if parts else 0):
            for place, put, values, looks in writers:
                if values[offset] is not None:
                    put(first + offset, place, values[offset], looks[offset])

    def _guard(self, cells: pa.ChunkedArray, look: Format | None) -> list[Format | None]:
        risky = is_executed(cells).to_pylist()
        self.made_harmless += risky.count(True)
        return [self._guarded if is_risky else look for is_risky in risky]

    def _format_of(self, column: SheetColumn) -> Format:
        if column.name == "tier":
            return self._format(align="center")
        if column.kind == "text":
            return self._text
        if column.kind == "yes_no":
            return self._format(align="center", num_format=_YES_NO)
        return self._format(num_format=column.display or "General")

    def _format(self, **properties: Any) -> Format:
        return self._book.add_format(properties)


def _executed(texts: list[str]) -> list[bool]:
    return [bool(risky) for risky in is_executed(pa.array(texts, TEXT)).to_pylist()]


def _put(sheet: Worksheet, column: SheetColumn, cells: pa.ChunkedArray) -> Put:
    has_markup = column.kind == "text" and pc.any(pc.starts_with(cells, "<r>")).as_py()
    writers: dict[str, Put] = {
        "text": _put_text(sheet) if has_markup else sheet.write_string,
        "number": sheet.write_number,
        "yes_no": sheet.write_boolean,
    }
    return writers[column.kind]


def _put_text(sheet: Worksheet) -> Put:
    """Give a writer for any text; XlsxWriter takes `<r>…</r>` for its own markup, unescaped."""

    def put(row: int, place: int, text: str, look: Format | None) -> None:
        if text.startswith("<r>") and text.endswith("</r>"):
            looks = () if look is None else (look,)
            sheet.write_rich_string(row, place, text[0], text[1], text[2:], *looks)
        else:
            sheet.write_string(row, place, text, look)

    return put

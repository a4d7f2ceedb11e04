"""A workbook that looks right, keeps every digit and executes nothing."""

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from python_calamine import CalamineWorkbook

from tradewind.files.exports import excel
from tradewind.files.exports.export import export
from tradewind.files.exports.interface import Treated
from tradewind.problems import InvalidInput


def sheet_of(table: pa.Table, path: Path, about: dict[str, str] | None = None) -> Any:
    """Write a workbook and open its first sheet with openpyxl."""
    export(table, path, about=about or {})
    return openpyxl.load_workbook(path)["Scores"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook is written."""
    return tmp_path / "scores.xlsx"


def test_every_kind_of_cell_is_what_it_is(path: Path, scores: pa.Table) -> None:
    """Numbers, dates, yes and no are themselves; a text is a text, whatever it looks like."""
    sheet = sheet_of(scores, path)

    *plain, founded_on, seen_at = [cell.value for cell in sheet[2]]
    assert plain == ["001", 'Größe & "Söhne", Ltd', "A", 75, 120_000, 0.1, True]
    assert founded_on.isoformat() == "1999-12-31T00:00:00"
    assert seen_at.isoformat() == "2026-01-31T06:30:00"
    assert [cell.data_type for cell in sheet[3]] == list("sssnnnbdd")
    assert (sheet["B3"].value, sheet["D3"].value) == ("=1+1", -0.0001)
    assert {cell.value for cell in sheet[4]} == {"003", None}


def test_another_reader_finds_the_same(path: Path, scores: pa.Table) -> None:
    """The workbook opens outside openpyxl, too."""
    export(scores, path, about={})

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Scores").to_python()

    assert rows[0] == scores.column_names
    assert rows[2][:5] == ["002", "=1+1", "B", -0.0001, -5]


def test_the_sheet_is_made_for_reading(path: Path, scores: pa.Table) -> None:
    """The header stays in view and filters; scores show one place; columns are wide enough."""
    sheet = sheet_of(scores, path)

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I4"
    assert sheet["D2"].number_format == "#,##0.0###"
    assert sheet["E2"].number_format == "#,##0"
    assert sheet["H2"].number_format == "yyyy-mm-dd"
    assert sheet.column_dimensions["B"].width > len('Größe & "Söhne", Ltd')
    assert "C2:C4" in {str(area.sqref) for area in sheet.conditional_formatting}


def test_risky_texts_are_marked_and_counted(path: Path) -> None:
    """Excel's own mark keeps a text a text even after somebody edits the cell."""
    table = pa.table({"=head": ["=1", "+49 30", "fine", "@x", "-", None]})

    done = export(table, path, about={})
    sheet = openpyxl.load_workbook(path)["Scores"]

    assert done.treated == Treated(made_harmless=5)
    assert [sheet.cell(row, 1).data_type for row in range(1, 7)] == list("ssssss")
    assert [bool(sheet.cell(row, 1).quotePrefix) for row in (2, 3, 4)] == [True, True, False]


def test_links_and_markup_are_plain_text(path: Path) -> None:
    """Nothing becomes a link, and text that looks like the file's own markup is escaped."""
    texts = ["https://example.com", "<r><t>x</t></r>", "<r></v></r>", "a<b>&amp;", "{=1}", "1e5"]

    sheet = sheet_of(pa.table({"a": texts}), path)

    assert [sheet.cell(row, 1).value for row in range(2, 8)] == texts
    assert all(sheet.cell(row, 1).hyperlink is None for row in range(2, 8))


def test_characters_that_xml_lacks_come_back(path: Path) -> None:
    """Control characters are escaped as Excel does it, and so is a text that looks escaped."""
    texts = ["bell\x07", "nul\x00", "_x0041_", "line\nend\r", " blanks ", "市場🚀"]
    export(pa.table({"a": texts}), path, about={})

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Scores").to_python()

    assert [row[0] for row in rows[1:]] == texts


def test_four_places_are_kept_exactly(path: Path) -> None:
    """Every decimal comes back as the same decimal, however it is shown."""
    drawn = random.Random(7)
    scores = [Decimal(drawn.randrange(-(10**9), 10**9)) / 10_000 for _ in range(500)]
    table = pa.table({"score": pa.array(scores, pa.decimal128(18, 4))})

    sheet = sheet_of(table, path)

    read = [Decimal(str(sheet.cell(row, 1).value)) for row in range(2, 502)]
    assert read == scores


def test_numbers_too_long_for_excel_are_texts(path: Path) -> None:
    """Excel keeps fifteen digits; a longer number is not rounded but written out."""
    columns = {
        "whole": [2**60],
        "amount": pa.array([Decimal("12345678901234.5678")], pa.decimal128(18, 4)),
        "long ago": [date(1899, 1, 1)],
    }

    sheet = sheet_of(pa.table(columns), path)

    values = [cell.value for cell in sheet[2]]
    assert values == ["1152921504606846976", "12345678901234.5678", "1899-01-01"]


def test_years_have_no_separator(path: Path) -> None:
    """Small whole numbers are shown plain; large ones, of whatever type, in groups."""
    table = pa.table({"year": [1999.0], "revenue": [1.5e9], "parent_id": [123456], "share": [0.25]})

    sheet = sheet_of(table, path)

    assert [cell.number_format for cell in sheet[2]] == ["0", "#,##0", "0", "General"]


def test_the_second_sheet_says_what_the_first_is(path: Path) -> None:
    """Scorecard, hash and moment are there, and what was made harmless or left empty."""
    about = {"scorecard": "growth", "as_of": "2026-01-31T06:00:00+00:00", "note": "=simulated"}
    table = pa.table({"a": ["=1", "b"], "n": [float("inf"), 1.0]})

    done = export(table, path, about=about)
    rows = dict(openpyxl.load_workbook(path)["About"].iter_rows(values_only=True))

    assert done.treated == Treated(made_harmless=2, not_finite=1)
    assert (rows["Scorecard"], rows["Note"], rows["Rows"]) == ("growth", "=simulated", "2")
    assert rows["Made harmless"].startswith("1 (texts")
    assert rows["Left empty"].startswith("1 (numbers")


def test_the_date_of_creation_is_the_as_of_moment(path: Path) -> None:
    """Properties tell the moment in UTC, never the clock of the run."""
    about = {"as_of": "2026-01-31T06:00:00+02:00"}
    export(pa.table({"a": [1]}), path, about=about)

    properties = openpyxl.load_workbook(path).properties

    moment = datetime(2026, 1, 31, 4, tzinfo=UTC).replace(tzinfo=None)
    assert properties.created == properties.modified == moment


def test_too_long_a_text_is_refused(path: Path) -> None:
    """Nothing is cut; the problem names the row and the column, and another format."""
    table = pa.concat_tables(
        [pa.table({"note": ["x" * 32_767, "fine"]}), pa.table({"note": ["🚀" * 16_384]})]
    )

    with pytest.raises(InvalidInput, match=r'TW606\n.*Row 3 of column "note" holds 32,768 char'):
        export(table, path, about={})

    assert not path.exists()


def test_too_many_rows_and_columns_are_refused(path: Path) -> None:
    """A sheet's limits are told before anything is written."""
    wide = pa.table([pa.array([1])] * 16_385, names=[f"c{n}" for n in range(16_385)])

    with pytest.raises(InvalidInput, match=r"TW604\n.*1,048,575 rows.*not 1,048,576"):
        export(pa.table({"a": pa.nulls(1_048_576)}), path, about={})
    with pytest.raises(InvalidInput, match=r'TW605(.|\n)*fix: Write "scores.csv" or'):
        export(wide, path, about={})


def test_limits_are_those_of_excel() -> None:
    """The longest text that fits is written whole."""
    assert excel._MOST_ROWS == 2**20
    assert excel._MOST_COLUMNS == 2**14
    assert excel._MOST_CHARACTERS == 2**15 - 1


def test_the_sheet_is_named_by_what_its_rows_are(tmp_path: Path) -> None:
    """Scores, where nobody says what else."""
    path = tmp_path / "found.xlsx"

    export(pa.table({"group": [1]}), path, about={"content": "Duplicates"})

    assert openpyxl.load_workbook(path).sheetnames == ["Duplicates", "About"]

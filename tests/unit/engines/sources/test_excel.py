from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import Problem
from tradewind.project.canonical import Kind

OpenFile = Callable[..., Relation]
ProblemWith = Callable[..., Problem]


def _workbook(*rows: list[Any], sheet: str = "Accounts", merge: bool = False) -> bytes:
    """Write rows to a workbook; texts that begin with "#" become cells with that error."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet(sheet)
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(i, j, cell, moments)
                elif isinstance(cell, date):
                    page.write_datetime(i, j, cell, days)
                elif isinstance(cell, str) and cell.startswith("#"):
                    page.write_formula(i, j, "=NA()", None, cell)
                elif cell is not None:
                    page.write(i, j, cell)
        if merge:
            page.merge_range(0, 0, 0, 1, "both")
        book.add_worksheet("Empty")
    return stream.getvalue()


def test_columns_of_one_type_keep_it(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """Numbers, dates and yes/no keep their kinds; a mixed column is text; rows of blanks go."""
    content = _workbook(
        ["id", "share", "day", "at", "yes", "mixed", 2024],
        [1001, 0.5, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), True, 5, "x"],  # noqa: DTZ001  Excel
        [None] * 7,
        [1002, 2, None, date(2026, 1, 3), False, "n.a.", None],
        [1003, None, None, None, None, date(2026, 1, 2), " "],
    )

    opened = open_file("a.xlsx", content)

    kinds = ["number", "number", "date", "date", "yes_no", "text", "text"]
    assert dict(opened.columns) == dict(
        zip(["id", "share", "day", "at", "yes", "mixed", "2024"], map(Kind, kinds), strict=True)
    )
    assert engine.rows('SELECT CAST(id AS VARCHAR), share, mixed, "2024" FROM t') == [
        ("1001", 0.5, "5", "x"),
        ("1002", 2.0, "n.a.", None),
        ("1003", None, "2026-01-02", None),
    ]
    assert opened.defined_by is None


def test_stated_texts_do_not_make_a_column_text(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A number column with "n.a." in it is a number column once "n.a." is said to be missing."""
    content = _workbook(["n"], [1], ["n.a."])

    opened = open_file("a.xlsx", content, missing_values=("n.a.",))

    assert opened.columns["n"] is Kind.NUMBER
    assert engine.rows("FROM t") == [(1,), (None,)]


def test_error_cells_are_missing_and_counted(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """An error is not a value, and not passed over in silence."""
    opened = open_file("a.xlsx", _workbook(["a", "b"], [1, "#N/A"], [2, "#DIV/0!"], [3, 4]))

    (warning,) = opened.warnings
    assert engine.rows("SELECT b FROM t") == [(None,), (None,), (4,)]
    assert (warning.code, warning.severity) == ("TW410", "warning")
    assert warning.what.startswith('2 cells hold errors in sheet "Accounts", such as #N/A in B2')


def test_workbooks_of_other_writers_open(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """Inline texts and errors as openpyxl writes them are understood."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["a", "b"])
    page.append(["#REF!", 1])
    page["A2"].data_type = "e"
    book.save(folder / "a.xlsx")

    opened = open_file("a.xlsx")

    assert engine.rows("FROM t") == [(None, 1)]
    assert len(opened.warnings) == 1


def test_a_header_without_rows_opens(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A table without rows is a table."""
    assert list(open_file("a.xlsx", _workbook(["a", "b"])).columns) == ["a", "b"]
    assert engine.rows("FROM t") == []


def test_columns_without_any_cell_are_left_out(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A table that begins in column B is a table."""
    open_file("a.xlsx", _workbook([None, "Annual\nRevenue"], [None, 1]))

    assert engine.rows('SELECT "Annual Revenue" FROM t') == [(1,)]


@pytest.mark.parametrize(
    ("content", "place", "code", "what"),
    [
        (_workbook(), "a.xlsx", "TW403", 'Sheet "Accounts" is empty'),
        (_workbook([None], ["a"], [1]), "a.xlsx:1", "TW404", "Row 1 of sheet"),
        (_workbook(["a", None], [1, 2]), "a.xlsx:1", "TW404", "Column B of the header"),
        (_workbook(["a", "A"], [1, 2]), "a.xlsx:1", "TW404", '"a" and "A" (columns A, B)'),
        (_workbook([], [1, 2], merge=True), "a.xlsx:1", "TW404", "Cells A1 to B1"),
        (b"a,b\n1,2\n", "a.xlsx", "TW407", "is not an Excel workbook"),
        (_workbook(["a"], [1])[:2_000], "a.xlsx", "TW407", "is not an Excel workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "a.xlsx", "TW407", "has a password"),
    ],
)
def test_bad_workbooks_are_refused(
    content: bytes, place: str, code: str, what: str, problem_with: ProblemWith
) -> None:
    """Each gives one problem that names the cell or the sheet."""
    problem = problem_with("a.xlsx", content)

    assert (str(problem.place), problem.code) == (place, code)
    assert what in problem.what


def test_a_missing_sheet_names_the_nearest(problem_with: ProblemWith) -> None:
    """A slip in the name of a sheet is repaired by the message."""
    problem = problem_with("a.xlsx", _workbook(["a"], [1]), sheet="acounts")

    assert problem.fix == 'Write `sheet: "Accounts"`.'


def test_sheets_of_a_glob_are_joined_by_name(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """The type of a column holds the cells of all workbooks."""
    (folder / "p1.xlsx").write_bytes(_workbook(["a", "b"], [1, 1]))
    (folder / "p2.xlsx").write_bytes(_workbook(["A"], ["x"]))

    opened = open_file("p*.xlsx")

    assert engine.rows("SELECT a, b FROM t") == [("1", 1), ("x", None)]
    assert [str(warning.place) for warning in opened.warnings] == ["p2.xlsx"]

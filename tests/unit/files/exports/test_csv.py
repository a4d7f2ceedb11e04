"""CSV that every program reads, and no spreadsheet executes."""

import csv
import io
from datetime import time, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.exports.cells import decoded
from tradewind.files.exports.csv import CsvExporter
from tradewind.files.exports.interface import Treated


def written(table: pa.Table) -> tuple[str, Treated]:
    """Give the text of a CSV file and what was treated."""
    stream = io.BytesIO()
    treated = CsvExporter().write(decoded(table), stream, about={})
    return stream.getvalue().decode("utf-8"), treated


def test_every_kind_of_cell_is_written_as_documented(scores: pa.Table) -> None:
    """Decimals have four places, nulls are empty, times are UTC, and nothing has a mark."""
    text, treated = written(scores)

    assert text.splitlines() == [
        "account_id,name,tier,score,employees,revenue,is_customer,founded_on,seen_at",
        '001,"Größe & ""Söhne"", Ltd",A,75.0000,120000,0.1,true,1999-12-31,2026-01-31T06:30:00Z',
        "002,'=1+1,B,-0.0001,-5,,false,2020-02-29,2026-01-31T06:30:00Z",
        "003,,,,,,,,",
    ]
    assert text.endswith("\n")
    assert "\r" not in text
    assert treated == Treated(made_harmless=1, not_finite=1)


def test_an_empty_text_is_not_an_unknown_one() -> None:
    """Quotes tell the text without characters from no text."""
    text, _ = written(pa.table({"a": ["", None], "b": [1, 2]}))

    assert text == 'a,b\n"",1\n,2\n'


def test_a_lone_unknown_keeps_its_line() -> None:
    """A row whose only cell is unknown is not an empty line, which readers skip."""
    text, _ = written(pa.table({"a": ["x", None]}))

    assert text == 'a\nx\n""\n'


@pytest.mark.parametrize("cell", ["=1", "+49 30", "-", "-5", "@sum"])
@pytest.mark.parametrize("before", ["", " ", '"', "\u00a0", "\ufeff", "\x00 ", "\t", "\r", "\n"])
def test_a_text_that_would_be_executed_gets_an_apostrophe(before: str, cell: str) -> None:
    """Blanks, quotes and invisible characters before the sign do not hide it."""
    text, treated = written(pa.table({"a": [before + cell]}))

    assert treated.made_harmless == 1
    assert text.removeprefix("a\n").removeprefix('"').startswith("'")


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx"])
def test_a_text_that_would_leave_its_cell_gets_an_apostrophe(cell: str) -> None:
    """A tab or a line end at the start can move what follows into the next cell."""
    assert written(pa.table({"a": [cell]})) == (f'a\n"\'{cell}"\n', Treated(made_harmless=1))


@pytest.mark.parametrize("cell", ["＝1", "＋1", "－1", "＠x"])
def test_full_width_signs_are_signs(cell: str) -> None:
    """Spreadsheets with an East Asian keyboard take them for the narrow ones."""
    assert written(pa.table({"a": [cell]}))[1].made_harmless == 1


@pytest.mark.parametrize("cell", ["a=1", "O'Hara", "'=1", "1-2", "#1", "", "€ 5"])
def test_other_texts_stay_as_they_are(cell: str) -> None:
    """Signs inside a text, and texts that are marked already, harm nobody."""
    text, treated = written(pa.table({"a": [cell], "b": [1]}))

    assert treated.made_harmless == 0
    assert list(csv.reader(io.StringIO(text)))[1] == [cell, "1"]


def test_negative_numbers_stay_numbers() -> None:
    """Only texts are guarded."""
    columns = {"a": [-5], "b": [-0.5], "c": pa.array([Decimal("-7")], pa.decimal128(18, 4))}

    assert written(pa.table(columns)) == ("a,b,c\n-5,-0.5,-7.0000\n", Treated())


def test_names_of_columns_are_guarded_too() -> None:
    """A header is text that a spreadsheet reads."""
    text, treated = written(pa.table({"=x": [1], "a,b": [2]}))

    assert text == '\'=x,"a,b"\n1,2\n'
    assert treated.made_harmless == 1


def test_lists_structures_bytes_and_spans_are_json_text() -> None:
    """What a cell cannot hold is written so that it can be read again."""
    columns = {
        "a": [[1, None]],
        "b": [{"x": "ü"}],
        "c": [b"\x00\xff"],
        "d": [timedelta(days=2)],
        "e": pa.nulls(1),
        "f": [time(6, 30)],
    }

    text, _ = written(pa.table(columns))

    *nested, nothing, clock = list(csv.reader(io.StringIO(text)))[1]
    assert nested == ["[1, null]", '{"x": "ü"}', '"00ff"', '"2 days, 0:00:00"']
    assert (nothing, clock) == ("", "06:30:00.000000")


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_comes_back(rows: list[tuple[str, str]]) -> None:
    """A reader of CSV finds each text again, with the apostrophe where one was put."""
    table = pa.table({"a": [a for a, _ in rows], "b": [b for _, b in rows]}, schema=TEXTS)

    text, treated = written(table)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]

    changed = 0
    for line, row in zip(read, rows, strict=True):
        for seen, cell in zip(line, row, strict=True):
            assert seen in {cell, f"'{cell}"}
            changed += seen != cell
    assert changed == treated.made_harmless


TEXTS = pa.schema([("a", pa.string()), ("b", pa.string())])


def test_more_rows_than_one_batch_are_all_written() -> None:
    """Batches join without a seam."""
    text, _ = written(pa.table({"n": range(200_000)}))

    assert text.split("\n")[1:-1] == [str(n) for n in range(200_000)]

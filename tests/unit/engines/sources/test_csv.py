import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import InvalidInput, Problem
from tradewind.project.canonical import Kind
from tradewind.project.sources import FileSource

OpenFile = Callable[..., Relation]
ProblemWith = Callable[..., Problem]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,x\n2,y\n",
        b"a,b\r\n1,x\r\n2,y\r\n",
        b"a,b\r1,x\r2,y\r",
        b"a,b\n1,x\n2,y",
        b"a,b\r\n1,x\n2,y\r\n",
        b"\xef\xbb\xbfa,b\n1,x\n2,y\n",
        b"a;b\n1;x\n2;y\n",
        b"a\tb\n1\tx\n2\ty\n",
        b"a|b\n1|x\n2|y\n",
        b'"a","b"\n"1","x"\n"2","y"\n',
        b'a, "b"\n1, "x"\n2, "y"\n',
        b"a,b\n1,x\n\n2,y\n\n\n",
        b"a,b\n1,x,\n2,y\n",
        "a,b\n1,x\n2,y\n".encode("utf-16"),
        "\ufeffa,b\n1,x\n2,y\n".encode("utf-16-be"),
        "a,b\n1,x\n2,y\n".encode("utf-16-le"),
    ],
)
def test_all_ways_of_writing_one_table_read_alike(
    content: bytes, engine: DuckdbEngine, open_file: OpenFile
) -> None:
    """Line ends, delimiters, quotes, marks and encodings do not change the rows."""
    opened = open_file("a.csv", content)

    assert dict(opened.columns) == {"a": Kind.TEXT, "b": Kind.TEXT}
    assert engine.rows("FROM t") == [("1", "x"), ("2", "y")]
    assert opened.warnings == ()


@pytest.mark.parametrize("content", [b"a,b\n", b"a,b", b"a,b\r\n", b'\xef\xbb\xbf"a","b"'])
def test_a_header_without_rows_opens(
    content: bytes, engine: DuckdbEngine, open_file: OpenFile
) -> None:
    """A table without rows is a table."""
    assert list(open_file("a.csv", content).columns) == ["a", "b"]
    assert engine.rows("FROM t") == []


def test_blank_cells_and_stated_texts_are_missing(
    engine: DuckdbEngine, open_file: OpenFile
) -> None:
    """Cells that show nothing, and texts that stand for unknown, are null."""
    content = 'a,b\n1,N/A\n - ,"\t"\n"",\u00a0\n x ,n/a\n'.encode()

    open_file("a.csv", content, missing_values=("N/A", "-"))

    assert engine.rows("FROM t") == [("1", None), (None, None), (None, None), (" x ", "n/a")]


def test_quoted_cells_hold_delimiters_quotes_and_line_ends(
    engine: DuckdbEngine, open_file: OpenFile
) -> None:
    """Whatever stands in quotes is one cell."""
    open_file("a.csv", b'a;b\n"1,2;3|4\t5";"say ""hi"",\nthen\r\ngo"\n')

    assert engine.rows("FROM t") == [("1,2;3|4\t5", 'say "hi",\nthen\r\ngo')]


def test_quotes_may_be_escaped_by_backslashes(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """Exports of MySQL read as they were meant; a backslash before a closing quote is no escape."""
    open_file("a.csv", b'a,b\n"say \\"hi\\", ok",2\n')
    escaped = engine.rows("FROM t")
    open_file("b.csv", b'a,b\n"c:\\dir\\",2\n')

    assert escaped == [('say "hi", ok', "2")]
    assert engine.rows("FROM t") == [("c:\\dir\\", "2")]


def test_a_file_of_one_column_may_hold_any_delimiter(
    engine: DuckdbEngine, open_file: OpenFile
) -> None:
    """A header without a delimiter makes one column, and blank lines are no rows."""
    open_file("a.csv", b'name\nAcme, Inc\n\n"x;y\nz"\na|b\tc\n\n')

    assert engine.rows("FROM t") == [("Acme, Inc",), ("x;y\nz",), ("a|b\tc",)]


def test_line_breaks_in_the_header_become_blanks(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A column name is one line, and rows are not lost to the line end inside it."""
    opened = open_file("a.csv", b'"Annual\nRevenue",b \r\n1,2\r\n')

    assert list(opened.columns) == ["Annual Revenue", "b"]
    assert engine.rows("FROM t") == [("1", "2")]


def test_a_stated_delimiter_stands(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """What the user says is not guessed again."""
    open_file("a.csv", b"a~b,c\n1~2,3\n", delimiter="~")

    assert engine.rows('SELECT a, "b,c" FROM t') == [("1", "2,3")]


def test_latin1_is_guessed_and_said(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """Bytes that are not UTF-8 read as Windows writes them, with a warning that says so."""
    opened = open_file("a.csv", b"a,b\nx,1\nM\xfcller \x80,2\n")

    (warning,) = opened.warnings
    assert engine.rows("FROM t")[1] == ("Müller €", "2")
    assert (warning.severity, warning.code, str(warning.place)) == ("warning", "TW406", "a.csv:3")
    assert "`encoding: latin-1`" in warning.fix


def test_stated_latin1_is_read_without_a_word(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """The warning goes once the user has said it."""
    opened = open_file("a.csv", b"a,b\nM\xfcller,2\n", encoding="latin-1")

    assert engine.rows("FROM t") == [("Müller", "2")]
    assert opened.warnings == ()


@pytest.mark.parametrize(
    ("content", "place", "code", "what"),
    [
        (b"", "a.csv", "TW403", "0 bytes"),
        (b"\xef\xbb\xbf", "a.csv:1", "TW404", "first line is blank"),
        (b"\n\na,b\n1,2\n", "a.csv:1", "TW404", "first line is blank"),
        (b"a,b,A,b\n1,2,3,4\n", "a.csv:1", "TW404", '"a" and "A" (columns 1, 3); "b"'),
        (b"a,,b,\n1,2,3,4\n", "a.csv:1", "TW404", "Columns 2, 4 of the header have no name"),
        (b"a,b\n1,2\n3,4,5\n6\n", "a.csv:3", "TW405", "3 cells and the header 2; rows after it"),
        (b'a,b\n"x\ny",2\n3\n4,5\n', "a.csv:4", "TW405", "1 cell and the header 2; the 1 rows"),
        (b'a,b\n1,2\n"3,4\n5,6\n7,8\n', "a.csv:3", "TW405", "opened on line 3 and never closed"),
        (b'a,b\n1,2\n"3,4\n"5",6\n', "a.csv:3", "TW405", "text follows a closing quote"),
        (b'"a,b\n1,2\n', "a.csv:1", "TW405", "opened on line 1 and never closed"),
        (b"a,b\n1,\0\n", "a.csv:2", "TW406", "zero bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.csv:3", "TW406", "zero bytes"),
        ("é,b\n1,2\n".encode() + b"\xe9,3\n", "a.csv:3", "TW406", "not UTF-8"),
        ("a,b\n1,2\n".encode("utf-16")[:-1], "a.csv:2", "TW406", "looks like UTF-16"),
    ],
)
def test_bad_files_are_refused_with_their_place(
    content: bytes, place: str, code: str, what: str, problem_with: ProblemWith
) -> None:
    """Each gives one problem: where, what, and how to repair it."""
    problem = problem_with("a.csv", content)

    assert (str(problem.place), problem.code) == (place, code)
    assert what in problem.what
    assert problem.fix.endswith(".")


def test_bad_rows_are_found_whatever_the_line_ends_and_encoding(problem_with: ProblemWith) -> None:
    """A file that must be rewritten is checked as strictly as one that is read in place."""
    mixed = problem_with("a.csv", b"a,b\r\n1,2\n3\r\n")
    wide = problem_with("a.csv", "a,b\n1,2\n3\n".encode("utf-16"))

    assert str(mixed.place) == str(wide.place) == "a.csv:3"
    assert mixed.what == wide.what


@pytest.mark.parametrize("stated", ["utf-8", "utf-16"])
def test_a_stated_encoding_must_hold(stated: str, problem_with: ProblemWith) -> None:
    """A file that is not what the user says is not read as something else."""
    problem = problem_with("a.csv", b"a,b\nM\xfcller,2\n", encoding=stated)

    assert problem.code == "TW406"


@pytest.mark.parametrize("stated", [";;", '"', "\n"])
def test_a_delimiter_is_one_plain_character(stated: str, problem_with: ProblemWith) -> None:
    """What cannot part cells is refused before anything is read."""
    assert problem_with("a.csv", b"a,b\n1,2\n", delimiter=stated).code == "TW412"


def test_ten_megabytes_in_one_cell_are_read(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A long cell is a cell."""
    open_file("a.csv", b"a,b\n1," + b"x" * 10_000_000 + b"\n2,y\n")

    assert engine.rows("SELECT a, length(b) FROM t") == [("1", 10_000_000), ("2", 1)]


def test_a_cell_too_long_for_any_table_is_refused(problem_with: ProblemWith) -> None:
    """Twenty megabytes without a line end name the line on which they begin."""
    problem = problem_with("a.csv", b"a,b\n1,2\n1," + b"x" * 20_000_000 + b"\n2,y\n")

    assert str(problem.place) == "a.csv:3"
    assert "more than 16,777,216 characters" in problem.what


def test_a_million_columns_are_refused(problem_with: ProblemWith) -> None:
    """A header that long is no header."""
    problem = problem_with("a.csv", b",".join(b"c%d" % i for i in range(1_000_000)) + b"\n1\n")

    assert (str(problem.place), problem.code) == ("a.csv:1", "TW404")
    assert "5,000 at most" in problem.what


def test_a_header_that_never_ends_is_refused(problem_with: ProblemWith) -> None:
    """Ten megabytes in the first line are no names of columns."""
    problem = problem_with("a.csv", b"a," + b"x" * 10_000_000)

    assert (str(problem.place), problem.code) == ("a.csv:1", "TW404")


def test_random_bytes_are_refused(problem_with: ProblemWith) -> None:
    """Garbage with the name of a CSV file is not read as one."""
    assert problem_with("a.csv", os.urandom(100_000)).severity == "error"


def test_files_of_a_glob_are_joined_by_name(engine: DuckdbEngine, folder: Path) -> None:
    """Each file has its own delimiter and columns; rows come in the order of the files' names."""
    (folder / "p1.csv").write_bytes(b"a,b\n1,2\n")
    (folder / "p2.csv").write_bytes(b"B;c\n3;4\n")
    (folder / "p3.csv").write_bytes(b"a,b\n5,6\n")

    opened = engine.open_source("t", FileSource(file="p*.csv"), folder=folder)

    assert engine.rows("SELECT a, b, c FROM t") == [
        ("1", "2", None),
        (None, "3", "4"),
        ("5", "6", None),
    ]
    assert [(str(w.place), w.severity) for w in opened.warnings] == [
        ("p1.csv", "warning"),
        ("p2.csv", "warning"),
    ]
    assert 'This file and 1 others lack "c"' in opened.warnings[0].what


def test_all_bad_files_of_a_glob_are_named_at_once(engine: DuckdbEngine, folder: Path) -> None:
    """One problem for each file, in the order of their names."""
    (folder / "p1.csv").write_bytes(b"a,b\n1\n")
    (folder / "p2.csv").write_bytes(b"a,b\n1,2\n")
    (folder / "p3.csv").write_bytes(b"a,a\n1,2\n")

    with pytest.raises(InvalidInput, match="fix: ") as refused:
        engine.open_source("t", FileSource(file="p*.csv"), folder=folder)

    assert [str(problem.place) for problem in refused.value.problems] == ["p1.csv:2", "p3.csv:1"]


_cells = st.text(alphabet='ab1,;|\t\n\r" é\\', max_size=6)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(_cells, _cells), max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_whatever_is_written_is_read(
    rows: list[tuple[str, str]],
    delimiter: str,
    line_end: str,
    encoding: str,
    engine: DuckdbEngine,
    open_file: OpenFile,
) -> None:
    """What Python's csv module writes, in any dialect, comes back cell by cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerows([("h1", "h2"), *rows])

    open_file("a.csv", text.getvalue().encode(encoding))

    assert engine.rows("FROM t") == [
        tuple(cell if cell.strip() else None for cell in row) for row in rows
    ]

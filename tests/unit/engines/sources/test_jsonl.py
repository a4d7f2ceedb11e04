from collections.abc import Callable
from pathlib import Path

import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import InvalidInput, Problem
from tradewind.project.canonical import Kind

OpenFile = Callable[..., Relation]
ProblemWith = Callable[..., Problem]


def test_values_keep_their_types(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """Types hold all values of a key; nested ones are of no use; texts stay texts."""
    content = (
        b'{"s":"2026-01-01","i":1,"f":1,"y":true,"n":[1],"o":{"x":1},"m":1,"z":null}\n\n'
        b'{"f":2.5,"m":"x","late":"","i":-2}'
    )

    opened = open_file("a.jsonl", content)

    kinds = ["text", "number", "number", "yes_no", "other", "other", "text", "text", "text"]
    assert list(opened.columns) == ["s", "i", "f", "y", "n", "o", "m", "z", "late"]
    assert list(opened.columns.values()) == [Kind(kind) for kind in kinds]
    assert engine.rows("SELECT s, i, f, y, m, z, late FROM t") == [
        ("2026-01-01", 1, 1.0, True, "1", None, None),
        (None, -2, 2.5, None, "x", None, None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf{"a":"\xc3\xa9"}\n',
        '{"a":"é"}\r\n'.encode("utf-16"),
        b'{"a":"\\u00e9"}\r\n',
    ],
)
def test_marks_and_line_ends_do_not_matter(
    content: bytes, engine: DuckdbEngine, open_file: OpenFile
) -> None:
    """However it is encoded, the text is the same."""
    open_file("a.jsonl", content)

    assert engine.rows("FROM t") == [("é",)]


@pytest.mark.parametrize(
    ("content", "place", "what"),
    [
        (b"", "a.jsonl", "0 bytes"),
        (b"\n\n", "a.jsonl", "no object with a key"),
        (b"{}\n{}\n", "a.jsonl", "no object with a key"),
        (b'{"a":1}\n\n{"a":\n{"a":2}\n', "a.jsonl:3", "is not JSON"),
        (b'{"a":1}\n{"a":1}{"a":2}\n', "a.jsonl:2", "is not JSON: Extra data at character 8"),
        (b'{"a":1}\n[1,2]\n', "a.jsonl:2", "holds [1,2], not an object"),
        (b'{"a":1}\nnull\n', "a.jsonl:2", "holds null, not an object"),
        (b'{"a":1}\n{"a":1,"a":2}\n', "a.jsonl:2", 'has the key "a" twice'),
        (b'{"a":1}\n{"A":1}\n', "a.jsonl", '"a" and "A"'),
        (b'{"":1}\n', "a.jsonl", "has no name"),
        (b'{"a":"\xe9"}\n', "a.jsonl:1", "not UTF-8"),
        (b'{"a":"x\0"}\n', "a.jsonl:1", "zero bytes"),
    ],
)
def test_bad_files_are_refused_with_their_place(
    content: bytes, place: str, what: str, problem_with: ProblemWith
) -> None:
    """Each gives one problem with the line, counted as an editor counts."""
    problem = problem_with("a.jsonl", content)

    assert str(problem.place) == place
    assert what in problem.what


def test_numbers_beyond_64_bits_are_named(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """An id too long for a number is not rounded in silence."""
    open_file("a.jsonl", b'{"a":1}\n{"a":18446744073709551615}\n')

    with pytest.raises(InvalidInput, match=r"^a\.jsonl:2 TW405\n  Line 2 has a number of more"):
        engine.rows("FROM t")


def test_deep_nesting_does_not_break_the_reader(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A hundred thousand brackets are one nested value."""
    content = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b',"b":1}\n'

    opened = open_file("a.jsonl", content)

    assert opened.columns["a"] is Kind.OTHER
    assert engine.rows("SELECT b FROM t") == [(1,)]


def test_ten_megabytes_in_one_value_are_read(engine: DuckdbEngine, open_file: OpenFile) -> None:
    """A long text is a text."""
    open_file("a.ndjson", b'{"a":"' + b"x" * 10_000_000 + b'"}\n')

    assert engine.rows("SELECT length(a) FROM t") == [(10_000_000,)]


def test_files_of_a_glob_are_joined_by_name(
    engine: DuckdbEngine, open_file: OpenFile, folder: Path
) -> None:
    """A key that is a number in one file and text in another is text; a missing one is null."""
    (folder / "p1.jsonl").write_bytes(b'{"a":1,"b":1}\n')
    (folder / "p2.jsonl").write_bytes(b'{"a":"x"}\n')

    opened = open_file("p*.jsonl")

    assert engine.rows("SELECT a, b FROM t") == [("1", 1), ("x", None)]
    assert [str(warning.place) for warning in opened.warnings] == ["p2.jsonl"]

"""Every YAML trap by a real text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.text_reading import LARGEST_BYTES
from tradewind.files.yaml_reading import read_yaml
from tradewind.problems import KEY, InvalidInput, Place

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"

REFUSED = [
    ("", "f.yaml TW103", "is empty", "version: 1"),
    ("# nothing but a comment\n", "f.yaml TW103", "is empty", "version: 1"),
    ("- a\n- b\n", "f.yaml:1:1 TW104", "holds a list", "name: growth"),
    ("growth\n", "f.yaml:1:1 TW104", 'holds "growth"', "name: growth"),
    ("a:\n\tb: 1\n", "f.yaml:2:1 TW106", "A tab stands", "two spaces"),
    ("a: 1\nb: *a\n", "f.yaml:2:4 TW107", 'The alias "*a"', "Write the value itself"),
    ("a: !!python/none x\n", "f.yaml:1:4 TW108", '"!!python/none"', "Delete the tag"),
    ("%YAML 1.1\n---\na: yes\n", "f.yaml:2:1 TW108", "A directive", "Delete its line"),
    ("a: 1\nb: 2\na: 3\n", "f.yaml:3:1 TW109", "`a` stands twice here, first in line 1", "Delete"),
    ('{1: a, "1": b}', "f.yaml:1:8 TW109", "`1` stands twice", "Delete"),
    ("a: 1\n---\nb: 2\n", "f.yaml:2:1 TW110", "A second document", "Delete the line"),
    ("a: " + "[" * 60, "f.yaml:1:44 TW111", "deeper than 40 levels", "fewer levels"),
    ("{[a]: 1}", "f.yaml:1:2 TW112", "A key is a list", "Write a text"),
    ("a: {{ name }}", "f.yaml:1:5 TW112", "A key is a list or a mapping", "needs quotes"),
    ('"": 1', "f.yaml:1:1 TW112", "A key is empty", "Write a name"),
    ("a: .nan\n", "f.yaml:1:4 TW113", '".nan" is not a number', "Write a number"),
    ("a: -.inf\n", "f.yaml:1:4 TW113", '"-.inf" is not a number', "Write a number"),
    ("zip: 01234\n", "f.yaml:1:6 TW113", '"01234" may be a number or', 'Write "01234" in quotes'),
    ("a: 1" + "0" * 50, "f.yaml:1:4 TW113", "more than 40 characters", "shorter number"),
    ("n: >=100\n", "f.yaml:1:4 TW114", '">=100" begins with ">"', 'Write ">=100" in quotes.'),
    ("n: > 100\nb: 1", "f.yaml:1:4 TW114", '"> 100" begins with', 'Write "> 100" in quotes.'),
    ("n: >5\nb: 1\n", "f.yaml:1:4 TW114", '">5" begins a text of', 'Write ">5" in quotes.'),
    ("w: {n: >=3}\n", "f.yaml:1:8 TW114", '">=3" begins with', 'Write ">=3" in quotes.'),
    ("n: %a\n", "f.yaml:1:4 TW114", '"%a" begins with "%"', 'Write "%a" in quotes.'),
    ("n: @a # x\n", "f.yaml:1:4 TW114", '"@a" begins with "@"', 'Write "@a" in quotes.'),
    ("n: *\n", "f.yaml:1:4 TW114", '"*" begins with "*"', 'Write "*" in quotes.'),
    ("n: fit: high\n", "f.yaml:1:4 TW114", '"fit: high" holds a colon', '"fit: high" in quotes'),
    ("name:growth\nscale: 10\n", "f.yaml:1:1 TW115", "no space after", "`name: growth`"),
    ("a: 1\nname:growth\nb: 2\n", "f.yaml:2:1 TW115", "no space after", "`name: growth`"),
    ("c: {name:growth}\n", "f.yaml:1:5 TW115", '"name:growth" has no space', "`name: growth`"),
    ("name:growth\n", "f.yaml:1:1 TW115", '"name:growth" has no space', "`name: growth`"),
    ('"a":1\n', "f.yaml:1:1 TW115", "no space after the colon", '`"a": 1`'),
    ('n: "abc\nb: 1\n', "f.yaml:1:4 TW105", "is not closed", 'Close it with "'),
    ('a: 1\n"b: 2\nc: "x"\n', "f.yaml:2:1 TW105", "is not closed", 'Close it with "'),
    ("n: 'it's'\n", "f.yaml:1:8 TW105", "follows a closing quote", "as ''."),
    ("n: [1, 2\nb: 3\n", "f.yaml:1:4 TW105", 'The "[" that opens here', 'Close it with "]"'),
    ("n: {a: 1 b: 2}\n", "f.yaml:1:11 TW105", 'A "," or "}" is missing', 'Write a ","'),
    ("a:\n   b: 1\n  c: 2\n", "f.yaml:3:3 TW105", "indented like no line above", "Indent it"),
    ("a: 1\n  b: 2\n", "f.yaml:2:3 TW105", "already has its value", "Indent it like line 1"),
    ("  a: 1\nb: 2\n", "f.yaml:2:1 TW105", "indented less than the first", "first column"),
    ("some words\na: 1\n", "f.yaml:1:1 TW105", '"some words" has no colon', '"key: value"'),
    ("a: - b\n", "f.yaml:1:4 TW105", "A list entry begins", "on the lines below"),
    ('n: "\\q"\n', "f.yaml:1:6 TW105", "means nothing inside double quotes", "single quotes"),
    ("n: , b\n", "f.yaml:1:4 TW105", '"," stands where a value belongs', "Delete it"),
    ('n: "\\UFFFFFFFF"\n', "f.yaml:1:1 TW101", "stands for no character", "Write the character"),
    ('n: "\\ud800"\n', "f.yaml:1:4 TW101", "U+D800", "without it"),
    ('n: "a\\0b"\n', "f.yaml:1:4 TW101", "U+0000", "without it"),
    ("n: a\x00b\n", "f.yaml:1:5 TW101", "U+0000", "Delete the character"),
    (b"n: caf\xe9\n", "f.yaml:1:7 TW101", "0xE9 is not UTF-8", "Save the file as UTF-8"),
    (b"a: " + b"x" * LARGEST_BYTES, "f.yaml TW102", "larger than 2,000,000", "right file"),
]


@pytest.mark.parametrize(("content", "head", "what", "fix"), REFUSED)
def test_each_trap_is_told_with_place_and_fix(
    content: str | bytes, head: str, what: str, fix: str
) -> None:
    """A text that YAML refuses, or reads as something else than meant, is told in plain words."""
    with pytest.raises(InvalidInput) as raised:
        read_yaml(content, shown_as="f.yaml")

    shown = str(raised.value.problems[0]).split("\n  ")
    assert shown[0] == head
    assert what in shown[1]
    assert fix in shown[2]


def test_anchors_are_refused_before_anything_expands() -> None:
    """Aliases that would explode are reported one by one, and never expanded."""
    with pytest.raises(InvalidInput, match="The anchor") as raised:
        read_yaml(BOMB, shown_as="f.yaml")

    assert len(raised.value.problems) == 9
    assert {problem.code for problem in raised.value.problems} == {"TW107"}


def test_problems_before_a_syntax_error_are_told_too() -> None:
    """What was found before the text breaks off is reported beside the syntax error."""
    with pytest.raises(InvalidInput, match="stands twice") as raised:
        read_yaml('a: 1\na: 2\nb: "x\n', shown_as="f.yaml")

    assert [problem.code for problem in raised.value.problems] == ["TW109", "TW105"]


def test_plain_words_have_the_meaning_of_yaml_1_2() -> None:
    """Yes, no and dates are texts; decimals are exact; keys are texts as written."""
    text = "{a: yes, b: true, c: 10, d: 0.10, e: 1e3, f: 2026-03-01, g: ~, h: '7', 1.0: .5}"

    read = read_yaml(text, shown_as="f.yaml")

    assert read.value == {
        "a": "yes",
        "b": True,
        "c": 10,
        "d": Decimal("0.10"),
        "e": Decimal(1000),
        "f": "2026-03-01",
        "g": None,
        "h": "7",
        "1.0": Decimal("0.5"),
    }


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    """A file saved by Notepad reads like any other, with right places."""
    read = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", shown_as="f.yaml")

    assert read.value == {"a": 1, "b": 2}
    assert read.places.at("a") == Place("f.yaml", 1, 4)
    assert read.places.at("b") == Place("f.yaml", 2, 4)


def test_every_key_and_value_has_its_place() -> None:
    """A scalar's place is its own; a mapping's or list's is that of its key."""
    text = 'fit:\n  bands: {"<50": 2}\n  list:\n    - x\n    - {name: y}\nempty:\n'

    at = read_yaml(text, shown_as="f.yaml").places

    assert str(at.at("fit")) == "f.yaml:1:1"
    assert str(at.at("fit", "bands", "<50")) == "f.yaml:2:18"
    assert str(at.at("fit", "bands", "<50", KEY)) == "f.yaml:2:11"
    assert str(at.at("fit", "list", 0)) == "f.yaml:4:7"
    assert str(at.at("fit", "list", 1, "name")) == "f.yaml:5:14"
    assert str(at.at("empty")) == "f.yaml:6:1"
    assert str(at.at()) == "f.yaml:1:1"


def test_texts_of_several_lines_are_read() -> None:
    """Block texts keep their lines; only those whose head looks like a range are refused."""
    text = "query: |\n  SELECT 1\n  FROM t\nnote: >-\n  two\n  lines\n"

    read = read_yaml(text, shown_as="f.yaml")

    assert read.value == {"query": "SELECT 1\nFROM t\n", "note": "two lines"}


@given(content=st.one_of(st.text(), st.binary(), st.text(alphabet="ab:-[]{}#&*!|>'\"%@`, \n\t?0.")))
def test_no_text_raises_anything_but_invalid_input(content: str | bytes) -> None:
    """Whatever stands in a file, it is read or refused with problems."""
    try:
        read = read_yaml(content, shown_as="f.yaml")
    except InvalidInput as refused:
        assert refused.problems
    else:
        assert isinstance(read.value, dict)

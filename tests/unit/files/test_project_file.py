"""From tradewind.yaml to a project, or to all its problems."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.project_file import parse_project, read_project
from tradewind.problems import InvalidInput
from tradewind.project.sources import DuckdbSource, FileSource

SLIPS = [
    (
        "name: a\ntables: {acounts: {source: a.csv}}",
        'tradewind.yaml:2:10 TW307\n  "acounts" is not one of the tables `accounts`, `people`, '
        "`opportunities`, `events`, `technologies` and `account_history`.\n"
        "  fix: Write `accounts`.",
    ),
    (
        "name: a\ntables: {accounts: {source: {fiel: a.csv}}}",
        "tradewind.yaml:2:30 TW301\n  `fiel` is not a key of a file source.\n  fix: Write `file`.",
    ),
    (
        "name: a\ntables: {accounts: {source: {database: d, tabel: t, table: t}}}",
        "tradewind.yaml:2:43 TW301\n  `tabel` is not a key of a DuckDB source.\n"
        "  fix: Write `table`.",
    ),
    (
        "name: a\ntables: {accounts: {source: {database: d, query: q, table: t}}}",
        "tradewind.yaml:2:21 TW305\n  Both `table` and `query` are given.\n"
        "  fix: Name either `table` or `query`.",
    ),
    (
        "name: a\ntables: {accounts: {columns: {name: n}}}",
        'tradewind.yaml:2:10 TW302\n  The table "accounts" has no `source`.\n'
        "  fix: Add `source`: A file path, or a mapping that describes the source.",
    ),
    (
        "name: a\ntables: {accounts: {source: [a.csv]}}",
        "tradewind.yaml:2:21 TW303\n  A list stands where a path, or a mapping with `file` or "
        "`database` belongs.\n  fix: Write a path, or a mapping with `file` or `database`.",
    ),
    (
        "name: 7\ntables: {accounts: {source: {file: a, dates: dayfirst}}}",
        'tradewind.yaml:1:7 TW303\n  "7" stands where a text belongs.\n  fix: Write "7" in quotes.',
    ),
    (
        "name: a\ntables:\n",
        "tradewind.yaml:2:1 TW306\n  `tables` has no value.\n  fix: Write its value, or delete it.",
    ),
]


@pytest.mark.parametrize(("text", "shown"), SLIPS)
def test_each_slip_is_told_at_its_place(text: str, shown: str) -> None:
    """A wrong shape is told with the nearest thing that would be right."""
    with pytest.raises(InvalidInput) as raised:
        parse_project(text)

    assert str(raised.value.problems[0]) == shown


def test_a_path_stands_for_a_file_source() -> None:
    """`source: path` is short for `source: {file: path}`."""
    read = parse_project("name: a\ntables: {accounts: {source: data/a.csv}}")

    assert read.project.tables["accounts"].source == FileSource(file="data/a.csv")


def test_a_database_is_told_by_its_key() -> None:
    """A mapping with `database` is a DuckDB source."""
    read = parse_project("name: a\ntables: {people: {source: {database: w.duckdb, table: t}}}")

    assert read.project.tables["people"].source == DuckdbSource(database="w.duckdb", table="t")


def test_numbers_and_booleans_are_expressions() -> None:
    """A binding may be a constant, and keeps the digits it was written with."""
    text = "name: a\ntables: {accounts: {source: a, columns: {revenue: 1.50, is_customer: true}}}"

    read = parse_project(text)

    assert read.project.tables["accounts"].columns == {"revenue": "1.50", "is_customer": "true"}
    assert str(read.places.at("tables", "accounts", "columns", "revenue")) == "tradewind.yaml:2:51"


def test_a_missing_file_names_the_command_that_writes_it(tmp_path: Path) -> None:
    """Without tradewind.yaml the fix is `tradewind init`."""
    with pytest.raises(InvalidInput, match="fix: Run `tradewind init --from FILE…`"):
        read_project(tmp_path / "tradewind.yaml")


_WORDS = "name version tables accounts people source columns file database table query dates"
WORDS = st.sampled_from(_WORDS.split())


@given(
    content=st.recursive(
        st.one_of(st.booleans(), st.integers(), WORDS),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)
        ),
    )
)
def test_no_content_raises_anything_but_invalid_input(content: object) -> None:
    """Whatever the file says, it is a project or has problems."""
    text = str(content).replace("'", '"').replace("True", "true").replace("False", "false")

    try:
        read = parse_project(f"tables: {text}\nname: a")
    except InvalidInput as refused:
        assert refused.problems
    else:
        assert read.project.name == "a"

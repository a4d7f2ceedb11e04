"""The written tradewind.yaml is read back as the project that was guessed."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.project_file import parse_project
from tradewind.files.project_writer import render_project
from tradewind.project.bindings import TableBinding
from tradewind.project.canonical import ACCOUNTS, Kind
from tradewind.project.recognising.guesses import (
    ColumnGuess,
    DateGuess,
    MissingColumn,
    MissingWord,
    Recognition,
    TableGuess,
    UnboundColumn,
)
from tradewind.project.recognising.recognise import recognise
from tradewind.project.recognising.samples import ColumnSample, TableSample
from tradewind.project.sources import DuckdbSource, FileSource, Source

FILE = FileSource(file="data/accounts.csv")
headers = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40)
"""Our files refuse control signs, and such columns are never bound."""


def _table(name: str, columns: Mapping[str, Sequence[str | None]]) -> TableSample:
    rows = len(next(iter(columns.values())))
    made = tuple(
        ColumnSample(key, Kind.TEXT, tuple(values), len({*values} - {None}), 0.0)
        for key, values in columns.items()
    )
    return TableSample(name, made, rows)


def _guess(*columns: ColumnGuess, dates: DateGuess | None = None) -> TableGuess:
    words = (MissingWord("N/A", ("size",), 3), MissingWord("-", ("size", "city"), 1))
    return TableGuess(
        "accounts.csv",
        85,
        "accounts",
        0.9,
        ("it has name",),
        columns=columns,
        missing=(MissingColumn(ACCOUNTS.columns[2], True, '"site" holds "x", not a domain'),),
        unbound=(UnboundColumn("size\nband", Kind.TEXT, "reads like employees"),),
        dates=dates,
        missing_words=words if dates else (),
    )


def _written(guess: TableGuess, source: Source = FILE) -> str:
    return render_project("acme", Recognition((guess,)), {guess.name: source})


def _read(text: str) -> TableBinding:
    return parse_project(text).project.tables["accounts"]


@given(header=headers, reason=headers)
def test_every_column_name_and_reason_is_read_back(header: str, reason: str) -> None:
    """Whatever a column is called, and whatever a reason quotes, the binding is that column."""
    guess = _guess(ColumnGuess("name", header, (header,), 0.7, reason))

    assert _read(_written(guess)).columns == {"name": header}


def test_long_expression_is_read_back() -> None:
    """A CASE over many values stands on several lines and is one expression."""
    stages = ", ".join(f"'{number}  x'" for number in range(60))
    binding = f"CASE WHEN \"Stage\" IN ({stages}) THEN 'won' END"
    narrow = binding.replace("  ", " ")

    for text in (binding, narrow):
        guess = _guess(ColumnGuess("name", text, ("Stage",), 0.7, "words"))
        assert _read(_written(guess)).columns == {"name": text}


def test_every_guess_says_how_sure_it_is_and_why() -> None:
    """Reason, confidence, notes, what is missing and what is unbound stand in comments."""
    column = ColumnGuess("name", "Firm", ("Firm",), 0.7, "a usual name for it", ("2 are odd",))

    text = _written(_guess(column))

    assert "      name: Firm  # likely: a usual name for it; 2 are odd\n" in text
    assert '# domain: COLUMN # Web address or domain of the company. "site" holds' in text
    assert 'usable under their own names: "size band" (text).' in text
    assert '# "size band" reads like employees.' in text


def test_proven_dates_and_missing_values_are_source_options() -> None:
    """What the values prove becomes an option of the source, with the proof behind it."""
    dates = DateGuess("day_first", True, '"26-02-2018" can only have the day first')

    text = _written(_guess(dates=dates))

    assert _read(text).source == FileSource(
        file="data/accounts.csv", dates="day_first", missing_values=("N/A", "-")
    )
    assert 'dates: day_first  # "26-02-2018" can only have the day first' in text


def test_ambiguous_dates_stay_a_comment() -> None:
    """Where no value decides, both readings are offered and none is taken."""
    dates = DateGuess("day_first", False, '"03/04/2026" may be read both ways')

    text = _written(_guess(dates=dates))

    assert _read(text).source == FileSource(file="data/accounts.csv", missing_values=("N/A", "-"))
    month_first = text.replace("# dates: month_first", "dates: month_first")
    assert _read(month_first).source.dates == "month_first"


def test_sources_of_every_kind_are_written() -> None:
    """A plain file stands in short form; sheets, tables and queries as mappings."""
    sources: tuple[Source, ...] = (
        FILE,
        FileSource(file="a: b.xlsx", sheet="Accounts #1"),
        DuckdbSource(database="w.duckdb", table="crm.accounts"),
        DuckdbSource(database="w.duckdb", query="SELECT 'a: b' AS name\nFROM t", dates="day_first"),
    )

    for source in sources:
        assert _read(_written(_guess(), source)).source == source
    assert "    source: data/accounts.csv\n" in _written(_guess())


def test_tables_that_are_not_bound_are_named_with_the_reason() -> None:
    """A rival and a stranger stand in comments at the end."""
    tables = [
        _table("a.csv", {"account_id": ("1", "2"), "name": ("x", "y"), "employees": ("5", "6")}),
        _table("b.csv", {"account_id": ("1", "2"), "name": ("x", "y"), "employees": ("5", "6")}),
        _table("products.csv", {"product": ("p", "q"), "price": ("1", "2")}),
    ]

    text = render_project("acme", recognise(tables), {"a.csv": FILE, "b.csv": FILE})

    assert '# - "b.csv" is likely a table of accounts; a.csv is bound as accounts instead;' in text
    assert '# - "products.csv": ' in text
    assert list(parse_project(text).project.tables) == ["accounts"]


def test_missing_key_is_named_as_needed() -> None:
    """Without a key the file says that it must be filled in."""
    guess = TableGuess(
        "deals.csv", 3, "accounts", 0.5, ("x",), missing=(MissingColumn(ACCOUNTS.columns[0], True),)
    )

    text = _written(guess)

    assert "# Not found; account_id must be filled in:\n" in text
    assert "# account_id: COLUMN # Key of the account, unique in the table." in text


def test_nothing_recognised_is_still_a_project_file() -> None:
    """Where no table was recognised, the file is valid and says so for each."""
    found = recognise([_table("products.csv", {"product": ("p",), "price": ("1",)})])

    text = render_project("acme", found, {})

    assert "tables: {}" in text
    assert '# - "products.csv"' in text


def test_wide_table_names_some_columns_and_counts_the_rest() -> None:
    """Of a thousand unbound columns the first are named."""
    columns = tuple(UnboundColumn(f"c{number}", Kind.NUMBER) for number in range(1000))
    guess = TableGuess("a.csv", 1, "accounts", 0.9, ("x",), unbound=columns)

    text = _written(guess)

    assert "and 940 more" in " ".join(text.replace("#", "").split())
    assert len(text.splitlines()) < 60

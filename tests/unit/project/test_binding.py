"""Binding a canonical table to the columns of a source."""

from tradewind.files.project_file import ProjectFile, parse_project
from tradewind.project.binding import Binding, bind, source_label
from tradewind.project.canonical import Kind
from tradewind.project.sources import DuckdbSource, FileSource, Source

TEXT, NUMBER = Kind.TEXT, Kind.NUMBER
COLUMNS = {"Account ID": TEXT, "name": TEXT, "Size": TEXT, "revenue": NUMBER, "day": TEXT}


def project(columns: str, *, source: str = "crm.csv", table: str = "accounts") -> ProjectFile:
    """Read a tradewind.yaml that binds one table."""
    return parse_project(
        f"version: 1\nname: p\ntables:\n  {table}:\n    source: {source}\n    columns: {columns}\n",
        shown_as="tradewind.yaml",
    )


def bound(
    columns: str,
    *,
    source: str = "crm.csv",
    table: str = "accounts",
    there: dict[str, Kind] | None = None,
) -> Binding:
    """Bind it to a source with the usual columns."""
    file = project(columns, source=source, table=table)
    binding = file.project.tables[table]
    return bind(
        table, binding, relation="r", columns=COLUMNS if there is None else there, at=file.places
    )


def test_bound_and_unbound_columns_stand_side_by_side() -> None:
    """Ours under our names, the source's under its own, each with where it comes from."""
    table = bound("{account_id: Account ID, employees: Size}").table

    assert table is not None
    assert list(table.columns) == [*COLUMNS, "account_id", "employees"]
    employees, own = table.columns["employees"], table.columns["Size"]
    assert (employees.sql, employees.kind) == ('"Size"', TEXT)
    assert employees.source == "Size in crm.csv"
    assert own.source == "Size in crm.csv"
    assert (table.table, table.relation, table.dates) == ("accounts", "r", "iso")


def test_a_binding_goes_before_a_column_of_the_same_name() -> None:
    """`revenue` in millions, bound to a million times itself, is read in full everywhere."""
    table = bound("{account_id: Account ID, revenue: revenue * 1000000}").table

    assert table is not None
    revenue = table.columns["revenue"]
    assert "1000000" in revenue.sql
    assert revenue.source == "revenue * 1000000 in crm.csv"


def test_names_may_be_exchanged() -> None:
    """A binding reads the source's column, never another binding."""
    there = {"account_id": TEXT, "name": TEXT, "owner": TEXT}

    table = bound("{name: owner, owner: name}", there=there).table

    assert table is not None
    assert [table.columns[name].sql for name in ("name", "owner")] == ['"owner"', '"name"']


def test_a_required_column_that_is_nowhere_is_missing() -> None:
    """The problem says what it is for, at the table."""
    found = bound("{name: name}")

    (problem,) = found.problems
    assert found.table is None
    assert (problem.code, problem.place.line) == ("TW320", 4)
    assert '"account_id" of the accounts is not bound' in problem.what
    assert "Key of the account, unique in the table." in problem.fix


def test_a_required_column_that_the_source_has_needs_no_binding() -> None:
    """It carries our name already."""
    assert bound("{}", there={"account_id": TEXT}).problems == ()


def test_every_required_column_is_missed_at_once() -> None:
    """Technologies need an account and a product."""
    found = bound("{}", table="technologies", there={"x": TEXT})

    assert [problem.what.split()[0] for problem in found.problems] == ['"account_id"', '"product"']


def test_problems_of_expressions_have_the_place_of_the_binding() -> None:
    """All of them at once; a required column whose binding is wrong is not also missing."""
    file = parse_project(
        "version: 1\nname: p\ntables:\n  accounts:\n    source: crm.csv\n    columns:\n"
        "      account_id: Acount ID\n"
        "      employees: Size +\n"
        "      revenue: (SELECT 1)\n"
        "      name: name\n",
        shown_as="tradewind.yaml",
    )

    found = bind(
        "accounts", file.project.tables["accounts"], relation="r", columns=COLUMNS, at=file.places
    )

    assert found.table is None
    assert [str(one.place) for one in found.problems] == [
        "tradewind.yaml:7:19",
        "tradewind.yaml:8:18",
        "tradewind.yaml:9:16",
    ]
    assert "Account ID" in found.problems[0].fix


def test_dates_in_expressions_are_read_in_the_order_of_the_source() -> None:
    """`dates: day_first` holds inside an expression as it does outside."""
    source = "{file: crm.csv, dates: day_first}"

    written = "{account_id: Account ID, created_at: CAST(day AS DATE)}"
    by_day, by_iso = bound(written, source=source).table, bound(written).table

    assert by_day is not None
    assert by_iso is not None
    assert by_day.dates == "day_first"
    assert by_day.columns["created_at"].sql != by_iso.columns["created_at"].sql


def test_sources_are_named_as_people_know_them() -> None:
    """A file, a sheet of it, a table or a query of a database."""
    sources: list[Source] = [
        FileSource(file="crm.csv"),
        FileSource(file="book.xlsx", sheet="Accounts"),
        DuckdbSource(database="w.duckdb", table="crm.accounts"),
        DuckdbSource(database="w.duckdb", query="SELECT 1"),
    ]

    assert [source_label(source) for source in sources] == [
        "crm.csv",
        "book.xlsx: Accounts",
        "w.duckdb: crm.accounts",
        "w.duckdb: a query",
    ]

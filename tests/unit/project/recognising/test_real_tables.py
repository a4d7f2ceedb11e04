"""Real and published data sets are bound right without hand edits; skipped where absent."""

import os
from pathlib import Path

import duckdb
import pytest

from tradewind.project.canonical import Kind
from tradewind.project.recognising.guesses import Recognition
from tradewind.project.recognising.recognise import recognise
from tradewind.project.recognising.samples import ColumnSample, TableSample

_NUMBERS = ("BIGINT", "INTEGER", "DOUBLE", "DECIMAL", "FLOAT", "HUGEINT")


def _sample(path: Path) -> TableSample:
    """Sample a file as `init` does: CSV as text, all rows counted, 2,000 of them looked at."""
    database = duckdb.connect(config={"autoload_known_extensions": False})
    reader = f"read_csv('{path}', all_varchar = true)" if path.suffix == ".csv" else f"'{path}'"
    described = database.execute(f"DESCRIBE FROM {reader}").fetchall()
    (rows,) = database.execute(f"SELECT count(*) FROM {reader}").fetchall()[0]
    columns = []
    for name, kind, *_ in described:
        text = f"nullif(trim(CAST(\"{name}\" AS VARCHAR)), '')"
        counted = f"SELECT count(DISTINCT {text}), count({text}) FROM {reader}"
        (counts,) = database.execute(counted).fetchall()
        sampled = database.execute(
            f"SELECT {text} FROM {reader} USING SAMPLE reservoir(2000 ROWS) REPEATABLE (1)"
        ).fetchall()
        number = Kind.NUMBER if kind.startswith(_NUMBERS) else Kind.TEXT
        values = tuple(value for (value,) in sampled)
        columns.append(ColumnSample(name, number, values, counts[0], 1 - counts[1] / rows))
    return TableSample(path.name, tuple(columns), rows)


def _recognise(*parts: str, pattern: str) -> Recognition:
    folder = Path(os.environ.get("TRADEWIND_DATA", "/nowhere")).joinpath(*parts)
    files = sorted(folder.glob(pattern))
    if not files:
        pytest.skip(f"TRADEWIND_DATA holds no {'/'.join(parts)}/{pattern}")
    return recognise([_sample(file) for file in files])


def _bindings(found: Recognition, table: str) -> dict[str, str]:
    guess = found.bound(table)
    return {one.column: one.binding for one in guess.columns} if guess else {}


MAVEN_ACCOUNTS = {
    "account_id": "account",
    "name": "account",
    "country": "office_location",
    "industry": "sector",
    "employees": "employees",
    "revenue": "revenue",
    "founded_year": "year_established",
    "parent_id": "subsidiary_of",
}
MAVEN_OPPORTUNITIES = {
    "opportunity_id": "opportunity_id",
    "account_id": "account",
    "opened_at": "engage_date",
    "closed_at": "close_date",
    "outcome": "CASE WHEN \"deal_stage\" = 'Won' THEN 'won' WHEN \"deal_stage\" = 'Lost' "
    "THEN 'lost' WHEN \"deal_stage\" IS NOT NULL THEN 'open' END",
    "amount": "close_value",
    "owner": "sales_agent",
}


def test_maven_crm_is_bound_without_edits() -> None:
    """Accounts keyed by name and their pipeline are bound; the other files are none of ours."""
    found = _recognise("maven_crm", pattern="*.csv")

    assert _bindings(found, "accounts") == MAVEN_ACCOUNTS
    assert _bindings(found, "opportunities") == MAVEN_OPPORTUNITIES
    assert [one.name for one in found.tables if one.table is None] == [
        "data_dictionary.csv",
        "products.csv",
        "sales_teams.csv",
    ]


def test_leadforge_leads_are_bound_as_the_people_that_events_name() -> None:
    """Leads rather than contacts tie the events to accounts; ranges are no numbers."""
    found = _recognise(
        "leadforge_b2b_saas", "intermediate_student_public", "tables", pattern="*.parquet"
    )

    assert _bindings(found, "accounts") == {
        "account_id": "account_id",
        "name": "company_name",
        "country": "region",
        "industry": "industry",
        "created_at": "created_at",
    }
    assert _bindings(found, "people")["person_id"] == "lead_id"
    assert _bindings(found, "events")["person_id"] == "lead_id"
    assert _bindings(found, "opportunities")["amount"] == "estimated_acv"
    passed_over = {one.name for one in found.tables if one.passed_over}
    assert passed_over == {"contacts.parquet", "sales_activities.parquet", "sessions.parquet"}


def test_companies_of_financedatabase_are_keyed_by_symbol() -> None:
    """Neither name nor domain is unique there, the stock symbol is."""
    found = _recognise("financedatabase_equities", pattern="*.csv")

    assert _bindings(found, "accounts") == {
        "account_id": "symbol",
        "name": "name",
        "domain": "domain",
        "country": "country",
        "city": "city",
        "industry": "industry",
    }


def test_olist_funnel_has_leads_and_won_deals_with_the_day_first() -> None:
    """Leads and closed deals are told apart, and their dates have the day first."""
    found = _recognise("olist_funnel", pattern="*.csv")

    assert _bindings(found, "people") == {"person_id": "mql_id", "created_at": "first_contact_date"}
    assert _bindings(found, "opportunities") == {
        "opportunity_id": "mql_id",
        "closed_at": "won_date",
        "outcome": "CASE WHEN \"won_date\" IS NOT NULL THEN 'won' END",
    }
    assert [one.dates and one.dates.order for one in found.tables] == ["day_first", "day_first"]

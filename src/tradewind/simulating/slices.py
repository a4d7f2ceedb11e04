"""Make the market slice by slice, so that memory stays bounded at any size."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb

from tradewind.simulating import columns
from tradewind.simulating.account_history import account_history
from tradewind.simulating.accounts import accounts, reps, team
from tradewind.simulating.events import events, events_table
from tradewind.simulating.firms import companies
from tradewind.simulating.leads import STRANGERS_EVERY, leads
from tradewind.simulating.opportunities import opportunities, opportunities_table
from tradewind.simulating.parameters import SLICE_ACCOUNTS, Parameters
from tradewind.simulating.people import contacts, people
from tradewind.simulating.randomness import MACROS, Draws
from tradewind.simulating.technologies import technologies
from tradewind.simulating.truth import accounts_truth, leads_truth, opportunities_truth
from tradewind.simulating.vocabulary import create_tables, read_vocabulary

FileFormat = Literal["csv", "parquet"]

_COPY_OPTIONS: dict[FileFormat, str] = {
    "csv": "FORMAT csv, HEADER true",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the bytes of a market depend on."""

    accounts: int
    seed: int
    ends_on: date
    file_format: FileFormat

    @property
    def slices(self) -> tuple[tuple[int, int], ...]:
        """First and last account number of each slice."""
        starts = range(1, self.accounts + 1, SLICE_ACCOUNTS)
        return tuple((start, min(start + SLICE_ACCOUNTS - 1, self.accounts)) for start in starts)

    def source(self, table: str) -> str:
        """Give the path of a table, relative to the folder: a file, or a glob of many slices."""
        if len(self.slices) == 1:
            return f"{table}.{self.file_format}"
        return f"{table}/*.{self.file_format}"

    def file(self, table: str, slice_number: int) -> str:
        """Give the path of one slice of a table, relative to the folder."""
        return self.source(table).replace("*", f"part-{slice_number:04d}")


def open_workshop(plan: Plan, *, spill: Path, threads: int | None) -> duckdb.DuckDBPyConnection:
    """Open an in-memory database with the macros, the words and the sales team in it."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": str(spill),
        "preserve_insertion_order": True,
    }
    if threads is not None:
        settings["threads"] = threads
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("SET enable_progress_bar = false")  # the caller shows its own
    connection.execute(MACROS + columns.macros(ends_on=plan.ends_on))
    create_tables(connection, read_vocabulary())
    connection.execute(f"CREATE TABLE rep AS {reps(Draws(plan.seed), accounts=plan.accounts)}")
    return connection


def _working_tables(plan: Plan, first: int, last: int) -> Iterator[tuple[str, str]]:
    """Give name and query of each table that a slice is made from, in the order of need."""
    draws, truth, words = Draws(plan.seed), Parameters(), read_vocabulary()
    unknown_first = plan.accounts + 1 + (first - 1) // STRANGERS_EVERY
    unknown_last = plan.accounts + last // STRANGERS_EVERY
    known = companies(draws, truth, words, first=first, last=last)
    unknown = companies(draws, truth, words, first=unknown_first, last=unknown_last)
    yield "company", f"SELECT *, {team(draws)} AS rep_number FROM ({known})"
    yield "stranger", f"SELECT *, NULL::BIGINT AS rep_number FROM ({unknown})"
    yield "contact", contacts(draws)
    yield "lead", leads(draws, first_account=first, last_account=last)
    yield "opportunity", opportunities(draws, truth)
    yield "event", events(draws, truth)


def _published_tables(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give name and query of each table that is written; the truth lies in its own folder."""
    draws, truth = Draws(plan.seed), Parameters()
    yield "accounts", accounts(draws, truth, as_text=plan.file_format == "csv")
    yield "people", people()
    yield "opportunities", opportunities_table()
    yield "events", events_table()
    yield "technologies", technologies(draws, truth)
    yield "account_history", account_history(draws, truth)
    yield "truth/accounts", accounts_truth(truth)
    yield "truth/leads", leads_truth()
    yield "truth/opportunities", opportunities_truth()


def table_names(plan: Plan) -> tuple[str, ...]:
    """Give the names of the tables that a market consists of, the truth's with `truth/`."""
    return tuple(name for name, _ in _published_tables(plan))


def write_slice(
    connection: duckdb.DuckDBPyConnection, plan: Plan, slice_number: int, folder: Path
) -> Iterator[tuple[str, int]]:
    """Write one slice of every table, and give each table's name and rows as it is written.

    Args:
        connection: What `open_workshop` opened.
        plan: The market.
        slice_number: Counted from 1.
        folder: Where the files go; it exists.
    """
    first, last = plan.slices[slice_number - 1]
    for name, query in _working_tables(plan, first, last):
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")
    for name, query in _published_tables(plan):
        path = folder / plan.file(name, slice_number)
        path.parent.mkdir(parents=True, exist_ok=True)
        target = str(path).replace("'", "''")
        options = _COPY_OPTIONS[plan.file_format]
        counted = connection.execute(f"COPY ({query}) TO '{target}' ({options})").fetchone()
        yield name, int(counted[0]) if counted else 0

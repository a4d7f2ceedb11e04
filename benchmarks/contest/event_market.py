"""The project of the events case: accounts and events written by DuckDB, in Parquet, by seed.

The demo market would take a quarter of an hour for as many events; its stories are not needed
here. Whatever the size, an account has 20 events on average, as unevenly as in a real log.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

SEED = 7
EVENTS_AN_ACCOUNT = 20
ROWS_A_FILE = {"accounts": 1_000_000, "events": 20_000_000}
MAKING = Path(__file__).with_name("making")
SCORECARD = Path(__file__).resolve().parent.parent / "events.yaml"
_PROJECT = """\
version: 1
name: bench
tables:
  accounts:
    source: data/accounts/*.parquet
  events:
    source: data/events/*.parquet
"""


def write_project(folder: Path, *, accounts: int) -> None:
    """Write the project, or take the data that stand there; the scorecard is always new.

    Args:
        folder: The project's folder, for this number of accounts.
        accounts: How many accounts there are; events are twenty times as many.
    """
    finished = folder / "tradewind.yaml"
    if not finished.exists():
        shutil.rmtree(folder / "data", ignore_errors=True)
        for line in _write_data(folder / "data", accounts):
            print(line, file=sys.stderr, flush=True)
        finished.write_text(_PROJECT, "utf-8")
    (folder / "scorecards").mkdir(exist_ok=True)
    shutil.copyfile(SCORECARD, folder / "scorecards" / SCORECARD.name)


def _write_data(folder: Path, accounts: int) -> Iterator[str]:
    sizes = {"accounts": accounts, "events": accounts * EVENTS_AN_ACCOUNT}
    connection = _connected(sizes)
    for table, rows in sizes.items():
        (folder / table).mkdir(parents=True)
        statement = (MAKING / f"{table}.sql").read_text("utf-8")
        for number, first in enumerate(range(0, rows, ROWS_A_FILE[table])):
            last = min(rows, first + ROWS_A_FILE[table])
            path = folder / table / f"{number:03}.parquet"
            connection.execute(f"SET VARIABLE first = {first}; SET VARIABLE last = {last}")
            connection.execute(f"COPY ({statement}) TO '{path}' (FORMAT parquet)")
            yield f"  {last:,} of {rows:,} {table} are written"


def _connected(sizes: dict[str, int]) -> "duckdb.DuckDBPyConnection":
    """Connect, and define what the statements ask for."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
    # A number from 0 to 1 for row n; each `salt` gives numbers of their own.
    connection.execute(
        f"CREATE MACRO share(n, salt) AS (hash(n, salt, {SEED}) >> 11) / 9007199254740992.0"
    )
    for table, rows in sizes.items():
        connection.execute(f"SET VARIABLE {table} = {rows}")
    return connection


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), accounts=int(sys.argv[2]))

"""One simulated market of 20,000 accounts, written once, with a way to ask it questions."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from tradewind.simulating.market import write_market


@pytest.fixture(scope="session")
def ask(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], tuple[Any, ...]]]:
    """Give a function that answers a query with its only row.

    The tables of the market are views of their own names; those of the truth are called
    `true_accounts`, `true_leads` and `true_opportunities`.
    """
    folder = tmp_path_factory.mktemp("market")
    write_market(folder, accounts=20_000)
    connection = duckdb.connect(":memory:")
    for path in sorted(folder.rglob("*.csv")):
        name = f"true_{path.stem}" if path.parent.name == "truth" else path.stem
        read = f"read_csv('{path}', nullstr=['', 'n/a'], sample_size=-1)"
        connection.execute(f"CREATE TABLE {name} AS FROM {read}")

    def answer(query: str) -> tuple[Any, ...]:
        (row,) = connection.execute(query).fetchall()
        return tuple(row)

    yield answer
    connection.close()

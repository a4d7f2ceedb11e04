"""One simulated market of 20,000 accounts, written once, with a way to ask it questions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tradewind.demo.market import write_market


class Questions:
    """Asks a market by SQL; its tables are views, those of the truth begin with `true_`."""

    def __init__(self, folder: Path) -> None:
        self.connection = duckdb.connect(":memory:")
        for path in sorted(folder.rglob("*.csv")):
            name = f"true_{path.stem}" if path.parent.name == "truth" else path.stem
            self.connection.execute(
                f"CREATE TABLE {name} AS FROM read_csv('{path}', nullstr=['', 'n/a'])"
            )

    def one(self, query: str) -> Any:
        """Give the only value of the only row."""
        (value,) = self.row(query)
        return value

    def row(self, query: str) -> tuple[Any, ...]:
        """Give the only row."""
        (row,) = self.connection.execute(query).fetchall()
        return tuple(row)

    def area_under_curve(self, query: str) -> float:
        """Give the share of pairs of a winner and a loser that `score` ranks rightly.

        The query gives `won` (yes or no) and `score`; ties count half (Mann and Whitney 1947).
        """
        return float(
            self.one(f"""
            WITH ranked AS (
              SELECT won, rank() OVER (ORDER BY score)
                + (count(*) OVER (PARTITION BY score) - 1) / 2 AS place FROM ({query}))
            SELECT (sum(place) FILTER (won) - count(*) FILTER (won) * (count(*) FILTER (won) + 1) / 2)
              / (count(*) FILTER (won) * count(*) FILTER (NOT won)) FROM ranked""")
        )


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    """Give the market of 20,000 accounts and the default seed."""
    folder = tmp_path_factory.mktemp("market")
    write_market(folder, accounts=20_000)
    questions = Questions(folder)
    yield questions
    questions.connection.close()

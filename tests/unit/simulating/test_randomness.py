"""The draws: even, independent of each other, and the same for ever."""

import duckdb
import pytest

from tradewind.simulating.randomness import MACROS, Draws


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    """Give a database with 100,000 entities numbered from 0."""
    opened = duckdb.connect(":memory:")
    opened.execute(MACROS)
    opened.execute("CREATE TABLE entities AS SELECT i::UBIGINT AS entity FROM range(100000) t(i)")
    return opened


def test_the_hash_never_changes(connection: duckdb.DuckDBPyConnection) -> None:
    """Worked by hand in Python's own integers, so that no engine can change it."""

    def mix(x: int) -> int:
        x = (x ^ x >> 16) * 0x21F0AAAD % 2**32
        x = (x ^ x >> 15) * 0x735A2D97 % 2**32
        return x ^ x >> 15

    rows = connection.execute("SELECT entity, mix(entity) FROM entities LIMIT 1000").fetchall()

    assert [mixed for _, mixed in rows] == [mix(entity) for entity, _ in rows]


def test_shares_are_even(connection: duckdb.DuckDBPyConnection) -> None:
    """Each tenth of the range gets a tenth of the entities."""
    share = Draws(7).share("test")

    rows = connection.execute(
        f"SELECT floor(10 * {share}) AS tenth, count(*) FROM entities GROUP BY tenth"
    ).fetchall()

    assert len(rows) == 10
    assert all(count == pytest.approx(10_000, abs=400) for _, count in rows)


def test_two_purposes_are_independent(connection: duckdb.DuckDBPyConnection) -> None:
    """Draws of two purposes, and of neighbours, do not go together."""
    one, two = Draws(7).share("one"), Draws(7).share("two")

    row = connection.execute(f"""
        SELECT corr(one, two), corr(one, next) FROM (SELECT {one} AS one, {two} AS two,
          lead({one}) OVER (ORDER BY entity) AS next FROM entities)""").fetchone()

    assert row is not None
    assert all(abs(value) < 0.015 for value in row)


def test_normal_draws_have_mean_0_and_deviation_1(connection: duckdb.DuckDBPyConnection) -> None:
    """The bell is centred and of unit width."""
    bell = Draws(7).normal("test")

    row = connection.execute(f"SELECT avg({bell}), stddev({bell}) FROM entities").fetchone()

    assert row == (pytest.approx(0, abs=0.015), pytest.approx(1, abs=0.015))


def test_picks_of_an_empty_list_are_null(connection: duckdb.DuckDBPyConnection) -> None:
    """Where there is no word to pick, none is picked."""
    pick = Draws(7).pick("test", "[]::VARCHAR[]")

    assert connection.execute(f"SELECT DISTINCT {pick} FROM entities").fetchall() == [(None,)]

"""The companies: enough different names for any size."""

import duckdb

from tradewind.simulating.firms import companies
from tradewind.simulating.parameters import Parameters
from tradewind.simulating.randomness import MACROS, Draws
from tradewind.simulating.vocabulary import create_tables, read_vocabulary


def test_domains_differ_far_beyond_the_stems() -> None:
    """When all stems are used, second words and numbers set the next companies apart."""
    connection = duckdb.connect(":memory:")
    connection.execute(MACROS)
    words = read_vocabulary()
    create_tables(connection, words)
    starts = (1, words.stems + 1, words.stems * 40, words.stems * 70, words.stems * 200)
    queries = [
        companies(Draws(7), Parameters(), words, first=start, last=start + 999) for start in starts
    ]

    united = " UNION ALL ".join(
        f"(SELECT domain, parent_n, is_duplicate FROM ({q}))" for q in queries
    )
    row = connection.execute(f"""
        SELECT count(*), count(DISTINCT domain) FROM ({united})
        WHERE parent_n IS NULL AND NOT is_duplicate""").fetchone()

    assert row is not None
    assert row[0] == row[1] > 4000

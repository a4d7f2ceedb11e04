"""Tables of this process that the engine can query."""

import pyarrow as pa

from tradewind.engines.duckdb import DuckdbEngine


def test_a_loaded_table_is_queried_by_its_name_and_replaced_by_the_next() -> None:
    """Rows in memory become a table; loading again under the same name replaces it."""
    with DuckdbEngine() as engine:
        engine.load("odd name", pa.table({"n": [1, 2]}))
        engine.load("odd name", pa.table({"n": [7]}))

        assert engine.rows('SELECT n FROM "odd name"') == [(7,)]


def test_an_empty_table_keeps_its_columns() -> None:
    """No rows are no reason to forget what they would be."""
    with DuckdbEngine() as engine:
        engine.load("none", pa.table({"texts": pa.array([], pa.list_(pa.string()))}))

        assert engine.rows("SELECT typeof(texts) FROM none") == []
        assert engine.arrow("FROM none").column_names == ["texts"]

"""The connection of those contestants that run a statement in DuckDB themselves."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MEMORY = "TRADEWIND_BENCH_MEMORY"
"""Variable of the environment with the memory that DuckDB may use, such as 8GB; then it spills."""


def connected() -> "duckdb.DuckDBPyConnection":
    """Connect to a DuckDB in memory."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
    if memory := os.environ.get(MEMORY):
        connection.execute(f"SET memory_limit = '{memory}'")
    return connection

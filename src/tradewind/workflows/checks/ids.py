"""Which ids of a table stand in several rows, and how many rows have none."""

from dataclasses import dataclass

from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression, identifier
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundTable

MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Ids:
    """What is wrong with the ids of a table.

    Attributes:
        missing: Rows without an id.
        repeated: Ids that several rows have.
        listed: The most repeated of them in words, each with how often.
    """

    missing: int
    repeated: int
    listed: str


def ids_of(engine: Engine, table: BoundTable, column: str) -> Ids:
    """Look through the ids of a table, read as text without blanks around them."""
    key = expression(read_as(table.columns[column], "text", table.dates))
    rows = engine.rows(
        f"SELECT id, copies, COUNT(id) OVER () FROM (SELECT {key} AS id, COUNT(*) AS copies "
        f"FROM {identifier(table.relation)} GROUP BY 1 HAVING copies > 1 OR {key} IS NULL) "
        f"ORDER BY id IS NOT NULL, copies DESC, id LIMIT {MOST_LISTED + 1}"
    )
    missing = sum(copies for id_, copies, _ in rows if id_ is None)
    repeated = [row for row in rows if row[0] is not None][:MOST_LISTED]
    count = repeated[0][2] if repeated else 0
    more = f" and {count - len(repeated)} more" if count > len(repeated) else ""
    listed = ", ".join(f'"{id_}" ({copies} times)' for id_, copies, _ in repeated)
    return Ids(missing, count, listed + more)

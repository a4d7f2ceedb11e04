"""The scorecard `forty` as one statement, written by hand for DuckDB."""

from pathlib import Path
from typing import TYPE_CHECKING

from contest.connecting import connected
from contest.market import files_of

if TYPE_CHECKING:
    import pyarrow as pa

STATEMENT = Path(__file__).with_name("handwritten.sql")
_RANKING = """
SELECT account_id, name, owner, score, tier, cell, completeness,
  fit_score, technology_score, engagement_score
FROM scored ORDER BY is_excluded, score DESC NULLS LAST, account_id
"""


class Handwritten:
    """Makes a table of the statement and reads the ranked scores from it."""

    def prepare(self, project: Path) -> None:
        """Define the two sources, as views of their files."""
        self._connection = connected()
        for table in ("accounts", "technologies"):
            self._connection.execute(
                f"CREATE VIEW crm_{table} AS FROM read_parquet({files_of(project, table)})"
            )
        self._statement = f"CREATE TEMP TABLE scored AS\n{STATEMENT.read_text('utf-8')}"

    def score(self) -> None:
        """Run the statement, and fetch the ranked scores."""
        self._connection.execute(self._statement)
        self._ranked = self._connection.sql(_RANKING).to_arrow_table()

    def published(self) -> "pa.Table":
        """Give all columns of the table."""
        return self._connection.table("scored").to_arrow_table()


CONTESTANT = Handwritten()

"""The scorecard `events` as one statement, written by hand for DuckDB."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from contest.connecting import connected
from contest.market import files_of

if TYPE_CHECKING:
    import pyarrow as pa

_RANKING = """
SELECT account_id, name, owner, score, tier, cell, completeness,
  fit_score, engagement_score, activity_score
FROM scored ORDER BY is_excluded, score DESC NULLS LAST, account_id
"""
_EVIDENCE = re.compile("_(count|latest)$")


class HandwrittenEvents:
    """Makes a table of the statement and reads the ranked scores from it."""

    def __init__(self, *, with_evidence: bool = False) -> None:
        """Choose what the table holds.

        Args:
            with_evidence: Whether it holds, beside the scores and contributions, how many
                events count for each component and when the latest was.
        """
        self._with_evidence = with_evidence

    def prepare(self, project: Path) -> None:
        """Define the sources as views of their files, and the two steps over the events."""
        self._connection = connected()
        for table in ("accounts", "events"):
            self._connection.execute(
                f"CREATE VIEW crm_{table} AS FROM read_parquet({files_of(project, table)})"
            )
        sums = "events_summed_with_evidence" if self._with_evidence else "events_summed"
        self._connection.execute(f"CREATE VIEW events_live AS {_written('events_live')}")
        self._connection.execute(f"CREATE VIEW events_summed AS {_written(sums)}")
        statement = _written("events_scored")
        if self._with_evidence:
            everything = statement.removesuffix("FROM scored\n")
            statement = f"{everything}, COLUMNS('{_EVIDENCE.pattern}')\nFROM scored\n"
        self._statement = f"CREATE TEMP TABLE scored AS\n{statement}"

    def score(self) -> None:
        """Run the statement, and fetch the ranked scores."""
        self._connection.execute(self._statement)
        self._ranked = self._connection.sql(_RANKING).to_arrow_table()

    def published(self) -> "pa.Table":
        """Give the scores, values and contributions; the evidence is no part of a score."""
        table = self._connection.table("scored").to_arrow_table()
        return table.select([name for name in table.column_names if not _EVIDENCE.search(name)])


def _written(name: str) -> str:
    return Path(__file__).with_name(f"{name}.sql").read_text("utf-8")


CONTESTANT = HandwrittenEvents()

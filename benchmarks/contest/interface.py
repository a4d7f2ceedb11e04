"""What every contestant offers, and the moment all of them score for."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
"""The last day of the simulated market."""


class Contestant(Protocol):
    """One way to score the accounts of a project with its scorecard `forty`."""

    def prepare(self, project: Path) -> None:
        """Import what is needed and open connections; not timed."""

    def score(self) -> None:
        """Read the files, score every account, and rank the scores; timed."""

    def published(self) -> "pa.Table":
        """Give what was scored: one row per account, by the names of Tradewind's columns.

        Values, points and scores have four places, as decimals or as doubles. Not timed.
        """

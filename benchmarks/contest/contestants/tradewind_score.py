"""`tradewind score` without publishing: reads the project, checks the data, compiles, scores."""

from pathlib import Path
from typing import TYPE_CHECKING

from contest.interface import AS_OF

if TYPE_CHECKING:
    import pyarrow as pa

    from tradewind.workflows.score import ScoreResult


class TradewindScore:
    """The verb, as the command line calls it."""

    def prepare(self, project: Path) -> None:
        """Import the verb and all that it would import when it is called."""
        import duckdb  # noqa: F401  # so that its import is not timed
        import pyarrow.parquet  # noqa: F401  # the same
        import sqlglot  # noqa: F401  # the same

        import tradewind

        self._score = tradewind.score
        self._project = project
        self._result: ScoreResult | None = None

    def score(self) -> None:
        """Score and rank."""
        self._result = self._score(self._project, as_of=AS_OF, publish=False)

    def published(self) -> "pa.Table":
        """Give the ranked scores; without publishing, the verb gives no contributions."""
        assert self._result is not None, "it has scored"
        return self._result.scores.arrow


CONTESTANT = TradewindScore()

"""The statement that `tradewind score` runs, in DuckDB without anything around it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from contest.connecting import connected
from contest.interface import AS_OF

if TYPE_CHECKING:
    import pyarrow as pa


class TradewindStatement:
    """Makes a table of the compiled statement and reads the ranked scores from it."""

    def __init__(self, *, with_evidence: bool = False) -> None:
        """Choose what the table holds.

        Args:
            with_evidence: Whether it holds, beside the scores and contributions, what they rest
                on: the columns that were read, and what was measured in other tables.
        """
        self._carried: tuple[()] | None = () if with_evidence else None

    def prepare(self, project: Path) -> None:
        """Compile the statement, and define the sources in a connection of its own."""
        from tradewind.compiling.compile import compile_scorecard
        from tradewind.workflows.projects.compiled_for import tables_read_by
        from tradewind.workflows.projects.opening import chosen_scorecard, opened
        from tradewind.workflows.runs.publishing import SCORED
        from tradewind.workflows.score import scores_statement

        os.chdir(project)  # the sources' paths are relative to the project
        card = chosen_scorecard(Path(), None).card
        with opened(Path(), tables=tables_read_by(card)) as in_sight:
            compiled = compile_scorecard(card, in_sight.bound, as_of=AS_OF, carried=self._carried)
            sources = [relation.defined_by for relation in in_sight.relations.values()]
        self._connection = connected()
        for source in sources:
            assert source is not None, "Parquet sources are views"
            self._connection.execute(source)
        self._table = SCORED
        self._statement = f"CREATE TEMP TABLE {SCORED} AS\n{compiled.sql}"
        self._measures = compiled.measures
        self._ranking = scores_statement(compiled)

    def score(self) -> None:
        """Run the statement, and fetch the ranked scores."""
        self._connection.execute(self._statement)
        self._ranked = self._connection.sql(self._ranking).to_arrow_table()

    def published(self) -> "pa.Table":
        """Give all columns of the table, without what was measured in other tables."""
        table = self._connection.table(self._table).to_arrow_table()
        return table.drop_columns(list(self._measures))


CONTESTANT = TradewindStatement()

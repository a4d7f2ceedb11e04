"""The rows of a backtest in their order, their accounts numbered, and their values as arrays."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tradewind.compiling.write import identifier
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.measuring.observations import Floats, Integers, YesNo
from tradewind.workflows.backtesting.deals import DEALS
from tradewind.workflows.backtesting.outcomes import ROWS

NUMBERS = "backtest_numbers"
"""The number of every account that a row or an opportunity has: account_id and `account`."""
_NUMBERED = "backtest_numbered_rows"
_RANKED_BY = "CASE WHEN NOT is_excluded THEN CAST(score AS DOUBLE) END"
"""What a scorecard ranks by: whom it excludes stands behind all others, whatever the score."""


@dataclass(frozen=True, slots=True)
class NumberedRows:
    """The rows of a backtest, ordered by snapshot and account; all arrays have the same length.

    Attributes:
        engine: The engine that holds the scores.
        scores: The relation of the tested scorecard's scores.
        place: Position of each row's score in that relation.
        account: Number of its account: those of rows are 0 to `accounts` - 1.
        snapshot: Position of its snapshot.
        outcome: Whether what is asked happened.
        revenue: Amounts won within the horizon, added.
        accounts: How many different accounts the rows have.
        numbered: How many have a number: those of the rows and those of opportunities.
        moments: How many snapshots there are.
    """

    engine: DuckdbEngine
    scores: str
    place: NDArray[np.int64]
    account: Integers
    snapshot: Integers
    outcome: YesNo
    revenue: Floats
    accounts: int
    numbered: int
    moments: int

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.place)

    def numbers(self, column: str) -> Floats:
        """Give a column of the scores as numbers, row by row; NaN where it is unknown."""
        return as_numbers(self._column(f"CAST({identifier(column)} AS DOUBLE)"))[self.place]

    def categories(self, column: str) -> Floats:
        """Give a column of texts by the position of each text, in order of first appearance."""
        texts = self._column(identifier(column)).combine_chunks().take(pa.array(self.place))
        return as_numbers(pc.dictionary_encode(texts).indices.cast(pa.float64()))

    def share_unknown(self, column: str) -> float:
        """Give the share (0–1) of the rows in which a column of the scores is null."""
        return float(np.isnan(self.numbers(column)).mean()) if len(self) else 0.0

    def scores_in_order(self) -> Floats:
        """Give the scores in the order of their relation; NaN where the scorecard excludes."""
        return as_numbers(self._column(_RANKED_BY))

    def scores_of(self, relation: str) -> Floats:
        """Give the scores by another scorecard, row by row; NaN where it excludes, or has none."""
        found = self.engine.arrow(
            f"SELECT row_number, {_RANKED_BY} AS value "
            f"FROM {_NUMBERED} JOIN {identifier(relation)} USING (snapshot, account_id)"
        )
        values = np.full(len(self), np.nan)
        values[found["row_number"].to_numpy()] = as_numbers(found["value"])
        return values

    def _column(self, term: str) -> pa.ChunkedArray:
        # Without an order, the engine gives the rows of a table as they were put in: by rowid.
        return self.engine.arrow(f"SELECT {term} AS value FROM {identifier(self.scores)}")["value"]


def numbered_rows(engine: DuckdbEngine, *, scores: str, moments: int) -> NumberedRows:
    """Number the accounts, and give the rows of the relation `ROWS` in their order.

    Args:
        engine: The engine that holds `ROWS`, `DEALS` and the scores; it gets `NUMBERS`.
        scores: The relation of the tested scorecard's scores.
        moments: How many snapshots there are.
    """
    engine.execute(f"""
CREATE OR REPLACE TEMP TABLE {NUMBERS} AS
SELECT account_id, MAX(is_of_row) = 1 AS is_of_row,
  CAST(ROW_NUMBER() OVER (ORDER BY MAX(is_of_row) DESC, account_id) - 1 AS INTEGER) AS account
FROM (
  SELECT DISTINCT account_id, 1 AS is_of_row FROM {ROWS}
  UNION ALL SELECT DISTINCT account_id, 0 FROM {DEALS} WHERE account_id IS NOT NULL
) GROUP BY account_id""")
    engine.execute(f"""
CREATE OR REPLACE TEMP TABLE {_NUMBERED} AS
SELECT ROW_NUMBER() OVER (ORDER BY snapshot, account, case_number) - 1 AS row_number,
  place, account, snapshot, outcome, revenue, account_id
FROM {ROWS} JOIN {NUMBERS} USING (account_id)
ORDER BY row_number""")
    found = engine.arrow(
        f"SELECT place, account, snapshot, outcome, revenue FROM {_NUMBERED} ORDER BY row_number"
    )
    ((accounts, numbered),) = engine.rows(
        f"SELECT COUNT(*) FILTER (WHERE is_of_row), COUNT(*) FROM {NUMBERS}"
    )
    return NumberedRows(
        engine=engine,
        scores=scores,
        place=found["place"].to_numpy(),
        account=found["account"].to_numpy(),
        snapshot=found["snapshot"].to_numpy(),
        outcome=found["outcome"].to_numpy(),
        revenue=found["revenue"].to_numpy(),
        accounts=int(accounts),
        numbered=int(numbered),
        moments=moments,
    )


def as_numbers(values: pa.ChunkedArray | pa.Array) -> Floats:
    """Give an array of doubles whose unknown values are NaN."""
    filled: Floats = pc.fill_null(values, float("nan")).to_numpy()
    return filled

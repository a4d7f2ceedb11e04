"""Tell what happened within the horizon to the accounts that counted at each snapshot."""

from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.measuring.observations import Question
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.backtesting.deals import DEALS
from tradewind.workflows.backtesting.eligibility import MOMENTS, STANDINGS

ROWS = "backtest_rows"
"""The rows of a backtest, whatever was asked."""


def lay_out_outcomes(engine: Engine, question: Question, *, horizon_days: float) -> None:
    """Make the relation `ROWS` for a question about accounts, `buys` or `opens`.

    It has one row per account and snapshot that counts: `place` (of its score), snapshot,
    account_id, `case_number` (0), `outcome` (whether it happened after the snapshot, and at the
    end of the horizon at the latest), and `revenue` (amounts of what was won in that time, added).

    Renewals are no outcome, and neither is what was closed before it was opened.
    """
    until = f"moment + {literal(horizon_days * SECONDS_A_DAY)}"
    won = f"outcome = 'won' AND closed > moment AND closed <= {until}"
    happened = won if question == "buys" else f"opened > moment AND opened <= {until}"
    engine.execute(f"""
CREATE OR REPLACE TEMP TABLE {ROWS} AS
WITH happened AS (
  SELECT snapshot, account_id, BOOL_OR({happened}) AS outcome,
    SUM(amount ORDER BY deal) FILTER (WHERE {won}) AS revenue
  FROM {DEALS} JOIN {MOMENTS} ON closed > moment OR opened > moment
  WHERE NOT is_renewal AND NOT is_backwards AND account_id IS NOT NULL GROUP BY ALL
)
SELECT place, snapshot, account_id, CAST(0 AS BIGINT) AS case_number,
  COALESCE(outcome, FALSE) AS outcome, COALESCE(revenue, 0.0) AS revenue
FROM {STANDINGS} LEFT JOIN happened USING (snapshot, account_id)
WHERE reason IS NULL""")


def left_out_outcomes(engine: Engine) -> dict[str, int]:
    """Count the opportunities of no scored account, which are an outcome of none."""
    ((unknown,),) = engine.rows(
        f"SELECT COUNT(*) FROM {DEALS} WHERE account_id IS NOT NULL AND NOT is_renewal "
        f"AND NOT is_backwards AND account_id NOT IN (SELECT account_id FROM {STANDINGS})"
    )
    words = "opportunities of accounts that the accounts table does not have"
    return {words: int(unknown)} if unknown else {}

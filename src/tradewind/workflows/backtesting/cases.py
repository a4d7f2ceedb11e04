"""Tell what became of single cases: opportunities, and accounts of which somebody said something.

Each is judged by the account's score at the last snapshot before it.
"""

from collections.abc import Sequence
from datetime import timedelta

import pyarrow as pa

from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Engine
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.backtesting.dates import Reach
from tradewind.workflows.backtesting.deals import DEALS
from tradewind.workflows.backtesting.eligibility import MOMENTS, STANDINGS
from tradewind.workflows.backtesting.outcomes import ROWS

CASES = "backtest_cases"
"""The cases, and why those that do not count do not."""
_SAID = "backtest_feedback"
_COUNTS_NOT = {
    "before": "{cases} before the first snapshot",
    "unknown": "{cases} of accounts that the accounts table does not have",
    "not entered": "{cases} of accounts that were not entered by the snapshot",
    "gated": "{cases} of accounts that the scorecard excludes",
    "unscored": "{cases} of accounts without a score",
}
OPPORTUNITIES, OPINIONS = "opportunities", "opinions"


def lay_out_opportunities(
    engine: Engine, reach: Reach | None, *, horizon_days: float
) -> dict[str, int]:
    """Make the relation `ROWS` for the question `wins`: one row per opportunity that has ended.

    Where no opportunity has a date, all of them are judged by the one snapshot there is. Else
    those count that were opened by the first snapshot at the earliest, and a horizon before the
    data's end at the latest: what was opened later has ended only if it was quick.

    Args:
        engine: The engine that holds `DEALS`, `MOMENTS` and `STANDINGS`.
        reach: Of what time the opportunities tell; None where they have no dates.
        horizon_days: Days that an opportunity must have had to end.

    Returns:
        How many opportunities do not count, in words. Those without an account, and those whose
        dates contradict each other, are counted with the deals, as renewals are.
    """
    moment, late = "opened", "opened IS NULL"
    if reach is None:
        # All at the one snapshot, which is now.
        moment, late = f"(SELECT MAX(moment) FROM {MOMENTS})", "FALSE"
    else:
        last = (reach.end - timedelta(days=horizon_days)).timestamp()
        late += f" OR opened > {literal(last)}"
    words = {
        "late": "opportunities opened less than a horizon before the data's end",
        "open": "opportunities that are still open",
    }
    cases = (
        f"SELECT deal AS case_number, account_id, {moment} AS moment, outcome = 'won' AS outcome,"
        " CASE WHEN outcome = 'won' THEN amount END AS revenue,"
        f" CASE WHEN {late} THEN 'late' WHEN outcome = 'open' THEN 'open' END AS why"
        f" FROM {DEALS} WHERE NOT is_renewal AND NOT is_backwards AND account_id IS NOT NULL"
        + ("" if reach is None else " AND opened IS NOT NULL")
    )
    return _lay_out(engine, cases, words, of=OPPORTUNITIES)


def lay_out_opinions(engine: DuckdbEngine, said: Sequence[Feedback]) -> dict[str, int]:
    """Make the relation `ROWS` for the question `liked`: one row per opinion that holds.

    Args:
        engine: The engine that holds `MOMENTS` and `STANDINGS`.
        said: The opinions.

    Returns:
        How many opinions do not count, in words.
    """
    rows = {
        "case_number": pa.array(range(len(said)), pa.int64()),
        "account_id": pa.array([one.account_id for one in said], pa.string()),
        "moment": pa.array([one.said_at.timestamp() for one in said], pa.float64()),
        "verdict": pa.array([one.verdict for one in said], pa.string()),
    }
    engine.load(_SAID, pa.table(rows))
    cases = (
        "SELECT case_number, account_id, moment, verdict = 'good' AS outcome, "
        "CAST(NULL AS DOUBLE) AS revenue, "
        f"CASE WHEN verdict = 'wrong-data' THEN 'wrong' END AS why FROM {_SAID}"
    )
    words = {"wrong": "opinions that the data are wrong"}
    return _lay_out(engine, cases, words, of=OPINIONS)


def _lay_out(engine: Engine, cases: str, words: dict[str, str], *, of: str) -> dict[str, int]:
    engine.execute(f"""
CREATE OR REPLACE TEMP TABLE {CASES} AS
WITH dated AS (
  SELECT cases.*, snapshot FROM ({cases}) AS cases
  ASOF LEFT JOIN {MOMENTS} AS moments ON cases.moment >= moments.moment
)
SELECT place, snapshot, dated.account_id, case_number, outcome, revenue, CASE
    WHEN why IS NOT NULL THEN why
    WHEN snapshot IS NULL THEN 'before'
    WHEN standings.place IS NULL THEN 'unknown'
    WHEN standings.reason IS NOT NULL THEN standings.reason
    WHEN standings.is_unscored THEN 'unscored'
  END AS reason
FROM dated LEFT JOIN {STANDINGS} AS standings USING (snapshot, account_id)""")
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {ROWS} AS SELECT place, snapshot, account_id, "
        f"case_number, outcome, COALESCE(revenue, 0.0) AS revenue FROM {CASES} WHERE reason IS NULL"
    )
    reasons = words | {reason: text.format(cases=of) for reason, text in _COUNTS_NOT.items()}
    found = dict(
        engine.rows(f"SELECT reason, COUNT(*) FROM {CASES} WHERE reason IS NOT NULL GROUP BY 1")
    )
    return {text: int(found[reason]) for reason, text in reasons.items() if reason in found}

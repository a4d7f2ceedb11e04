"""Tell which accounts count at each snapshot, and why the others do not."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal, get_args

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.compile import Compiled
from tradewind.compiling.tables.account_history import covered
from tradewind.compiling.write import identifier, literal
from tradewind.engines.interface import Engine
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.workflows.backtesting.deals import DEALS, WRITTEN
from tradewind.workflows.projects.opening import OpenProject

Included = Literal["customers", "open", "gated"]
"""Accounts that count only where they are asked for."""
INCLUDED: tuple[Included, ...] = get_args(Included)
MOMENTS = "backtest_moments"
"""The snapshots; one row each: `snapshot` (its position) and `moment` in seconds since 1970."""
STANDINGS = "backtest_standings"
"""How every scored account stood at every snapshot."""
NOT_ENTERED, CUSTOMERS_TODAY = "not entered", "customers today"
WORDS = {
    NOT_ENTERED: "rows of accounts that were not entered yet",
    "customers": "rows of accounts that were customers",
    CUSTOMERS_TODAY: "rows of accounts that are customers today, and won nothing in the data",
    "open": "rows of accounts with an open opportunity",
    "gated": "rows of accounts that the scorecard excludes",
}
"""Why an account does not count at a snapshot, in words."""
_ASKED_FOR_BY = {CUSTOMERS_TODAY: "customers"}
"""What lets an account count, where that is not called as the reason is."""
_IS_CUSTOMER, _ENTERED = ColumnUse("is_customer", "yes_no"), ColumnUse("created_at", "date")
_ALWAYS = float("-1e300")
"""A moment before all others, in seconds since 1970."""


def carried_for_eligibility(project: OpenProject) -> tuple[ColumnUse, ...]:
    """Give the columns of the accounts that tell who counts, as far as they are there."""
    columns = project.tables["accounts"].columns
    return tuple(use for use in (_IS_CUSTOMER, _ENTERED) if use.column in columns)


def lay_out_moments(engine: Engine, moments: Sequence[datetime]) -> None:
    """Make the relation `MOMENTS`."""
    rows = ", ".join(f"({place}, {literal(one.timestamp())})" for place, one in enumerate(moments))
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {MOMENTS} AS "
        "SELECT CAST(snapshot AS INTEGER) AS snapshot, moment "
        f"FROM (VALUES {rows}) AS m (snapshot, moment)"
    )


def lay_out_standings(
    project: OpenProject, compiled: Compiled, *, scores: str, include: Collection[Included]
) -> None:
    """Make the relation `STANDINGS` of the project's engine; needs `DEALS` and `MOMENTS`.

    It has one row per row of the scores: `place` (its position there, from 0), snapshot,
    account_id, `reason`: a key of `WORDS`, the first that keeps the account from counting, or null
    where it counts; and is_unscored.

    A customer is who has won by then, or whom the account history calls one as of then. Where no
    history tells, whom the accounts call a customer today is one at all times if the
    opportunities hold no win of its own, for then it was won before them; a win in them says when
    it became one.

    Args:
        project: The open project.
        compiled: The statement of the scores, with the columns of `carried_for_eligibility`.
        scores: The relation of the scores by `score_moments`.
        include: What does not keep an account from counting.
    """
    reads = compiled.layout.reads
    entered = f"scores.{identifier(reads[_ENTERED])}" if _ENTERED in reads else "NULL"
    was_called, is_called = _called_customers(project, compiled)
    tests = {
        NOT_ENTERED: f"{entered} > moment",
        "customers": f"first_win <= moment OR {was_called}",
        CUSTOMERS_TODAY: is_called,
        "open": "is_open",
        "gated": "is_excluded",
    }
    reasons = " ".join(
        f"WHEN {test} THEN {literal(reason)}"
        for reason, test in tests.items()
        if _ASKED_FOR_BY.get(reason, reason) not in include
    )
    project.engine.execute(f"""
CREATE OR REPLACE TEMP TABLE {STANDINGS} AS
WITH wins AS (
  SELECT account_id, MIN(CASE
    WHEN closed IS NULL THEN COALESCE(opened, {literal(_ALWAYS)})
    ELSE GREATEST(closed, COALESCE(opened, closed)) END) AS first_win
  FROM {DEALS} WHERE outcome = 'won' AND account_id IS NOT NULL GROUP BY 1
),
winners AS (SELECT DISTINCT account_id, TRUE AS is_winner FROM {WRITTEN} WHERE outcome = 'won'),
opened AS (
  SELECT DISTINCT snapshot, account_id, TRUE AS is_open
  FROM {DEALS} JOIN {MOMENTS} ON opened <= moment AND (closed > moment OR outcome = 'open')
  WHERE NOT is_backwards
)
SELECT scores.rowid AS place, scores.snapshot, scores.account_id,
  CASE {reasons} END AS reason, scores.score IS NULL AS is_unscored
FROM {identifier(scores)} AS scores
JOIN {MOMENTS} USING (snapshot)
LEFT JOIN wins ON wins.account_id = scores.account_id
LEFT JOIN winners ON winners.account_id = scores.account_id
LEFT JOIN opened ON opened.account_id = scores.account_id AND opened.snapshot = scores.snapshot""")


def _called_customers(project: OpenProject, compiled: Compiled) -> tuple[str, str]:
    """Write the conditions that the account history, and that the accounts call it a customer."""
    column = compiled.layout.reads.get(_IS_CUSTOMER)
    if column is None:
        return "FALSE", "FALSE"
    called = f"scores.{identifier(column)}"
    is_covered = covered(project.tables.get("account_history"), [_IS_CUSTOMER])
    is_told = "FALSE"
    if is_covered and ATTRIBUTES_FROM in compiled.columns:
        is_told = f"scores.{ATTRIBUTES_FROM} IS NOT NULL"
    return f"({called} AND {is_told})", f"({called} AND NOT {is_told} AND is_winner IS NULL)"


def left_out_standings(engine: Engine) -> dict[str, int]:
    """Count the accounts that do not count, over all snapshots, by why."""
    found = engine.rows(
        f"SELECT reason, COUNT(*) FROM {STANDINGS} WHERE reason IS NOT NULL GROUP BY 1"
    )
    counts = {str(reason): int(count) for reason, count in found}
    return {words: counts[reason] for reason, words in WORDS.items() if reason in counts}

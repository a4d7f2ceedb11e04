"""Join what was known and what happened into the rows that a proof rests on."""

from collections.abc import Mapping
from datetime import datetime

import numpy as np

from tradewind.compiling.write import identifier, literal
from tradewind.engines.interface import Engine
from tradewind.measuring.observations import Deals, Floats, Integers, Observations, Question
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.backtesting.deals import DEALS
from tradewind.workflows.backtesting.eligibility import MOMENTS, NOT_ENTERED, STANDINGS
from tradewind.workflows.backtesting.numbered_rows import NUMBERS, NumberedRows, as_numbers


def observations_of(
    rows: NumberedRows,
    *,
    question: Question,
    moments: tuple[datetime, ...],
    horizon_days: float,
    data_end: datetime,
    tiers: tuple[str, ...],
    rankings: Mapping[str, Floats],
) -> Observations:
    """Give the rows of a backtest, with what each ranking sorts them by.

    Args:
        rows: The rows.
        question: What is asked.
        moments: The snapshots.
        horizon_days: Days after a snapshot within which something must happen to count.
        data_end: The last moment of which outcomes are known.
        tiers: Names of the tested scorecard's tiers, the best first.
        rankings: By name, what each ranking sorts by; the tested scorecard's score first.
    """
    return Observations(
        question=question,
        moments=moments,
        horizon_days=horizon_days,
        data_end=data_end,
        account=rows.account,
        snapshot=rows.snapshot,
        outcome=rows.outcome,
        score=next(iter(rankings.values())),
        tiers=tiers,
        tier=tier_positions(rows.engine, rows.scores, tiers)[rows.place],
        rankings=rankings,
        revenue=rows.revenue,
        accounts=rows.accounts,
    )


def tier_positions(engine: Engine, scores: str, tiers: tuple[str, ...]) -> Integers:
    """Give the position of each score's tier, in the relation's order; -1 where it has none."""
    whens = " ".join(f"WHEN {literal(name)} THEN {place}" for place, name in enumerate(tiers))
    found = engine.arrow(
        f"SELECT CAST(CASE tier {whens} ELSE -1 END AS INTEGER) AS tier FROM {identifier(scores)}"
    )
    positions: Integers = found["tier"].to_numpy()
    return positions


def deals_of(
    rows: NumberedRows,
    *,
    data_end: datetime,
    tiers: tuple[str, ...],
    currency: str | None,
    is_dated: bool,
) -> Deals:
    """Give the opportunities, each with the score of its account before it was opened.

    An account that was not entered by that snapshot had no score then.

    Args:
        rows: The rows of the backtest, whose accounts are numbered.
        data_end: The last moment of which outcomes are known; open ones have lasted until then.
        tiers: Names of the tested scorecard's tiers, the best first.
        currency: The currency of the amounts.
        is_dated: Whether opportunities have dates; else the one snapshot judges all of them.
    """
    moment = "opened" if is_dated else f"(SELECT MAX(moment) FROM {MOMENTS})"
    ended = f"COALESCE(closed, CASE WHEN outcome = 'open' THEN {literal(data_end.timestamp())} END)"
    found = rows.engine.arrow(f"""
WITH dated AS (
  SELECT deals.*, snapshot
  FROM (SELECT *, {moment} AS judged FROM {DEALS} WHERE NOT is_renewal) AS deals
  ASOF LEFT JOIN {MOMENTS} AS moments ON deals.judged >= moments.moment
)
SELECT COALESCE(account, -1) AS account, COALESCE(place, -1) AS place,
  outcome = 'won' AS is_won, outcome <> 'open' AS is_closed,
  CASE WHEN NOT is_backwards THEN ({ended} - opened) / {literal(SECONDS_A_DAY)} END AS days, amount
FROM dated
LEFT JOIN (
  SELECT snapshot, account_id, place FROM {STANDINGS}
  WHERE reason IS DISTINCT FROM {literal(NOT_ENTERED)}
) AS standings USING (snapshot, account_id)
LEFT JOIN {NUMBERS} USING (account_id)
ORDER BY deal""")
    place = found["place"].to_numpy()
    scores, positions = rows.scores_in_order(), tier_positions(rows.engine, rows.scores, tiers)
    is_judged = place >= 0
    return Deals(
        account=found["account"].to_numpy(),
        score=np.where(is_judged, scores[place], np.nan),
        tier=np.where(is_judged, positions[place], -1).astype(np.int32),
        is_won=found["is_won"].to_numpy(),
        is_closed=found["is_closed"].to_numpy(),
        days=as_numbers(found["days"]),
        amount=as_numbers(found["amount"]),
        currency=currency,
    )

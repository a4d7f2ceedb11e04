"""What becomes of leads: the decisions of matching, with people's answers laid over them.

People have the last word. A settled lead belongs to the account they named, or to none. An account
that they refused is never proposed again for the lead: the best account that is left is put up
for review, and never matched by itself, as something better was wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.weights import PARTS
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import MATCH_TABLES, Matching, MatchTable
from tradewind.workflows.answers.standing_answers import Standing

SETTLED = "settled_matches"
_HELD = "match_answers_held"
_NOBODY = "a person"


@dataclass(frozen=True, slots=True)
class MatchingInSight:
    """A published matching, and how to query it.

    Attributes:
        matching: The matching.
        engine: An engine that reads its files.
        relations: The text that names each of its tables in a FROM clause.
    """

    matching: Matching
    engine: DuckdbEngine
    relations: Mapping[MatchTable, str]


def in_sight(store: LocalMatchings, matching: Matching, engine: DuckdbEngine) -> MatchingInSight:
    """Make the tables of a published matching readable.

    Raises:
        OutsideWorldFailed: One of its files is gone, cut short or may not be read.
    """
    paths = {table: store.path_of(matching, table) for table in MATCH_TABLES}
    relations = {name: f"read_parquet({literal(str(path))})" for name, path in paths.items()}
    return MatchingInSight(matching, engine, relations)


def settle(
    seen: MatchingInSight,
    held: Mapping[str, Standing],
    *,
    review_at: float,
    lead_id: str | None = None,
) -> None:
    """Make the relation `SETTLED` in the engine of a matching.

    Grain: one row per lead of the matching. Columns: those of the decisions, as they are after
    people's answers; verdict, answered_by, answered_at, answer_source and answer_note of the
    answer that decided, null where none did; is_gone, whether that answer names an account that
    is not there any more, so that the lead has none.

    Args:
        seen: The matching.
        held: What people's answers say, by lead.
        review_at: Probability from which a pair is put up for review.
        lead_id: The only lead that is wanted; None for all.
    """
    wanted = "" if lead_id is None else f"WHERE decisions.lead_id = {literal(lead_id)}"
    seen.engine.load(_HELD, _arrow(held))
    decisions, pairs, accounts = (
        seen.relations[name] for name in ("decisions", "pairs", "accounts")
    )
    seen.engine.execute(f"""CREATE OR REPLACE TEMP TABLE {SETTLED} AS
WITH decided AS (
  SELECT decisions.*, held.* EXCLUDE (lead_id), held.said_account IS NOT NULL
      AND held.said_account NOT IN (SELECT account_id FROM {accounts}) AS is_gone,
    COALESCE(NOT held.is_settled
      AND list_contains(held.refused, decisions.account_id), FALSE) AS is_refused,
    COALESCE(list_contains(held.refused, decisions.runner_up_id), FALSE) AS is_next_refused
  FROM {decisions} AS decisions LEFT JOIN {_HELD} AS held USING (lead_id)
  {wanted}
),
left_over AS (
  SELECT lead_id, account_id, weight, probability, ROW_NUMBER() OVER best AS place,
    LEAD(account_id) OVER best AS next_id, LEAD(weight) OVER best AS next_weight
  FROM {pairs} AS pairs JOIN {_HELD} AS held USING (lead_id)
  WHERE NOT list_contains(held.refused, pairs.account_id)
    AND pairs.account_id IS DISTINCT FROM held.said_account
  WINDOW best AS (PARTITION BY lead_id ORDER BY weight DESC, account_id)
),
named AS (
  SELECT decided.lead_id, pairs.weight, pairs.probability
  FROM decided JOIN {pairs} AS pairs
    ON pairs.lead_id = decided.lead_id AND pairs.account_id = decided.said_account
  WHERE decided.is_settled
)
SELECT decided.lead_id,
  CASE WHEN is_settled THEN CASE WHEN said_account IS NULL OR is_gone THEN 'none' ELSE 'match' END
    WHEN NOT is_refused THEN decision
    WHEN left_over.probability >= {review_at!r} THEN 'review' ELSE 'none' END AS decision,
  CASE WHEN is_gone THEN NULL WHEN is_settled THEN said_account
    WHEN NOT is_refused THEN decided.account_id
    WHEN left_over.probability >= {review_at!r} THEN left_over.account_id END AS account_id,
  CASE WHEN is_settled THEN named.weight WHEN NOT is_refused THEN decided.weight
    WHEN left_over.probability >= {review_at!r} THEN left_over.weight END AS weight,
  CASE WHEN is_settled THEN named.probability WHEN NOT is_refused THEN decided.probability
    WHEN left_over.probability >= {review_at!r} THEN left_over.probability END AS probability,
  CASE WHEN is_gone THEN verdict || ' by ' || who || ', but the account is gone'
    WHEN is_settled AND said_account IS NULL THEN 'belongs to no account, says ' || who
    WHEN is_settled THEN verdict || ' by ' || who
    WHEN NOT is_refused THEN decided.reason
    WHEN left_over.probability >= {review_at!r} THEN 'the best account left, as ' || who
      || ' refused ' || decided.account_id
    ELSE 'refused by ' || who END AS reason,
  CASE WHEN NOT COALESCE(is_settled, FALSE) AND NOT is_refused THEN tie_rule END AS tie_rule,
  {_runner_up("account_id", "next_id", kept="runner_up_id")} AS runner_up_id,
  {_runner_up("weight", "next_weight", kept="runner_up_weight")} AS runner_up_weight,
  CASE WHEN is_settled OR is_refused THEN verdict END AS verdict,
  CASE WHEN is_settled OR is_refused THEN answered_by END AS answered_by,
  CASE WHEN is_settled OR is_refused THEN answered_at END AS answered_at,
  CASE WHEN is_settled OR is_refused THEN answer_source END AS answer_source,
  CASE WHEN is_settled OR is_refused THEN answer_note END AS answer_note,
  COALESCE(is_gone, FALSE) AS is_gone
FROM decided
LEFT JOIN left_over ON left_over.lead_id = decided.lead_id AND left_over.place = 1
LEFT JOIN named ON named.lead_id = decided.lead_id""")


def _runner_up(first: str, second: str, *, kept: str) -> str:
    """Write a column of the next best account: never the settled one, nor one that is refused.

    Args:
        first: The column of the best account that is left.
        second: The column of the next.
        kept: The column of the decision, which stands where no answer touches it.
    """
    return f"""CASE WHEN is_settled THEN left_over.{first} WHEN is_refused THEN left_over.{second}
    WHEN NOT is_next_refused THEN {kept}
    WHEN left_over.account_id <> decided.account_id THEN left_over.{first}
    ELSE left_over.{second} END"""


def _arrow(held: Mapping[str, Standing]) -> pa.Table:
    """Give what holds as a table with one row per lead."""
    standing = list(held.values())
    latest = [one.settled or one.latest for one in standing]
    texts, moments = pa.string(), pa.timestamp("us", tz="UTC")
    return pa.table(
        {
            "lead_id": pa.array([one.person_id for one in standing], texts),
            "is_settled": pa.array([one.settled is not None for one in standing], pa.bool_()),
            "said_account": pa.array(
                [one.settled.account_id if one.settled else None for one in standing], texts
            ),
            "refused": pa.array([sorted(one.refused) for one in standing], pa.list_(texts)),
            "verdict": pa.array([one.verdict for one in latest], texts),
            "who": pa.array([one.answered_by or _NOBODY for one in latest], texts),
            "answered_by": pa.array([one.answered_by for one in latest], texts),
            "answered_at": pa.array([one.answered_at for one in latest], moments),
            "answer_source": pa.array([one.source for one in latest], texts),
            "answer_note": pa.array([one.note for one in latest], texts),
        }
    )


def decisions_statement(seen: MatchingInSight) -> str:
    """Write the query of all decisions with their evidence; one row per lead, by lead_id."""
    leads, accounts, pairs = (seen.relations[name] for name in ("leads", "accounts", "pairs"))
    parts = ", ".join(f"pairs.{part}_level, pairs.{part}_bits" for part in PARTS)
    return f"""
SELECT settled.lead_id, leads.email, leads.company_name, settled.decision, settled.account_id,
  accounts.name AS account_name, settled.probability, settled.weight AS weight_bits,
  settled.reason, settled.tie_rule, settled.runner_up_id,
  settled.runner_up_weight AS runner_up_weight_bits, {parts},
  settled.verdict, settled.answered_by, settled.answered_at, settled.answer_source,
  settled.answer_note
FROM {SETTLED} AS settled
JOIN {leads} AS leads ON leads.lead_id = settled.lead_id
LEFT JOIN {accounts} AS accounts ON accounts.account_id = settled.account_id
LEFT JOIN {pairs} AS pairs
  ON pairs.lead_id = settled.lead_id AND pairs.account_id = settled.account_id
ORDER BY settled.lead_id"""

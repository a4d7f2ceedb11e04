"""Find the accounts for which a play holds: one statement over the products in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.nodes import Plan
from tradewind.compiling.reading import read_if_there
from tradewind.compiling.tables.products import product_steps
from tradewind.compiling.tables.technologies import technology_steps
from tradewind.compiling.write import expression, identifier, literal, statement
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundTable
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.plays import Reason

NO_SCORES = (
    "(SELECT NULL::VARCHAR AS account_id, NULL::DECIMAL(18, 4) AS score, NULL::VARCHAR AS tier, "
    "FALSE AS is_excluded WHERE FALSE)"
)
"""What stands for the scores where none were published."""
_SHOWN = (("name", "text"), ("owner", "text"), ("is_customer", "yes_no"))


@dataclass(frozen=True, slots=True)
class Ground:
    """What plays are found on.

    Attributes:
        engine: The engine that holds the tables.
        accounts: The bound accounts.
        technologies: The bound technologies.
        catalogue: Tells the products and their names.
        scores: The published scores, as a text for FROM: account_id, score, tier, is_excluded.
    """

    engine: Engine
    accounts: BoundTable
    technologies: BoundTable
    catalogue: Catalogue
    scores: str


@dataclass(frozen=True, slots=True)
class Left:
    """What was left out.

    Attributes:
        excluded: Accounts with a play that a gate excludes.
        unknown: Account ids with a product of a play that the accounts do not have.
        too_old: Sightings of such products that are too old to count.
    """

    excluded: int
    unknown: int
    too_old: int


def lay_out(
    ground: Ground, reasons: Sequence[Reason], *, as_of: datetime, seen_within_days: float
) -> None:
    """Make the relation `found_plays`: one row per account and play.

    Args:
        ground: The tables.
        reasons: All plays of the catalogue, the most urgent first.
        as_of: The moment whose knowledge may be used.
        seen_within_days: How old the latest sighting of a product may be.
    """
    engine = ground.engine
    known = technology_steps(ground.technologies, Knowledge.at(as_of))
    steps = (*known, *product_steps(known[-1].name, ground.catalogue, ranks=False))
    products = statement(Plan("The products of the accounts.", steps))
    now = literal(as_of.timestamp())
    oldest = literal(as_of.timestamp() - seen_within_days * SECONDS_A_DAY)
    engine.execute(f"CREATE TEMP TABLE play_reasons AS {_reasons(reasons)}")
    engine.execute(f"CREATE TEMP TABLE seen_once AS\n{products}")
    engine.execute(
        # What was seen later still was in use then.
        "CREATE TEMP VIEW products_seen AS SELECT * REPLACE "
        f"(CASE WHEN last_seen > {now} THEN {now} ELSE last_seen END AS last_seen), "
        f"COALESCE(last_seen < {oldest}, FALSE) AS is_too_old FROM seen_once"
    )
    engine.execute(f"CREATE TEMP TABLE play_accounts AS {_accounts(ground.accounts)}")
    engine.execute(f"CREATE TEMP TABLE all_plays AS {_HELD}")
    engine.execute(f"CREATE TEMP TABLE found_plays AS {_joined(ground.scores, as_of)}")


def found(
    engine: Engine, play: str | None, conditions: Sequence[str], limit: int | None
) -> tuple[pa.Table, int, Left]:
    """Give the rows of `found_plays` that meet all conditions, by urgency, then by score.

    Returns:
        The rows, how many there would be without the limit, and what was left out.
    """
    of_play = "TRUE" if play is None else f"play = {literal(play)}"
    narrowed = f"FROM found_plays WHERE {' AND '.join([of_play, *conditions])}"
    cut = "" if limit is None else f" LIMIT {int(limit)}"
    rows = engine.arrow(
        f"SELECT * EXCLUDE (urgency, is_excluded) {narrowed} AND NOT is_excluded "
        f"ORDER BY urgency, score DESC NULLS LAST, account_id, play{cut}"
    )
    ((matching, excluded),) = engine.rows(
        "SELECT COUNT(*) FILTER (NOT is_excluded), "
        f"COUNT(DISTINCT account_id) FILTER (is_excluded) {narrowed}"
    )
    ((unknown,),) = engine.rows(
        f"SELECT COUNT(DISTINCT account_key) FROM all_plays WHERE {of_play} "
        "AND account_key NOT IN (SELECT account_id FROM play_accounts)"
    )
    ((too_old,),) = engine.rows(
        "SELECT COUNT(*) FROM products_seen WHERE is_too_old "
        f"AND product_name IN (SELECT runs FROM play_reasons WHERE {of_play})"
    )
    return rows, int(matching), Left(int(excluded), int(unknown), int(too_old))


def _reasons(reasons: Sequence[Reason]) -> str:
    rows = ", ".join(
        "({})".format(
            ", ".join(
                "NULL" if value is None else literal(value)
                for value in (
                    *(place, one.play, one.urgency),
                    *(one.runs, one.offer, one.category, one.say),
                )
            )
        )
        for place, one in enumerate(reasons)
    )
    names = "place, play, urgency, runs, offer, category, say"
    return (
        "SELECT place, play, urgency, runs, offer::VARCHAR AS offer, "
        f"category::VARCHAR AS category, say FROM (VALUES {rows}) AS reason ({names})"
    )


def _accounts(accounts: BoundTable) -> str:
    key = expression(read_if_there(accounts, "account_id", "text"))
    labels = ", ".join(
        f"{expression(read_if_there(accounts, name, use))} AS {identifier(name)}"  # type: ignore[arg-type]  # the uses stand above
        for name, use in _SHOWN
    )
    relation = identifier(accounts.relation)
    return f"SELECT {key} AS account_id, {labels} FROM {relation} WHERE {key} IS NOT NULL"


_HELD = """
WITH in_use AS (
  SELECT * FROM products_seen WHERE NOT is_too_old
),
held AS (
  SELECT one.account_key, one.first_seen, one.last_seen, reason.*
  FROM in_use AS one
  JOIN play_reasons AS reason ON reason.runs = one.product_name
  LEFT JOIN in_use AS offered
    ON offered.account_key = one.account_key AND offered.product_name = reason.offer
  WHERE offered.account_key IS NULL
)
SELECT held.* FROM held
LEFT JOIN (SELECT DISTINCT account_key, offer FROM held WHERE play = 'upsell') AS upsell
  ON held.play = 'cross-sell' AND upsell.account_key = held.account_key
  AND upsell.offer = held.offer
WHERE upsell.account_key IS NULL"""
"""All plays: one row per account, product that it runs and product that we offer."""


def _joined(scores: str, as_of: datetime) -> str:
    age = f"FLOOR(({literal(as_of.timestamp())} - last_seen) / {literal(SECONDS_A_DAY)})"
    return f"""
WITH called AS (
  SELECT account.account_id, account.name, account.owner, play.*
  FROM all_plays AS play JOIN play_accounts AS account ON account.account_id = play.account_key
  WHERE CASE WHEN play.play = 'complement' THEN account.is_customer IS NOT TRUE
    WHEN play.play IN ('upsell', 'cross-sell') THEN account.is_customer IS NOT FALSE
    ELSE TRUE END
),
gathered AS (
  SELECT account_id, play, FIRST(name) AS name, FIRST(owner) AS owner,
    MIN(urgency) AS urgency,
    LIST_SORT(LIST(DISTINCT {{'place': place_of_product, 'name': runs}})) AS products,
    LIST(DISTINCT offer) FILTER (offer IS NOT NULL) AS offers,
    FIRST(category ORDER BY place) AS category,
    FIRST(first_seen ORDER BY place) AS first_seen,
    FIRST(last_seen ORDER BY place) AS last_seen,
    FIRST(say ORDER BY place) AS say
  FROM (SELECT *, MIN(place) OVER (PARTITION BY account_id, play, runs) AS place_of_product
    FROM called)
  GROUP BY account_id, play
)
SELECT one.account_id, one.name, one.owner, scored.score, scored.tier, one.play,
  ARRAY_TO_STRING([product.name FOR product IN one.products], ', ') AS products,
  one.category,
  ARRAY_TO_STRING(LIST_SORT(one.offers), ', ') AS offer,
  TO_TIMESTAMP(one.first_seen) AS first_seen_at, TO_TIMESTAMP(one.last_seen) AS last_seen_at,
  CAST({age} AS BIGINT) AS days_since_seen,
  one.say, one.urgency, COALESCE(scored.is_excluded, FALSE) AS is_excluded
FROM gathered AS one LEFT JOIN {scores} AS scored ON scored.account_id = one.account_id"""

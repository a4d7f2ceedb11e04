"""Score all accounts by two scorecards side by side, and count who moves where, in SQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.layout import layout_of
from tradewind.compiling.write import identifier, literal
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundProject
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.qualification import QUALIFICATION_COLUMNS, SALES_QUALIFIED
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.workflows.differences.score_lines import lined, lines_of
from tradewind.workflows.differences.strongest_line import strongest_lines
from tradewind.workflows.differences.tier_moves import MOVES, Move, move_term
from tradewind.workflows.runs.row_keys import by_account_id

BEFORE, AFTER = "scored_before", "scored_after"
"""The relations of the scores by each scorecard."""
COMPARED = "compared_accounts"
"""The relation with one row per account and both scores."""
CHOSEN = "chosen_accounts"
"""The relation of the accounts that are shown."""
IS_CHANGED = "(move <> 'same' OR score_before IS DISTINCT FROM score_after)"
_ORDER = "ORDER BY move = 'same', abs(change) DESC NULLS LAST, account_id"


@dataclass(frozen=True, slots=True)
class TierCount:
    """How many accounts have one tier by the one scorecard and one by the other."""

    before: str
    after: str
    accounts: int


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How the accounts of one owner, or of one profile, move.

    Attributes:
        dimension: The dimension of the profile; empty for an owner.
        name: The owner, or the profile kept by the later scorecard; None for accounts without
            one.
        accounts: How many there are.
        up: How many go up in tier.
        down: How many go down.
        otherwise: How many change tier in another way, such as by a gate that excludes them.
        switched: How many keep another profile than before; 0 for an owner.
    """

    dimension: str
    name: str | None
    accounts: int
    up: int
    down: int
    otherwise: int
    switched: int = 0


def lay_out(engine: Engine, project: BoundProject, card: Scorecard, at: datetime, to: str) -> None:
    """Score all accounts by one scorecard into a relation, with their lines and profiles."""
    compiled = compile_scorecard(card, project, as_of=at, carried=None)
    qualified = QUALIFICATION_COLUMNS[:1] if card.sales_qualified else ()
    beside = ["name", "owner", *qualified, *_profiles(card).values()]
    rows = by_account_id(f"(\n{compiled.sql})", compiled.layout.key)
    query = lined(card, rows, beside=beside)
    engine.execute(f"CREATE TEMP TABLE {to} AS\n{query}")


def _profiles(card: Scorecard) -> dict[str, str]:
    """Give the column of the kept profile, by dimension."""
    return {
        one.name: one.named("profile") for one in layout_of(card).dimensions if one.has_profiles
    }


def compare(engine: Engine, old: Scorecard, new: Scorecard) -> None:
    """Put both scores of every account side by side."""
    move = move_term("b.tier", "a.tier", new.cuts.names)
    was, profiles = _profiles(old), list[str]()
    for place, (dimension, column) in enumerate(_profiles(new).items()):
        before = f"b.{identifier(was[dimension])}" if dimension in was else "NULL"
        profiles.append(f", {before} AS profile_before_{place}")
        profiles.append(f", a.{identifier(column)} AS profile_after_{place}")
    if old.sales_qualified and new.sales_qualified:
        profiles.append(", b.qualification AS was, a.qualification AS is_now")
    engine.execute(
        f"CREATE TEMP TABLE {COMPARED} AS SELECT account_id, a.name, a.owner, {move} AS move, "
        "b.tier AS tier_before, a.tier AS tier_after, b.score AS score_before, "
        f"a.score AS score_after, a.score - b.score AS change{''.join(profiles)} "
        f"FROM {AFTER} AS a JOIN {BEFORE} AS b USING (account_id)"
    )


def moves(engine: Engine) -> dict[Move, int]:
    """Count the accounts by their move."""
    found = dict(engine.rows(f"SELECT move, count(*) FROM {COMPARED} GROUP BY move"))
    return {move: int(found.get(move, 0)) for move in MOVES}


def tier_counts(engine: Engine, old: Scorecard, new: Scorecard) -> Iterator[TierCount]:
    """Count the accounts by both tiers, best first."""
    rows = engine.rows(f"SELECT tier_before, tier_after, count(*) FROM {COMPARED} GROUP BY ALL")
    found = {(str(before), str(after)): int(count) for before, after, count in rows}
    for before in (*old.cuts.names, EXCLUDED, UNSCORED):
        for after in (*new.cuts.names, EXCLUDED, UNSCORED):
            if (before, after) in found:
                yield TierCount(before, after, found[before, after])


_COUNTED = (
    "count(*), count(*) FILTER (move = 'up'), count(*) FILTER (move = 'down'), "
    "count(*) FILTER (move NOT IN ('up', 'down', 'same'))"
)


def qualified_counts(engine: Engine, old: Scorecard, new: Scorecard) -> tuple[int, int] | None:
    """Count who becomes sales qualified and who is not any more.

    Returns:
        The two counts; None where one of the scorecards does not say who is.
    """
    if not (old.sales_qualified and new.sales_qualified):
        return None
    now, before = (f"{column} = {literal(SALES_QUALIFIED)}" for column in ("is_now", "was"))
    ((became, ceased),) = engine.rows(
        f"SELECT count(*) FILTER ({now} AND NOT {before}), "
        f"count(*) FILTER ({before} AND NOT {now}) FROM {COMPARED}"
    )
    return int(became), int(ceased)


def owner_counts(engine: Engine) -> tuple[GroupCount, ...]:
    """Count the moves by owner, those with most moves first."""
    rows = engine.rows(
        f"SELECT owner, {_COUNTED} FROM {COMPARED} GROUP BY owner "
        "ORDER BY count(*) FILTER (move <> 'same') DESC, owner NULLS LAST"
    )
    return tuple(GroupCount("", *row) for row in rows)


def profile_counts(engine: Engine, new: Scorecard) -> Iterator[GroupCount]:
    """Count the moves by the profile that is kept afterwards, of every dimension with profiles."""
    for place, dimension in enumerate(_profiles(new)):
        before, after = f"profile_before_{place}", f"profile_after_{place}"
        rows = engine.rows(
            f"SELECT {after}, {_COUNTED}, count(*) FILTER ({before} IS DISTINCT FROM {after}) "
            f"FROM {COMPARED} GROUP BY {after} ORDER BY count(*) DESC, {after}"
        )
        yield from (GroupCount(dimension, *row) for row in rows)


def changed_count(engine: Engine) -> int:
    """Count the accounts with another score or another tier."""
    ((count,),) = engine.rows(f"SELECT count(*) FROM {COMPARED} WHERE {IS_CHANGED}")
    return int(count)


def changed_accounts(old: Scorecard, new: Scorecard, engine: Engine, limit: int | None) -> str:
    """Lay out the accounts that are shown, and write the query of their rows."""
    first = f" LIMIT {int(limit)}" if limit is not None else ""
    engine.execute(
        f"CREATE TEMP TABLE {CHOSEN} AS SELECT account_id, name, owner, move, tier_before, "
        f"tier_after, score_before, score_after, change FROM {COMPARED} WHERE {IS_CHANGED} "
        f"{_ORDER}{first}"
    )
    why = strongest_lines(CHOSEN, (BEFORE, lines_of(old)), (AFTER, lines_of(new)))
    return (
        f"SELECT {CHOSEN}.*, why, why_change FROM {CHOSEN} LEFT JOIN ({why}) AS told "
        f"USING (account_id) {_ORDER}"
    )

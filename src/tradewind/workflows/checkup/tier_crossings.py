"""Who would cross a tier if what is unknown of an account were filled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradewind.scorecard.hierarchy import PARENT_COLUMN
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.workflows.checkup.filled_accounts import (
    FILLED,
    SCORED,
    ScoredAccounts,
    score_filled,
)
from tradewind.workflows.checkup.fillings import Filling, fillings
from tradewind.workflows.checkup.held_tiers import joined_cuts, tier_held
from tradewind.workflows.checkup.read_columns import ReadColumn


@dataclass(frozen=True, slots=True)
class Crossing:
    """How many accounts would go from one tier to another.

    Attributes:
        before: The tier now; `excluded` and `unscored` among them.
        after: The tier with the values filled; never the same.
        accounts: How many are expected to, a mean over the values that may turn out.
    """

    before: str
    after: str
    accounts: float


@dataclass(frozen=True, slots=True)
class Crossings:
    """What filling one column would do; or why that is not known.

    Attributes:
        expected: The pairs of tiers that occur, the most accounts first; None where it was not
            worked out.
        why_not: Why not, as a sentence; empty where it was.
    """

    expected: tuple[Crossing, ...] | None
    why_not: str = ""


def crossings(scored: ScoredAccounts, column: ReadColumn) -> Crossings:
    """Work out who would cross a tier if a column were filled as it is where it is known.

    Every account whose value is unknown is scored with values that stand for the known ones, and
    counts for each tier with the share of the values that lead there.
    """
    if column.name == PARENT_COLUMN:
        why = "It cannot be guessed, and an account without a parent may truly have none."
        return Crossings(None, why)
    values = fillings(scored.engine, SCORED, scored.layout, column)
    if not values:
        return Crossings(None, "It is known of no account, so nothing tells what it may be.")
    score_filled(scored, column, values)
    return Crossings(_expected(scored, values))


def _expected(scored: ScoredAccounts, values: Sequence[Filling]) -> tuple[Crossing, ...]:
    tiers = scored.card.cuts
    rows = scored.engine.rows(
        f"SELECT before, after, place, COUNT(*) FROM (SELECT {SCORED}.tier AS before, "
        f"{tier_held(tiers, FILLED)} AS after, place FROM {FILLED} "
        f"JOIN {SCORED} USING (account_id) {joined_cuts(tiers, f'{SCORED}.owner')}) "
        "WHERE before <> after GROUP BY ALL ORDER BY ALL"
    )
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for before, after, place, count in rows:
        found[before, after] += count * values[place].share
    return tuple(Crossing(*pair, accounts) for pair, accounts in _most_first(found))


def _most_first(found: Mapping[tuple[str, str], float]) -> list[tuple[tuple[str, str], float]]:
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def directions(found: Sequence[Crossing], tiers: Sequence[str]) -> Mapping[str, float]:
    """Add up who would go up and who down; who gets a score goes up, who is excluded down.

    Args:
        found: The crossings.
        tiers: The scorecard's tiers, best first.
    """
    order = {tier: place for place, tier in enumerate((*tiers, UNSCORED, EXCLUDED))}
    counts = {"up": 0.0, "down": 0.0}
    for one in found:
        direction = "up" if order[one.after] < order[one.before] else "down"
        counts[direction] += one.accounts
    return counts

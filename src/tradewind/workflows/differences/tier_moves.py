"""How accounts move between tiers, in words and in SQL."""

from collections.abc import Sequence
from typing import Literal, get_args

from tradewind.compiling.write import literal
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED

Move = Literal[
    "up",
    "down",
    "renamed",
    "excluded",
    "let in",
    "lost its score",
    "got a score",
    "new",
    "gone",
    "same",
]
"""What became of an account's tier: up or down; `renamed` where only one of the scorecards has
that tier; excluded by a gate, or not any more; without a score, or with one again; not among the
accounts then, or now; or the same."""
MOVES: tuple[Move, ...] = get_args(Move)


def move_term(before: str, after: str, tiers: Sequence[str]) -> str:
    """Write the term of an account's move.

    Args:
        before: Term of the tier before; null where the account was not there.
        after: Term of the tier after; null where it is not there.
        tiers: The tiers after, best first.
    """
    excluded, unscored = literal(EXCLUDED), literal(UNSCORED)
    listed = f"[{', '.join(map(literal, tiers))}]"
    place = f"list_position({listed}, {{tier}})"
    was, is_now = place.format(tier=before), place.format(tier=after)
    branches = (
        (f"{before} IS NULL", "new"),
        (f"{after} IS NULL", "gone"),
        (f"{before} = {after}", "same"),
        (f"{after} = {excluded}", "excluded"),
        (f"{before} = {excluded}", "let in"),
        (f"{after} = {unscored}", "lost its score"),
        (f"{before} = {unscored}", "got a score"),
        (f"coalesce({was}, 0) = 0 OR coalesce({is_now}, 0) = 0", "renamed"),
        (f"{is_now} < {was}", "up"),
    )
    cases = " ".join(f"WHEN {test} THEN {literal(move)}" for test, move in branches)
    return f"CASE {cases} ELSE 'down' END"

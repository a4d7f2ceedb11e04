"""The tiers of other scores, where those that depend on the ranks of all are held as they are now.

An account that is scored as if it were filled must not push others out of tiers by share or by
capacity: it crosses a tier where its score crosses the lowest one that this tier has now.
"""

from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.scorecard.tiers import (
    EXCLUDED,
    UNSCORED,
    AnyTiers,
    TiersByCapacity,
    TiersByScore,
)

CUTS = "cuts_of_now"
"""One row per owner (one row in all for tiers by share), and a column with the lowest score of
each tier but the last."""
_RANKED = "NOT is_excluded AND score IS NOT NULL"


def lay_out_cuts(engine: Engine, tiers: AnyTiers, scored: str) -> None:
    """Make `CUTS`, where the tiers depend on ranks.

    A tier of an owner that has fewer accounts than it has room for lets every score in.

    Args:
        engine: The engine.
        tiers: The scorecard's tiers.
        scored: The relation of the scores of now.
    """
    match tiers:
        case TiersByScore():
            return
        case TiersByCapacity(per_owner, _):
            names = [
                f"CASE WHEN COUNT(*) < {count} THEN -1e9 ELSE MIN(score) FILTER "
                f"(list_contains({_texts(tiers.names[: place + 1])}, tier)) END AS lowest_{place}"
                for place, (_, count) in enumerate(per_owner)
            ]
            group = "owner, TRUE AS is_there"
        case _:
            names = [
                f"MIN(score) FILTER (tier = {literal(name)}) AS lowest_{place}"
                for place, name in enumerate(tiers.names[:-1])
            ]
            group = "TRUE AS is_there"
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {CUTS} AS SELECT {', '.join([group, *names])} "
        f"FROM {scored} WHERE {_RANKED} GROUP BY ALL"
    )


def joined_cuts(tiers: AnyTiers, owner: str) -> str:
    """Write the join of the cuts that concern an account, given the term of its owner."""
    if isinstance(tiers, TiersByScore):
        return ""
    is_by_owner = isinstance(tiers, TiersByCapacity)
    on = f"{CUTS}.owner IS NOT DISTINCT FROM {owner}" if is_by_owner else "TRUE"
    return f"LEFT JOIN {CUTS} ON {on}"


def tier_held(tiers: AnyTiers, of: str) -> str:
    """Write the term of the tier of a score, by the cuts of now.

    Args:
        tiers: The scorecard's tiers.
        of: The relation with score, tier and is_excluded, joined with the cuts.
    """
    if isinstance(tiers, TiersByScore):
        return f"{of}.tier"
    *bounded, last = tiers.names
    # Where nobody has a score, whoever gets one is the best.
    nobody = f"WHEN {CUTS}.is_there IS NULL THEN {literal(tiers.names[0])}"
    branches = " ".join(
        f"WHEN {of}.score >= {CUTS}.lowest_{place} THEN {literal(name)}"
        for place, name in enumerate(bounded)
    )
    return (
        f"CASE WHEN {of}.is_excluded THEN {literal(EXCLUDED)} "
        f"WHEN {of}.score IS NULL THEN {literal(UNSCORED)} "
        f"{nobody} {branches} ELSE {literal(last)} END"
    )


def _texts(names: tuple[str, ...]) -> str:
    return f"[{', '.join(map(literal, names))}]"

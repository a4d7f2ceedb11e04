"""The SQL of tiers and cells."""

from decimal import Decimal

from tradewind.compiling.dimensions import own_score
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    All,
    Case,
    Column,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
    Text,
    Window,
)
from tradewind.scorecard.rounding import UNITS_PER_POINT
from tradewind.scorecard.tiers import (
    EXCLUDED,
    UNKNOWN_LABEL,
    UNSCORED,
    AnyTiers,
    Cell,
    TiersByCapacity,
    TiersByScore,
    TiersByShare,
)

SCORE = Column("score_units")
IS_RANKED = All((Opposite(Column("is_excluded")), Opposite(IsNull(SCORE))))
SHARE_UNITS = 10_000
"""Shares are compared as whole ten-thousandths, so that no engine rounds them."""


def ranked(tiers: AnyTiers, source: str) -> Step | None:
    """Rank the accounts where the tiers need it; accounts without a score rank apart."""
    match tiers:
        case TiersByScore():
            return None
        case TiersByShare():
            rank = Window("RANK", (IS_RANKED,), ((SCORE, "DESC"),))
            columns: tuple[tuple[str, Node], ...] = (
                ("account_rank", rank),
                ("ranked_accounts", Window("COUNT", (IS_RANKED,))),
            )
        case TiersByCapacity():
            order = ((SCORE, "DESC"), (Column("account_id"), "ASC"))
            groups = (IS_RANKED, Column("owner"))
            columns = (("account_rank", Window("ROW_NUMBER", groups, order)),)  # type: ignore[arg-type]  # order is of literals
    return Step(
        name="ranked_by_score",
        comment="The rank of every account among those with a score.",
        columns=columns,
        source=source,
        keeps=True,
    )


def tier(tiers: AnyTiers) -> Node:
    """Give the term of an account's tier."""
    first: list[tuple[Node, Node]] = [
        (Column("is_excluded"), Text(EXCLUDED)),
        (IsNull(SCORE), Text(UNSCORED)),
    ]
    match tiers:
        case TiersByScore():
            branches, rest = _cut(SCORE, tiers)
        case TiersByShare(shares, last):
            reached = Pair(Pair(Column("account_rank"), "-", Number(1)), "*", Number(SHARE_UNITS))
            branches = [
                (
                    Pair(
                        reached,
                        "<",
                        Pair(Number(int(share * SHARE_UNITS)), "*", Column("ranked_accounts")),
                    ),
                    Text(name),
                )
                for name, share in shares
            ]
            rest = Text(last)
        case TiersByCapacity(per_owner, last):
            branches = [
                (Pair(Column("account_rank"), "<=", Number(count)), Text(name))
                for name, count in per_owner
            ]
            rest = Text(last)
    return Case((*first, *branches), rest)


def cell(cells: Cell | None, layout: Layout) -> Node:
    """Give the term of an account's cell; null where the scorecard has none."""
    if cells is None:
        return Null()
    sides: list[Node] = []
    for name, cuts in cells.sides:
        dimension = next(one for one in layout.dimensions if one.name == name)
        score = own_score(dimension)
        branches, last = _cut(score, cuts)
        sides.append(Case(((IsNull(score), Text(UNKNOWN_LABEL)), *branches), last))
    return Pair(sides[0], "||", sides[1])


def _cut(units: Node, cuts: TiersByScore) -> tuple[list[tuple[Node, Node]], Node]:
    *bounded, (last, _) = cuts.lowest_scores
    branches: list[tuple[Node, Node]] = [
        (Pair(units, ">=", Number(Decimal(lowest * UNITS_PER_POINT))), Text(name))
        for name, lowest in bounded
    ]
    return branches, Text(last)

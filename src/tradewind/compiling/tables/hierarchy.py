"""Spread the rows of a table over the accounts that count them: see `scorecard.hierarchy`.

The way up from every account with a parent is followed by one join a level, and becomes one row
per account, relative and policy. Rows of accounts without relatives stay as they are.
"""

from collections.abc import Mapping, Sequence

from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Column,
    Each,
    IsNull,
    Join,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
)
from tradewind.scorecard.hierarchy import MOST_LEVELS, Policy

LEVELS_AWAY, ROW_ACCOUNT = Column("levels_away"), Column("row_account")
"""How many levels from the account a row stands, 0 for its own rows; and whose row it is."""
IS_ELSEWHERE = Pair(LEVELS_AWAY, ">", Number(0))
_FAMILY, _STEP_UP, _LINK, _FROM = (
    Column(name) for name in ("family_key", "step_up", "link_parent", "counted_from")
)
_COUNTED_BY = Column("counted_by")
_COMMENTS: Mapping[Policy, str] = {
    "roll_up": "Whose rows an account counts: its own and its subsidiaries', each account once.",
    "inherit": "Whose rows an account counts: its own and its parents', each account once.",
}


def parent_steps(accounts: str, parent: str) -> list[Step]:
    """Give the steps whose last one has all parents above each account that has any.

    Args:
        accounts: The step of the accounts as of the moment.
        parent: Its column that names the parent.
    """
    known = Step(
        name="known_accounts",
        comment="The accounts that there are; one row per account.",
        columns=(("known_account", Column("account_id")),),
        source=accounts,
    )
    links = Step(
        name="parent_links",
        comment="Every account with a parent that exists and is not itself.",
        columns=(("link_key", Column("account_id")), (_LINK.name, Column("known_account"))),
        source=accounts,
        joins=(Join(known.name, key="known_account", to=parent),),
        where=Pair(Column("known_account"), "<>", Column("account_id")),
    )
    first = Step(
        name="parents_1",
        comment="The parents above each account, nearest first; one row per account with any.",
        columns=((_FAMILY.name, Column("link_key")), (_parent(1).name, _LINK)),
        source=links.name,
    )
    return [known, links, first, *(_further(level) for level in range(2, MOST_LEVELS + 1))]


def _parent(level: int) -> Column:
    return Column(f"parent_{level}")


def _further(level: int) -> Step:
    return Step(
        name=f"parents_{level}",
        comment=f"The same, {level} levels up.",
        columns=((_parent(level).name, _LINK),),
        source=f"parents_{level - 1}",
        keeps=True,
        joins=(Join("parent_links", key="link_key", to=_parent(level - 1).name),),
    )


def relative_steps(policy: Policy) -> list[Step]:
    """Give the steps whose last one has a row per account with relatives and whose rows it counts.

    Where parents lead in a circle an account comes up more than once; the nearest level counts.
    """
    way = [(0, _FAMILY), *((level, _parent(level)) for level in range(1, MOST_LEVELS + 1))]
    up = _at_level(way)
    pair: tuple[tuple[str, Node], ...]
    if policy == "roll_up":
        pair = (_FROM.name, _FAMILY), (_COUNTED_BY.name, up)
    else:
        # The topmost of a family has no way up of its own, and counts its own rows, too.
        below = Case(((Pair(_STEP_UP, "=", Number(0)), _parent(1)),), _FAMILY)
        pair = (_FROM.name, _at_level([(0, _parent(1)), *way[1:]])), (_COUNTED_BY.name, below)
    pairs = Step(
        name=f"{policy}_pairs",
        comment="Whose rows each account may count, level by level.",
        columns=(*pair, (LEVELS_AWAY.name, _STEP_UP)),
        source=f"parents_{MOST_LEVELS}",
        each=Each(_STEP_UP.name, tuple(range(MOST_LEVELS + 1))),
    )
    relatives = Step(
        name=f"{policy}_relatives",
        comment=_COMMENTS[policy],
        columns=(
            (_FROM.name, _FROM),
            (_COUNTED_BY.name, _COUNTED_BY),
            (LEVELS_AWAY.name, Call("MIN", (LEVELS_AWAY,))),
        ),
        source=pairs.name,
        where=All((Opposite(IsNull(_FROM)), Opposite(IsNull(_COUNTED_BY)))),
        grouped_by=(_FROM, _COUNTED_BY),
    )
    return [pairs, relatives]


def _at_level(way: Sequence[tuple[int, Node]]) -> Node:
    branches = tuple((Pair(_STEP_UP, "=", Number(level)), term) for level, term in way)
    return Case(branches, Null())


def spread(source: str, columns: Sequence[str], policy: Policy, counted: Node | None) -> Step:
    """Give every row to each account that counts it, with how many levels away it stands.

    Args:
        source: The step with the rows.
        columns: Its columns.
        policy: Whose rows an account counts.
        counted: The rows to look at; None for all.
    """
    account = Column("account_key")
    tests = (Opposite(IsNull(account)), *(() if counted is None else (counted,)))
    kept = [(name, Column(name)) for name in columns if name != account.name]
    return Step(
        name=f"{policy}_{source}",
        comment="The rows at each account that counts them.",
        columns=(
            (account.name, Call("COALESCE", (_COUNTED_BY, account))),
            (LEVELS_AWAY.name, Call("COALESCE", (LEVELS_AWAY, Number(0)))),
            (ROW_ACCOUNT.name, account),
            *kept,
        ),
        source=source,
        joins=(Join(f"{policy}_relatives", key=_FROM.name, to=account.name),),
        where=All(tests),
    )


def columns_of(name: str, steps: Sequence[Step]) -> list[str]:
    """Give the names of all columns of a step, those that it keeps of its source first."""
    by_name = {step.name: step for step in steps}
    step = by_name[name]
    kept = columns_of(step.source, steps) if step.keeps else []
    return [*kept, *(column for column, _ in step.columns)]

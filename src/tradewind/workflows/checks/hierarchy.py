"""Parents of accounts that lead nowhere, in a circle or too far up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.scorecard.card import Placed
from tradewind.scorecard.hierarchy import MOST_LEVELS, PARENT_COLUMN
from tradewind.workflows.checks.interface import DataInSight

PARENTS_IN_CIRCLES = "TW430"
"""Accounts are each other's parents: each counts as above and below the others, once."""
PARENTS_OF_NOBODY = "TW431"
"""Accounts name a parent that no account is; they count as without one."""
PARENTS_OF_THEMSELVES = "TW432"
"""Accounts are their own parents; they count as without one."""
TOO_DEEP = "TW433"
"""Accounts have more levels above them than are counted."""
NO_PARENTS = "TW255"
"""A component counts subsidiaries or parents, and the accounts have no parent_id."""
MOST_LISTED = 8
_CLIMB, _NEXT = "hierarchy_climb", "hierarchy_next"


@dataclass(frozen=True, slots=True)
class Parents:
    """What is odd about the parents of the accounts.

    Attributes:
        of_nobody: Accounts whose parent does not exist.
        a_missing: One such parent; None without any.
        of_themselves: Accounts that are their own parents.
        an_own: One of them; None without any.
        circles: The members of every circle, in the order of the way up.
        too_deep: Accounts with more levels above them than are counted, whose way up ends.
        a_deep: One of them; None without any.
    """

    of_nobody: int
    a_missing: str | None
    of_themselves: int
    an_own: str | None
    circles: tuple[tuple[str, ...], ...]
    too_deep: int
    a_deep: str | None


def hierarchy_as_it_is(data: DataInSight) -> Iterator[Problem]:
    """Say how odd parents are treated, where nothing counts relatives yet."""
    if PARENT_COLUMN in data.accounts.columns and not _asking(data):
        yield from _said(data, parents_in(data))


def hierarchy_that_counts(data: DataInSight) -> Iterator[Problem]:
    """Say how odd parents are treated where a scorecard counts relatives, and that it can."""
    asking = _asking(data)
    has_parents = PARENT_COLUMN in data.accounts.columns
    for placed in () if has_parents else asking:
        assert data.scorecard is not None, "a component of it asks"
        yield Problem(
            NO_PARENTS,
            data.scorecard.places.key(*placed.path, "hierarchy"),
            f'"{placed.component.name}" counts relatives of the account, but the accounts table '
            f"has no {PARENT_COLUMN}.",
            f"Bind {PARENT_COLUMN} of the accounts in tradewind.yaml, or delete `hierarchy`.",
        )
    if has_parents and asking:
        yield from _said(data, parents_in(data))


def _asking(data: DataInSight) -> list[Placed]:
    """Give the components that count relatives."""
    card = data.scorecard.card if data.scorecard else None
    return [one for one in card.placed() if one.component.parent_uses] if card else []


def parents_in(data: DataInSight) -> Parents:
    """Find what is odd: the way up is followed level by level, as far as it counts."""
    engine, accounts = data.engine, data.accounts
    key, parent = (
        expression(read_if_there(accounts, name, "text")) for name in ("account_id", PARENT_COLUMN)
    )
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE hierarchy_links AS SELECT {key} AS account, "
        f"{parent} AS parent FROM {identifier(accounts.relation)} WHERE {key} IS NOT NULL"
    )
    known = "parent IN (SELECT account FROM hierarchy_links)"
    ((of_nobody, a_missing, of_themselves, an_own),) = engine.rows(
        f"SELECT COUNT(*) FILTER (WHERE NOT {known}), MIN(parent) FILTER (WHERE NOT {known}), "
        "COUNT(*) FILTER (WHERE parent = account), MIN(account) FILTER (WHERE parent = account) "
        "FROM hierarchy_links WHERE parent IS NOT NULL"
    )
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {_CLIMB} AS SELECT account, parent AS above "
        f"FROM hierarchy_links WHERE parent <> account AND {known}"
    )
    for _ in range(MOST_LEVELS):
        engine.execute(
            f"CREATE OR REPLACE TEMP TABLE {_NEXT} AS SELECT climb.account, parent AS above "
            f"FROM {_CLIMB} AS climb JOIN hierarchy_links AS link ON link.account = above "
            f"WHERE parent <> above AND {known}"
        )
        engine.execute(f"CREATE OR REPLACE TEMP TABLE {_CLIMB} AS FROM {_NEXT}")
    # Whoever stands in a circle can go up for ever, so circles are among those who are left.
    left = engine.rows(
        f"SELECT account, parent FROM hierarchy_links SEMI JOIN {_CLIMB} USING (account)"
    )
    circles, endless = circles_among(dict(left))
    deep = sorted({account for account, _ in left} - endless)
    return Parents(
        of_nobody, a_missing, of_themselves, an_own, circles, len(deep), next(iter(deep), None)
    )


def circles_among(parents: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], ...], set[str]]:
    """Give the circles among accounts, and all accounts whose way up leads into one.

    Examples:
        >>> circles, endless = circles_among({"b": "c", "c": "b", "a": "b", "e": "f"})
        >>> circles, sorted(endless)
        ((('b', 'c'),), ['a', 'b', 'c'])
    """
    circles: list[tuple[str, ...]] = []
    leads_into_one: dict[str, bool] = {}
    for start in sorted(parents):
        way: dict[str, int] = {}
        here = start
        while here in parents and here not in way and here not in leads_into_one:
            way[here] = len(way)
            here = parents[here]
        if here in way:
            members = [account for account, place in way.items() if place >= way[here]]
            first = members.index(min(members))
            circles.append((*members[first:], *members[:first]))
        ends_so = here in way or leads_into_one.get(here, False)
        leads_into_one |= dict.fromkeys(way, ends_so)
    return tuple(sorted(circles)), {one for one, endless in leads_into_one.items() if endless}


def _said(data: DataInSight, found: Parents) -> Iterator[Problem]:
    for circle in found.circles[:MOST_LISTED]:
        named = " below ".join(f'"{account}"' for account in circle[:MOST_LISTED])
        more = f" below {len(circle) - MOST_LISTED} more" if len(circle) > MOST_LISTED else ""
        yield _warning(
            data,
            PARENTS_IN_CIRCLES,
            f"{counted(len(circle), 'account')} in a circle of parents: {named}{more} below "
            f'"{circle[0]}". Nobody can tell who is on top, so each counts as above and below the '
            "others.",
            f"Empty the {PARENT_COLUMN} of the one on top.",
        )
    if len(found.circles) > MOST_LISTED:
        rest = found.circles[MOST_LISTED:]
        yield _warning(
            data,
            PARENTS_IN_CIRCLES,
            f"{counted(len(rest), 'circle')} of parents more, with "
            f"{counted(sum(map(len, rest)), 'account')}, treated likewise.",
            "Mend those above and check again, which names the next.",
        )
    if found.of_nobody:
        yield _warning(
            data,
            PARENTS_OF_NOBODY,
            f"{counted(found.of_nobody, 'account')} with a parent that no account is, such as "
            f'"{found.a_missing}": counted as without a parent.',
            f"Bind {PARENT_COLUMN} to the same key as account_id, or add the parents as accounts.",
        )
    if found.of_themselves:
        yield _warning(
            data,
            PARENTS_OF_THEMSELVES,
            f"{counted(found.of_themselves, 'account')} named as their own parent, such as "
            f'"{found.an_own}": counted as without a parent.',
            f"Empty their {PARENT_COLUMN}, or leave it so.",
        )
    if found.too_deep:
        yield _warning(
            data,
            TOO_DEEP,
            f"{counted(found.too_deep, 'account')} with more than {MOST_LEVELS} levels of parents "
            f'above, such as "{found.a_deep}": `hierarchy` counts {MOST_LEVELS} levels up and '
            "down.",
            f"Bind {PARENT_COLUMN} to a parent higher up, or leave it so.",
        )


def _warning(data: DataInSight, code: str, what: str, fix: str) -> Problem:
    place = data.place_of("accounts", PARENT_COLUMN)
    return Problem(code, place, what, fix, severity="warning")

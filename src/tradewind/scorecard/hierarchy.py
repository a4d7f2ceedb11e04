"""Families of accounts: whose rows an account counts beside its own.

An account names its parent, that one its own, and so on. An account counts the rows of relatives
up to ten levels away, each relative once. A parent that no account is, or that is the account
itself, is none. Where parents lead in a circle, nobody can tell who is on top: the way up ends
where it comes to an account for the second time, so the accounts of a circle are each above and
below the others.
"""

from collections.abc import Mapping
from typing import Any, Literal

Policy = Literal["separate", "roll_up", "inherit"]
"""Whose rows count: the account's own, also its subsidiaries', or also its parents'."""
PARENT_COLUMN = "parent_id"
"""The column of the accounts that names the parent."""
MOST_LEVELS = 10
"""How many levels up or down a relative may be; the deepest hierarchies of CRMs have about six."""
BESIDE_OWN = ("elsewhere", "relatives")
"""Endings of what is measured of relatives: how many rows, and at how many of them."""
_WORDS: Mapping[Policy, tuple[str, str]] = {
    "roll_up": ("subsidiary", "subsidiaries"),
    "inherit": ("parent", "parents"),
}


def parents_above(parents: Mapping[str, str | None], account: str) -> dict[str, int]:
    """Give the accounts above one, with how many levels above it each is, nearest first.

    Args:
        parents: The parent that every account names; None where it names none.
        account: The account.

    Examples:
        >>> parents_above({"shop": "chain", "chain": "group", "group": None}, "shop")
        {'chain': 1, 'group': 2}
        >>> parents_above({"a": "b", "b": "a", "c": "a"}, "c")
        {'a': 1, 'b': 2}
    """
    found: dict[str, int] = {}
    here = account
    for level in range(1, MOST_LEVELS + 1):
        parent = parents.get(here)
        if parent is None or parent not in parents or parent in (account, *found):
            break
        found[parent] = level
        here = parent
    return found


def relatives_of(parents: Mapping[str, str | None], account: str, policy: Policy) -> dict[str, int]:
    """Give the accounts whose rows one counts beside its own, with their distance in levels.

    Examples:
        >>> relatives_of({"shop": "chain", "chain": "group", "group": None}, "group", "roll_up")
        {'shop': 2, 'chain': 1}
    """
    if policy == "inherit":
        return parents_above(parents, account)
    if policy == "separate":
        return {}
    above = {other: parents_above(parents, other) for other in parents}
    return {other: found[account] for other, found in above.items() if account in found}


def beside_own(measured: Mapping[str, Any], policy: Policy, *, rows_are_shown: bool) -> str:
    """Say for a receipt how much of what counts is not the account's own; nothing where all is.

    Args:
        measured: What was measured, with the endings of `BESIDE_OWN`.
        policy: Whose rows count.
        rows_are_shown: Whether the receipt shows the number of rows, of which these are some.

    Examples:
        >>> beside_own({"elsewhere": 9, "relatives": 2}, "roll_up", rows_are_shown=True)
        '; 9 of them at 2 subsidiaries'
        >>> beside_own({"elsewhere": 9, "relatives": 1}, "inherit", rows_are_shown=False)
        '; with those of 1 parent'
    """
    rows, relatives = (int(measured.get(ending) or 0) for ending in BESIDE_OWN)
    if not rows or policy == "separate":
        return ""
    named = f"{relatives} {_WORDS[policy][relatives != 1]}"
    return f"; {rows} of them at {named}" if rows_are_shown else f"; with those of {named}"


def only_at_relatives(measured: Mapping[str, Any], policy: Policy) -> str:
    """Say how many of the products that count the account itself has not; nothing where none.

    Examples:
        >>> only_at_relatives({"elsewhere": 2}, "roll_up")
        '; 2 of them only at subsidiaries'
    """
    products = int(measured.get("elsewhere") or 0)
    if not products or policy == "separate":
        return ""
    return f"; {products} of them only at {_WORDS[policy][1]}"


def at_a_relative(policy: Policy) -> str:
    """Say that something was found at a relative, not at the account.

    Examples:
        >>> at_a_relative("inherit")
        ', at a parent'
    """
    return "" if policy == "separate" else f", at a {_WORDS[policy][0]}"

"""What a scorecard of people may ask of a person's account: `account.` and what follows it.

`account.employees` is a column of the accounts table; `account.uses(HubSpot)` whether the account
has the product, by any of its names; `account.score(growth)` and `account.tier(growth)` what
another scorecard of the project gives it.
"""

import re
from dataclasses import dataclass

PREFIX = "account."
FUNCTIONS = ("uses", "score", "tier")
"""What can be asked of an account by a name in brackets."""
_ASKED = re.compile(rf"account\.({'|'.join(FUNCTIONS)})\(\s*(.+?)\s*\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OfAccount:
    """A column of the person's account."""

    column: str


@dataclass(frozen=True, slots=True)
class UsesProduct:
    """Whether the account has a product; unknown where no technology of it is known."""

    product: str


@dataclass(frozen=True, slots=True)
class ScoreOfAccount:
    """The account's score by another scorecard; unknown where it has none."""

    scorecard: str


@dataclass(frozen=True, slots=True)
class TierOfAccount:
    """The account's tier by another scorecard, `excluded` and `unscored` among them."""

    scorecard: str


Asked = OfAccount | UsesProduct | ScoreOfAccount | TierOfAccount


def is_told_as_of(column: str) -> bool:
    """Tell whether a column of people is as of any moment, without a history of attributes."""
    return isinstance(asked_of_account(column), UsesProduct | ScoreOfAccount | TierOfAccount)


def asked_of_account(column: str) -> Asked | None:
    """Read a column's name; None where it is a column of the people themselves.

    Examples:
        >>> asked_of_account("account.employees"), asked_of_account("title")
        (OfAccount(column='employees'), None)
        >>> asked_of_account("account.uses(HubSpot)"), asked_of_account("account.tier( growth )")
        (UsesProduct(product='HubSpot'), TierOfAccount(scorecard='growth'))
    """
    if match := _ASKED.fullmatch(column):
        kind, inside = match[1], match[2]
        if kind == "uses":
            return UsesProduct(inside)
        return ScoreOfAccount(inside) if kind == "score" else TierOfAccount(inside)
    if column.startswith(PREFIX) and len(column) > len(PREFIX):
        return OfAccount(column.removeprefix(PREFIX))
    return None

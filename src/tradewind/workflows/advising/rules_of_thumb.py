"""What the figures of a business say of scoring its leads, its accounts, or both."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Side = Literal["leads", "accounts", "both"]
"""What a figure speaks for scoring."""
LEAST = 20
"""Fewest values of which a median is told.

From 20 values on, the 95% interval of a median lies within the quartiles: it is that between the
6th and the 15th value (binomial, 95.9%).
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of thumb for one figure.

    Attributes:
        key: Name of the figure in JSON.
        figure: The figure, as people call it.
        unit: The unit of its values, or empty.
        leads_to: The largest median that speaks for scoring leads.
        accounts_from: The smallest median that speaks for scoring accounts.
        why: What lies behind it, in one sentence.
        source: Who says so.
    """

    key: str
    figure: str
    unit: str
    leads_to: float
    accounts_from: float
    why: str
    source: str

    def side(self, median: float) -> Side:
        """Tell what a median speaks for.

        Examples:
            >>> rule = Rule("cycle", "days", "days", 30, 90, "", "")
            >>> rule.side(30), rule.side(57), rule.side(90)
            ('leads', 'both', 'accounts')
        """
        if median <= self.leads_to:
            return "leads"
        return "accounts" if median >= self.accounts_from else "both"


DEAL_SIZE = Rule(
    "deal_size",
    "size of a won deal",
    "",
    5_000,
    50_000,
    "Small deals do not pay for work on whole accounts; large ones are not won without it.",
    "KeyBanc and Sapphire Ventures, SaaS Survey 2024: up to 5,000 a year small business, above "
    "50,000 enterprise; in US dollars, while your amounts are taken as they stand",
)
CYCLE = Rule(
    "cycle",
    "days from opening to won",
    "days",
    30,
    90,
    "In a short cycle the first person who asks is often the buyer; in a long one others join.",
    "The CRO Report, Sales cycle length: small business 14-30 days, mid-market 30-90, enterprise "
    "90-180",
)
BUYING_GROUP = Rule(
    "buying_group",
    "people heard of before a win",
    "",
    1,
    3,
    "Where several people decide, one lead's score sees only a part of the decision; a complex "
    "purchase has 6 to 10 of them, of whom your systems see some.",
    "Gartner, The B2B Buying Journey (CSO Update, 2019) for the 6 to 10; that 3 in sight are "
    "enough is ours",
)
PEOPLE = Rule(
    "people_per_account",
    "people per account with any",
    "",
    1,
    3,
    "Where most accounts are one person, lead and account are the same thing.",
    "no published threshold; ours",
)
SEVERAL_DEALS = Rule(
    "several_deals",
    "customers with several deals",
    "%",
    10,
    40,
    "Who buys again is sold to as an account, not as a new lead.",
    "no published threshold; ours",
)
RULES = (DEAL_SIZE, CYCLE, BUYING_GROUP, PEOPLE, SEVERAL_DEALS)


def verdict(sides: Iterable[Side]) -> Side | None:
    """Weigh what the figures speak for; None where fewer than two are known.

    Accounts count 1, leads -1 and both 0; from a mean of one half on, either way, one side is
    enough.

    Examples:
        >>> verdict(["accounts", "accounts", "both"]), verdict(["leads", "accounts"])
        ('accounts', 'both')
        >>> verdict(["leads"]) is None
        True
    """
    weights = {"accounts": 1, "leads": -1, "both": 0}
    told = [weights[side] for side in sides]
    if len(told) < 2:
        return None
    mean = sum(told) / len(told)
    return "accounts" if mean >= 0.5 else "leads" if mean <= -0.5 else "both"

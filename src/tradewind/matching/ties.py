"""Rules that choose one of several accounts which the evidence supports equally.

Rules are asked in their order. A rule on which the accounts do not differ passes them on to the
next, and the rule that told the chosen one from the second is named. Where no rule tells them
apart nobody is chosen: the lead goes to review. The account's id is no rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tradewind.matching.settings import TieRule

_DAY_SECONDS = 86_400
_AGREEMENT = "(CASE {level} WHEN 'same' THEN 1 WHEN 'different' THEN -1 ELSE 0 END)"
_COUNTRY = _AGREEMENT.format(level="pair.country_level")
_CITY = _AGREEMENT.format(level="pair.city_level")

EXPRESSIONS: dict[TieRule, str] = {
    # the country counts before the city: Paris in Texas is not Paris
    "country and city": f"3 * {_COUNTRY} + {_CITY}",
    "customer first": "CASE WHEN account.is_customer THEN 1 ELSE 0 END",
    "open opportunity": "CASE WHEN account.open_opportunities > 0 THEN 1 ELSE 0 END",
    "most contacts": "COALESCE(account.contacts, 0)",
    # whole days: two accounts that one import touched are not told apart by its seconds
    "most recently active": (
        f"COALESCE(floor(epoch(account.last_active_at) / {_DAY_SECONDS}), -1e9)"
    ),
    "oldest": f"COALESCE(-floor(epoch(account.created_at) / {_DAY_SECONDS}), -1e9)",
}
"""What each rule looks at: SQL over `pair` (`match_pairs`) and `account` (`match_accounts`).

The higher value is chosen. It is never null: what is unknown stands behind all that is known, and
for places between agreement and disagreement.
"""


@dataclass(frozen=True, slots=True)
class TieTerm:
    """One rule as a column to sort by, descending.

    Attributes:
        rule: The rule's name, as settings and decisions have it.
        column: Name for the column.
        expression: Its value, a double that is never null.
    """

    rule: TieRule
    column: str
    expression: str


def tie_order(rules: Sequence[TieRule]) -> tuple[TieTerm, ...]:
    """Give the terms by which equal accounts are sorted, the first rule first."""
    return tuple(
        TieTerm(rule, f"tie_{place}", f"CAST({EXPRESSIONS[rule]} AS DOUBLE)")
        for place, rule in enumerate(rules, 1)
    )


def tie_columns(rules: Sequence[TieRule]) -> str:
    """Write the columns of all rules for a SELECT from `pair` joined to `account`.

    Examples:
        >>> tie_columns(["most contacts"])
        'CAST(COALESCE(account.contacts, 0) AS DOUBLE) AS tie_1'
    """
    return ", ".join(f"{term.expression} AS {term.column}" for term in tie_order(rules))


def tie_sorting(rules: Sequence[TieRule]) -> str:
    """Write what sorts equal accounts, the chosen one first; the empty text without rules.

    Examples:
        >>> tie_sorting(["customer first", "oldest"])
        'tie_1 DESC, tie_2 DESC'
    """
    return ", ".join(f"{term.column} DESC" for term in tie_order(rules))


def deciding_rule(rules: Sequence[TieRule], first: str, second: str) -> str:
    """Write the name of the rule that tells the first account from the second, or null.

    Args:
        rules: The rules in their order.
        first: Alias of the row that sorts first by `tie_sorting`.
        second: Alias of the row that sorts second. All that sort behind it differ from the first
            by the same rule or an earlier one, so these two are enough.
    """
    whens = " ".join(
        f"WHEN {first}.{term.column} <> {second}.{term.column} THEN '{term.rule}'"
        for term in tie_order(rules)
    )
    return f"CASE {whens} END" if whens else "CAST(NULL AS VARCHAR)"

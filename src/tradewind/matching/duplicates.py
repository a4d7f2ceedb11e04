"""Groups of accounts that are likely one company, and which of them is likely the original."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

import pyarrow as pa

from tradewind.matching.duplicate_groups import joined
from tradewind.matching.duplicate_pairs import Crowd, Pair, find_pairs, parents_of
from tradewind.matching.interface import Bench, Progress, quiet
from tradewind.matching.settings import MatchSettings, TieRule
from tradewind.matching.ties import deciding_rule, tie_columns, tie_sorting

USUAL_LEAST = 0.95
"""The probability from which on two accounts are reported as duplicates."""
_NOT_OF_PAIRS: TieRule = "country and city"
"""The rule for ties that looks at the lead, which there is none of here."""


@dataclass(frozen=True, slots=True)
class Member:
    """One account of a group.

    Attributes:
        account_id: Its key.
        name: Its name as written; None where it is unknown.
        domain: Its web address as written; None where it is unknown.
        country: Its country as written.
        city: Its city as written.
        is_customer: Whether it is a customer; None where nobody says.
        contacts: How many people are known there.
        is_original: Whether it is likely the one to keep.
        pair: The strongest pair with another member, the original's where it has one; None of
            the original.
    """

    account_id: str
    name: str | None
    domain: str | None
    country: str | None
    city: str | None
    is_customer: bool | None
    contacts: int
    is_original: bool
    pair: Pair | None

    @property
    def alike_to(self) -> str | None:
        """The account that it is held against; None of the original."""
        if self.pair is None:
            return None
        return self.pair.other if self.pair.one == self.account_id else self.pair.one


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that are likely one company: each is alike to at least one other of them.

    Attributes:
        members: The accounts, the likely original first.
        rule: The rule for ties that tells the original from the next; None where none does, and
            the first by account_id stands first.
        pairs: All pairs among them, the strongest first.
    """

    members: tuple[Member, ...]
    rule: TieRule | None
    pairs: tuple[Pair, ...]

    @property
    def probability(self) -> float:
        """That of the weakest tie between an account and the group."""
        ties = [one.pair.probability for one in self.members if one.pair is not None]
        return min(ties, default=1.0)


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What looks entered twice.

    Attributes:
        groups: The groups, the surest first.
        accounts: How many accounts were compared.
        within_families: Pairs that look alike, but would make one of parents and subsidiaries.
        crowds: What too many accounts share to tell them apart by it, the largest first.
        all_crowds: How many crowds there are, of which `crowds` holds the largest.
        nameless: Accounts without a usable name and domain.
    """

    groups: tuple[Group, ...]
    accounts: int
    within_families: int
    crowds: tuple[Crowd, ...]
    all_crowds: int
    nameless: int

    @property
    def spare(self) -> int:
        """How many accounts there would be less, if every group were one."""
        return sum(len(group.members) - 1 for group in self.groups)


def find_duplicates(
    bench: Bench,
    settings: MatchSettings,
    *,
    at_least: float = USUAL_LEAST,
    progress: Progress = quiet,
) -> Duplicates:
    """Find groups of accounts that are likely one company; nothing is changed.

    Args:
        bench: Where `match_accounts` and `match_contacts` are; see `interface.py`.
        settings: Weights, lists of domains, and the rules for ties that tell the original.
        at_least: The probability, between 0 and 1, from which on a pair counts.
        progress: Told each step.
    """
    least_weight = round(-log2(1 / at_least - 1), 6)
    found = find_pairs(bench, settings, least_weight=least_weight, progress=progress)
    pairs, within_families = joined(found.pairs, parents_of(bench))
    groups = _groups(bench, settings, pairs)
    ((accounts,),) = bench.rows("SELECT count(*) FROM match_accounts")
    return Duplicates(
        tuple(sorted(groups, key=lambda one: (-one.probability, one.members[0].account_id))),
        accounts,
        within_families,
        found.crowds,
        found.all_crowds,
        found.nameless,
    )


_MEMBERS = """
WITH members AS (
  SELECT account.*, group_key, {columns}
  FROM duplicate_members JOIN match_accounts AS account USING (account_id)
), sorted AS (
  SELECT *, row_number() OVER (PARTITION BY group_key ORDER BY {order}) AS nth FROM members
)
SELECT one.account_id, one.name, one.domain, one.country, one.city, one.is_customer, one.contacts,
  one.group_key, one.nth, {rule} AS rule
FROM sorted AS one JOIN sorted AS second ON second.group_key = one.group_key AND second.nth = 2
ORDER BY one.group_key, one.nth"""


def _groups(
    bench: Bench, settings: MatchSettings, pairs: Mapping[str, Sequence[Pair]]
) -> list[Group]:
    if not pairs:
        return []
    keys = {
        account: key
        for key, own in pairs.items()
        for pair in own
        for account in (pair.one, pair.other)
    }
    columns = {"account_id": list(keys), "group_key": list(keys.values())}
    bench.load("duplicate_members", pa.table(columns))
    rules = [rule for rule in settings.ties if rule != _NOT_OF_PAIRS]
    order = ", ".join(filter(None, [tie_sorting(rules), "account_id"]))
    statement = _MEMBERS.format(
        columns=tie_columns(rules) or "0", order=order, rule=deciding_rule(rules, "one", "second")
    )
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in bench.rows(statement):
        rows[row[7]].append(row)
    return [_group(rows[key], pairs[key]) for key in rows]


def _group(rows: Sequence[tuple[Any, ...]], strongest: Sequence[Pair]) -> Group:
    original = rows[0][0]
    members = tuple(_member(row, original, strongest) for row in rows)
    return Group(members, rows[0][9], tuple(strongest))


def _member(row: tuple[Any, ...], original: str, strongest: Sequence[Pair]) -> Member:
    account_id, name, domain, country, city, is_customer, contacts = row[:7]
    return Member(
        account_id=account_id,
        name=name,
        domain=domain,
        country=country,
        city=city,
        is_customer=is_customer,
        contacts=contacts,
        is_original=account_id == original,
        pair=_tie(account_id, original, strongest),
    )


def _tie(account: str, original: str, strongest: Sequence[Pair]) -> Pair | None:
    """Give the pair with the original, or else the strongest with any other."""
    if account == original:
        return None
    own = [pair for pair in strongest if account in (pair.one, pair.other)]
    direct = (pair for pair in own if original in (pair.one, pair.other))
    return next(direct, own[0])

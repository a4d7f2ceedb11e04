"""Accounts that are one company under several entries, and those that only look so."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.duplicate_pairs import MOST_ALIKE
from tradewind.matching.duplicates import Duplicates, Group, find_duplicates
from tradewind.matching.settings import MatchSettings

Row = Mapping[str, Any]
TEXTS = ("account_id", "name", "domain", "country", "city", "phone", "parent_id")
SCHEMA = pa.schema(
    [
        *((column, pa.string()) for column in TEXTS),
        *((column, pa.list_(pa.string())) for column in ("aliases", "other_domains")),
        ("is_customer", pa.bool_()),
        *((column, pa.int64()) for column in ("open_opportunities", "contacts")),
        *((column, pa.timestamp("us")) for column in ("last_active_at", "created_at")),
    ]
)
CONTACTS = pa.schema([("account_id", pa.string()), ("email", pa.string())])
WORDS = ("Zephyrix", "Quillon", "Brantford", "Halvex", "Mirador", "Tessaly", "Orvanta")
OTHERS: list[Row] = [
    {"account_id": f"other {word}", "name": f"{word} Holding AG", "domain": f"{word.lower()}.com"}
    for word in WORDS
]
ACME: Row = {"account_id": "1", "name": "Acmetron Instruments GmbH", "country": "Germany"}


def found(*accounts: Row, at_least: float = 0.95, **settings: Any) -> Duplicates:
    """Find the duplicates among some accounts and a few others, on a real engine."""
    with DuckdbEngine() as bench:
        rows = pa.Table.from_pylist([*map(dict, OTHERS), *map(dict, accounts)], schema=SCHEMA)
        bench.load("match_accounts", rows)
        bench.load("match_contacts", pa.Table.from_pylist([], schema=CONTACTS))
        return find_duplicates(bench, MatchSettings(**settings), at_least=at_least)


def ids(groups: Sequence[Group]) -> list[list[str]]:
    """Give the members of each group, the likely original first."""
    return [[one.account_id for one in group.members] for group in groups]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "ACMETRON INSTRUMENTS"},
        {"name": "Acmetron Instruments", "country": "DE"},
        {"name": "Acmetron Instrumnets GmbH", "country": "Germany", "city": "Jena"},
        {"name": "Something Else", "domain": "www.acmetron.com/de"},
        {"domain": "https://acmetron.com", "country": "Germany"},
    ],
)
def test_one_company_under_two_entries_is_found(other: Row) -> None:
    """By the same name, by two spellings of it, and by the same domain."""
    one = {**ACME, "domain": "acmetron.com", "city": "Jena"}

    assert ids(found(one, {"account_id": "2", **other}).groups) == [["1", "2"]]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Acmetron Instrumants GmbH", "domain": "acmetrona.com", "country": "Germany"},
        {"name": "Meridonia Instruments GmbH", "country": "Germany"},
        {"name": "Acmetron Instruments GmbH", "domain": "acmetron.com", "parent_id": "1"},
        {},
    ],
)
def test_two_companies_are_no_duplicates(other: Row) -> None:
    """Like names with domains of their own, common words, subsidiaries and blank entries."""
    one = {**ACME, "domain": "acmetron.com"}

    assert found(one, {"account_id": "2", **other}).groups == ()


def test_parents_and_subsidiaries_are_counted_and_left_out() -> None:
    """Up to ten levels apart, and side by side below one parent."""
    top = {**ACME, "domain": "acmetron.com"}
    sites = [
        {"account_id": "2", "name": "Acmetron France", "domain": "acmetron.com", "parent_id": "1"},
        {"account_id": "3", "name": "Acmetron Spain", "domain": "acmetron.com", "parent_id": "1"},
        {"account_id": "4", "name": "Acmetron Spain", "domain": "acmetron.com", "parent_id": "2"},
    ]

    result = found(top, *sites)

    assert ids(result.groups) == [["3", "4"]]
    assert result.within_families == 5


def test_members_hang_together_through_others() -> None:
    """Where two entries share a name and two a domain, all three are one group."""
    result = found(
        {**ACME, "account_id": "a"},
        {**ACME, "account_id": "b", "domain": "acmetron.com"},
        {"account_id": "c", "name": "Holdings 24", "domain": "acmetron.com"},
    )

    (group,) = result.groups
    assert {one.account_id for one in group.members} == {"a", "b", "c"}
    assert {one.account_id: one.alike_to for one in group.members}["c"] == "b"
    assert result.spare == 2


@pytest.mark.parametrize(
    ("better", "rule"),
    [
        ({"is_customer": True}, "customer first"),
        ({"open_opportunities": 1}, "open opportunity"),
        ({"contacts": 3}, "most contacts"),
        ({"created_at": datetime(2001, 1, 1)}, "oldest"),  # noqa: DTZ001  timestamps are UTC here
        ({}, None),
    ],
)
def test_the_likely_original_is_told_by_the_rules_for_ties(better: Row, rule: str | None) -> None:
    """Customer first, most contacts, oldest; where no rule tells, the first by its id."""
    dull = {"contacts": 1, "created_at": datetime(2020, 1, 1)}  # noqa: DTZ001  timestamps are UTC here
    first = "2" if rule else "1"

    result = found({**ACME, **dull}, {**ACME, "account_id": "2", **dull, **better})

    (group,) = result.groups
    assert (group.members[0].account_id, group.rule) == (first, rule)
    assert [one.is_original for one in group.members] == [True, False]


def test_the_evidence_adds_up_and_is_told_in_words() -> None:
    """The weight is the prior and the bits of all parts; what speaks against it comes last."""
    settings = MatchSettings()
    one = {**ACME, "domain": "acmetron.com", "city": "Jena"}

    (group,) = found(one, {**one, "account_id": "2", "city": "Gera"}).groups

    (pair,) = group.pairs
    assert pair.weight == pytest.approx(settings.prior + sum(pair.bits.values()))
    *agreeing, against = pair.evidence.split("; ")
    assert agreeing == ["the same name, of rare words", "the same domain", "the same country"]
    assert against == "but another city"
    assert group.probability == pytest.approx(1 / (1 + 2**-pair.weight))


def test_a_domain_that_thousands_share_is_one_finding() -> None:
    """A market place or a franchise is no company with thousands of entries."""
    shops = [
        {"account_id": f"s{n}", "name": f"Shop {n} of {WORDS[n % 7]}", "domain": "bazaar.com"}
        for n in range(3000)
    ]

    result = found(*shops)

    (crowd,) = result.crowds
    assert (crowd.kind, crowd.shared, crowd.accounts) == ("domain", "bazaar.com", 3000)
    assert result.groups == ()


def test_a_name_that_a_whole_country_shares_is_one_finding() -> None:
    """As many entries named alike as a CRM has test accounts tell nothing of each other."""
    named = [{**ACME, "account_id": f"t{n}"} for n in range(MOST_ALIKE + 1)]
    twins = [{**ACME, "account_id": f"u{n}", "country": "France"} for n in range(2)]

    result = found(*named, *twins)

    (crowd,) = result.crowds
    assert (crowd.kind, crowd.accounts) == ("name", MOST_ALIKE + 1)
    assert ["u0", "u1"] in ids(result.groups)


def test_what_cannot_be_compared_is_counted() -> None:
    """Entries without a usable name and domain are no duplicates of each other."""
    result = found(
        {"account_id": "1"},
        {"account_id": "2", "name": "Inc."},
        {"account_id": "3", "domain": "gmail.com"},
        {"account_id": "4", "domain": "gmail.com"},
    )

    assert (result.groups, result.nameless) == ((), 4)
    assert result.accounts == 4 + len(OTHERS)


def test_less_sure_pairs_come_with_a_lower_probability() -> None:
    """What is asked for decides what is reported, the surest first."""
    pair = ({**ACME, "domain": "acmetron.com"}, {**ACME, "account_id": "2", "domain": "acme.org"})

    strict, loose = found(*pair, at_least=0.999), found(*pair, at_least=0.5)

    assert (len(strict.groups), len(loose.groups)) == (0, 1)

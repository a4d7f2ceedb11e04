"""Candidates: which account names a lead's name is compared with, and how many at most."""

from collections.abc import Iterator

import pytest

from support.match_worlds import OTHERS, Row, run
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.blocking import CANDIDATES
from tradewind.matching.name_keys import MOST_NAMES_PER_KEY


@pytest.fixture
def bench() -> Iterator[DuckdbEngine]:
    """Give an empty bench."""
    with DuckdbEngine() as engine:
        yield engine


@pytest.mark.parametrize(
    "typed",
    ["Zephirix Holding", "Zephyrixx Holding", "Zephrix Holding", "Zephyirx Holding"],
)
def test_a_misspelt_word_still_finds_its_account(typed: str) -> None:
    """A letter changed, doubled, left out or swapped leads to the same account."""
    outcome = run([{"company_name": typed}])

    assert outcome.decided["0"][1] == "other 0"


@pytest.mark.parametrize("typed", ["Zeph Yrix", "ZEPHYRIX", "Holding Zephyrix"])
def test_blanks_capitals_and_order_do_not_matter(typed: str) -> None:
    """The whole name is a key without its blanks, and with its words in any order."""
    outcome = run([{"company_name": typed}])

    assert outcome.decided["0"] == ("match", "other 0")


def test_a_key_that_too_many_names_share_is_not_looked_up_and_counted() -> None:
    """A word on hundreds of accounts brings none of them up; the summary says so."""
    crowd: list[Row] = [
        {"account_id": f"c{place}", "name": f"Quorvana {chr(97 + place % 26)}{place}x"}
        for place in range(MOST_NAMES_PER_KEY + 1)
    ]

    outcome = run([{"company_name": "Quorvana Brimble"}], [*crowd, *OTHERS])

    (crowded,) = (n for reason, n in outcome.counts.treated.items() if "keys of names" in reason)
    assert outcome.decided["0"] == ("none", None)
    assert crowded == 1
    assert outcome.weighed == 0


def test_only_the_best_candidates_are_compared() -> None:
    """However many names share a word that is still a key, a few are weighed."""
    crowd: list[Row] = [
        {"account_id": f"c{place}", "name": f"Quorvana {'abcdefghij'[place % 10] * 5}{place}"}
        for place in range(MOST_NAMES_PER_KEY - 4)
    ]

    outcome = run([{"company_name": "Quorvana"}], crowd)

    assert outcome.weighed <= CANDIDATES


def test_identical_leads_are_weighed_once() -> None:
    """A thousand leads that say the same are one question."""
    leads: list[Row] = [{"email": f"p{n}@acmetron.com"} for n in range(1_000)]

    outcome = run(leads)

    assert outcome.counts.matched == 1_000
    assert outcome.weighed == 1


def test_of_a_crowded_domain_the_accounts_in_the_leads_country_come_up() -> None:
    """Where more accounts share a domain than are weighed, place is a key as well."""
    crowd: list[Row] = [
        {"account_id": f"c{n}", "name": f"Zephyrix {n}", "domain": "zephyrix.com", "country": "US"}
        for n in range(200)
    ]
    there: Row = {**crowd[0], "account_id": "there", "name": "Zephyrix Polska", "country": "PL"}

    outcome = run([{"email": "a@zephyrix.com", "country": "Poland"}], [*crowd, there])

    assert outcome.decided["0"] == ("match", "there")

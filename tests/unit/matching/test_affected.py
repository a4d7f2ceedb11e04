"""Incremental matching: the affected leads matched again give what a full run gives."""

import random
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pytest

from support.match_worlds import ACCOUNTS, CONTACTS, LEADS
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.affected import affected
from tradewind.matching.match import match
from tradewind.matching.settings import MatchSettings

Rows = list[dict[str, Any]]
SETTINGS = MatchSettings(review_at=0.2)
COMMON = ("global", "group", "bank", "energy", "delta", "north", "capital", "health")


class World:
    """Random leads, accounts and contacts of few words, so that much meets much."""

    def __init__(self, seed: int, *, words: int) -> None:
        self.random = random.Random(seed)
        letters = "abdelmnorstu"
        self.words = [
            "".join(self.random.choices(letters, k=self.random.randrange(3, 8)))
            for _ in range(words)
        ]

    def one_of(self, *values: Any) -> Any:
        """Draw one of some values."""
        return self.random.choice(values)

    def name(self) -> str:
        """Give a name of one to three words, now and then misspelt."""
        words = [self.one_of(*self.words, *COMMON) for _ in range(self.one_of(1, 1, 2, 3))]
        text = " ".join(words)
        if self.random.random() < 0.2:
            place = self.random.randrange(len(text))
            text = text[:place] + text[place + 1 :]
        return text + str(self.one_of("", " Inc", " Ltd", " Group"))

    def domain(self) -> str | None:
        """Give a domain, a provider of free mail or nothing."""
        found: str | None = self.one_of(f"{self.one_of(*self.words)}.com", None, None, "gmail.com")
        return found

    def place(self) -> dict[str, Any]:
        """Give country, city and telephone number, many unknown."""
        return {
            "country": self.one_of(None, "Germany", "US", "DE"),
            "city": self.one_of(None, "Berlin", "Boston"),
            "phone": self.one_of(None, None, f"+49 30 {self.random.randrange(30):07d}"),
        }

    def lead(self, number: int) -> dict[str, Any]:
        """Give a lead."""
        domain = self.domain()
        return {
            "lead_id": f"L{number}",
            "email": domain and f"ann@{domain}",
            "company_name": self.one_of(self.name(), self.name(), None),
            "website": self.one_of(None, None, self.domain()),
            **self.place(),
        }

    def account(self, number: int) -> dict[str, Any]:
        """Give an account."""
        return {
            **dict.fromkeys(ACCOUNTS.names),
            "account_id": f"A{number}",
            "name": self.one_of(self.name(), self.name(), self.name(), None),
            "aliases": self.one_of(None, None, [self.name()]),
            "domain": self.domain(),
            "parent_id": self.one_of(None, None, "A1"),
            "is_customer": self.one_of(None, True, False),
            "contacts": self.one_of(None, 1, 5),
            **self.place(),
        }

    def contact(self, accounts: int) -> dict[str, Any]:
        """Give a known contact of an account."""
        number = self.random.randrange(accounts)
        return {"account_id": f"A{number}", "email": f"bob@{self.domain() or 'z.com'}"}

    def changed(self, rows: Rows, key: str, make: Any, share: float) -> Rows:
        """Take rows away, replace some and add new ones, each for half of a share."""
        kept = [row for row in rows if self.random.random() > share / 2]
        renewed = [
            make(int(row[key][1:])) if self.random.random() < share / 2 else row for row in kept
        ]
        return renewed + [make(len(rows) + n) for n in range(round(len(rows) * share / 2))]


Tables = Mapping[str, Rows]


def load(bench: DuckdbEngine, prefix: str, tables: Tables) -> None:
    """Load the three relations under a prefix."""
    for name, schema in (("leads", LEADS), ("accounts", ACCOUNTS), ("contacts", CONTACTS)):
        bench.load(f"{prefix}_{name}", pa.Table.from_pylist(tables[name], schema=schema))


def before_and_after(world: World, *, size: int, share: float) -> tuple[Tables, Tables]:
    """Draw a world, and the same world after a share of its leads and accounts changed."""
    earlier: Tables = {
        "leads": [world.lead(n) for n in range(size // 2)],
        "accounts": [world.account(n) for n in range(size)],
        "contacts": [world.contact(size) for _ in range(size // 4)],
    }
    now: Tables = {
        "leads": world.changed(earlier["leads"], "lead_id", world.lead, share),
        "accounts": world.changed(earlier["accounts"], "account_id", world.account, share),
        "contacts": earlier["contacts"][1:],
    }
    return earlier, now


def results(bench: DuckdbEngine) -> set[tuple[Any, ...]]:
    """Match, and give all decisions and pairs as rows that begin with the lead."""
    match(bench, SETTINGS)
    return {*bench.rows("FROM match_decisions"), *bench.rows("FROM match_pairs")}


@pytest.mark.parametrize(
    ("seed", "words", "size", "share"),
    [*((seed, 10, 25, 0.15) for seed in range(2)), (11, 60, 100, 0.03), (12, 12, 600, 0.005)],
)
def test_matching_the_affected_leads_again_gives_what_a_full_run_gives(
    seed: int, words: int, size: int, share: float
) -> None:
    """Whatever leads, accounts and contacts changed, the others keep what they had."""
    earlier, now = before_and_after(World(seed, words=words), size=size, share=share)
    with DuckdbEngine() as bench:
        load(bench, "match", earlier)
        before = results(bench)
        load(bench, "match", now)
        load(bench, "earlier", earlier)

        affected(bench, SETTINGS)

        again = {lead for (lead,) in bench.rows("FROM match_affected")}
        full = results(bench)
        narrowed = [lead for lead in now["leads"] if lead["lead_id"] in again]
        load(bench, "match", {**now, "leads": narrowed})
        kept = {lead["lead_id"] for lead in now["leads"]} - again
        assert results(bench) | {row for row in before if row[0] in kept} == full


def test_where_nothing_changed_nobody_is_affected() -> None:
    """The same tables again ask for nothing."""
    world = World(5, words=30)
    tables: Tables = {
        "leads": [world.lead(n) for n in range(20)],
        "accounts": [world.account(n) for n in range(20)],
        "contacts": [world.contact(20)],
    }
    with DuckdbEngine() as bench:
        load(bench, "match", tables)
        load(bench, "earlier", tables)

        affected(bench, SETTINGS)

        assert bench.rows("FROM match_affected") == []


def test_a_new_account_affects_only_leads_that_may_meet_it() -> None:
    """One more account among many sends few leads back to matching."""
    world = World(6, words=2_000)
    earlier: Tables = {
        "leads": [world.lead(n) for n in range(300)],
        "accounts": [world.account(n) for n in range(300)],
        "contacts": [],
    }
    new = {**dict.fromkeys(ACCOUNTS.names), "account_id": "new", "name": "Zephyrix"}
    now = {**earlier, "accounts": [*earlier["accounts"], new]}
    with DuckdbEngine() as bench:
        load(bench, "match", now)
        load(bench, "earlier", earlier)

        affected(bench, SETTINGS)

        assert len(bench.rows("FROM match_affected")) < 10

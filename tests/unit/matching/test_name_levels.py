"""Comparing names: the level of a pair, in a world of many other names."""

from collections.abc import Iterator

import pyarrow as pa
import pytest

from support.match_worlds import ACCOUNTS, CONTACTS, LEADS
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.match import match
from tradewind.matching.settings import MatchSettings

PAIRS = [
    ("Zephyrix", "Zephyrix Inc.", "same, rare"),
    ("Quillon Systems AO", "AO Quillon Systems", "same, rare"),
    ("Super Brantix", "Superbrantix", "same, rare"),
    ("Global", "Global Inc.", "same, common"),
    ("Halvorn", "Halvorn Group Holdings", "alike, rare"),
    ("Capital Partners", "Capital Group", "alike, common"),
    ("Acmetronic Bank", "Acmetromic Bank", "spelling, rare"),
    ("Emcor", "Amcor", "spelling, common"),
    ("Industrial Widget Makers", "IWM", "acronym"),
    ("Takemore Interactive", "Takemore Interactive Software", "part, rare"),
    ("Mirador", "Mirador Immunoplex", "part, common"),
    ("Brimblex Capital", "Brimblex Capital II", "part, common"),
    ("Zephyrix Fonds 2018", "Zephyrix Fonds 2019", None),
    ("Jonsten Jonsten", "Jonsten Kontrol Jon", None),
    ("Vandalix", "Brumelix", None),
]


def level_of(lead: str, account: str) -> str | None:
    """Give the level of the two names, None where the lead finds no account."""
    with DuckdbEngine() as bench:
        load(bench, [lead], [account])
        match(bench, MatchSettings(prior=20))
        found = bench.rows("SELECT name_level FROM match_pairs")
    return found[0][0] if found else None


def load(bench: DuckdbEngine, leads: list[str], accounts: list[str]) -> None:
    """Load leads and accounts that have a name only; their ids are their names."""
    for name, schema, key, column, values in (
        ("match_leads", LEADS, "lead_id", "company_name", leads),
        ("match_accounts", ACCOUNTS, "account_id", "name", accounts),
        ("match_contacts", CONTACTS, "account_id", "email", []),
    ):
        rows = [dict.fromkeys(schema.names) | {key: value, column: value} for value in values]
        bench.load(name, pa.Table.from_pylist(rows, schema=schema))


@pytest.mark.parametrize(("lead", "account", "level"), PAIRS)
def test_each_kind_of_likeness_has_its_level(lead: str, account: str, level: str | None) -> None:
    """Rare and common words, spelling, order, parts and acronyms are told apart."""
    assert level_of(lead, account) == level


@pytest.fixture
def bench() -> Iterator[DuckdbEngine]:
    """Give an empty bench."""
    with DuckdbEngine() as engine:
        yield engine


def decisions(bench: DuckdbEngine) -> dict[str, tuple[str, str | None]]:
    """Match by default settings, and give decision and account of each lead."""
    match(bench, MatchSettings())
    rows = bench.rows("SELECT lead_id, decision, account_id FROM match_decisions")
    return {lead: (decision, account) for lead, decision, account in rows}


def test_a_rare_name_alone_is_enough_and_a_common_word_is_not(bench: DuckdbEngine) -> None:
    """Zephyrix is one company; Global may be any."""
    load(bench, ["Zephyrix", "Global"], ["Zephyrix AG", "Global Ltd"])

    assert decisions(bench) == {
        "Zephyrix": ("match", "Zephyrix AG"),
        "Global": ("review", "Global Ltd"),
    }


def test_a_part_that_several_accounts_share_chooses_none_of_them(bench: DuckdbEngine) -> None:
    """Coca-Cola's bottlers are several; only where one account has the words they tell which."""
    load(bench, ["Corva Cola"], ["Corva Cola Bottling", "Corva Cola Software"])

    ((decision, _),) = decisions(bench).values()

    assert decision == "review"


def test_a_word_that_many_accounts_bear_is_common_there(bench: DuckdbEngine) -> None:
    """In a CRM full of one family's companies its name tells little of which is meant."""
    family = [
        f"Zephyrix {word}ix Group" for word in ("Al", "Be", "Ce", "De", "Fo", "Gu", "Hi", "Jo")
    ]
    load(bench, ["Zephyrix Ltd"], [*family, "Zephyrix Solutions Holding"])

    ((decision, _),) = decisions(bench).values()

    assert decision != "match"


def test_a_name_in_cyrillic_finds_its_latin_spelling(bench: DuckdbEngine) -> None:
    """Letters of other scripts are written in Latin ones before names are compared."""
    load(bench, ["ООО Гринвальд"], ["Grinvald"])

    assert [decision for decision, _ in decisions(bench).values()] == ["match"]

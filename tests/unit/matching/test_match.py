"""Matching as a whole: pairs, decisions and what they promise."""

from collections.abc import Iterator

import pyarrow as pa
import pytest

from support.match_worlds import ACCOUNTS, ACME, CONTACTS, LEADS, OTHERS, Row
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.match import match
from tradewind.matching.settings import MatchSettings
from tradewind.matching.weights import LEVELS, PARTS

HERE: Row = {**ACME, "country": "Germany", "city": "Jena", "phone": "+49 3641 123456"}
ALL_OF_IT: Row = {
    "lead_id": "all",
    "email": "ann@acmetron.com",
    "company_name": "Acmetron Instruments",
    "website": "www.acmetron.de",
    "country": "DE",
    "city": "Jena",
    "phone": "03641 / 123456",
}


@pytest.fixture
def bench() -> Iterator[DuckdbEngine]:
    """Give an empty bench."""
    with DuckdbEngine() as engine:
        yield engine


def load(bench: DuckdbEngine, leads: list[Row], accounts: list[Row]) -> None:
    """Load leads and accounts; the fields they do not have are null."""
    for name, schema, rows in (
        ("match_leads", LEADS, leads),
        ("match_accounts", ACCOUNTS, accounts),
        ("match_contacts", CONTACTS, []),
    ):
        filled = [{column: row.get(column) for column in schema.names} for row in rows]
        bench.load(name, pa.Table.from_pylist(filled, schema=schema))


def test_the_weight_is_the_prior_and_the_bits_of_all_parts(bench: DuckdbEngine) -> None:
    """The evidence adds up to the weight exactly, and the probability follows from it."""
    load(bench, [ALL_OF_IT], [HERE, *OTHERS])

    match(bench, MatchSettings())

    (pair,) = bench.arrow("SELECT * FROM match_pairs WHERE account_id = 'acme'").to_pylist()
    bits = [pair[f"{part}_bits"] for part in PARTS]
    assert pair["weight"] == round(-6.0 + sum(bits), 2)
    assert pair["probability"] == pytest.approx(1 / (1 + 2 ** -pair["weight"]))


def test_every_level_is_a_stated_one_and_an_unknown_part_has_none(bench: DuckdbEngine) -> None:
    """Levels are those of the weights; what one side does not know has neither level nor bits."""
    load(bench, [ALL_OF_IT, {"lead_id": "name", "company_name": "Acmetron"}], [HERE, *OTHERS])

    match(bench, MatchSettings())

    for pair in bench.arrow("SELECT * FROM match_pairs").to_pylist():
        for part in PARTS:
            level, bits = pair[f"{part}_level"], pair[f"{part}_bits"]
            assert bits == (0 if level is None else LEVELS[part][level].bits)


def test_a_weight_of_the_project_replaces_the_default(bench: DuckdbEngine) -> None:
    """With nothing for a domain, an e-mail address alone decides nothing."""
    load(bench, [{"lead_id": "l", "email": "ann@acmetron.com"}], [HERE, *OTHERS])

    match(bench, MatchSettings(weights={"domain": {"same": 0.25}}))

    assert bench.rows("SELECT decision FROM match_decisions") == [("none",)]
    counted = match(bench, MatchSettings())
    assert counted.matched == 1


def test_the_result_of_a_lead_depends_on_no_other_lead(bench: DuckdbEngine) -> None:
    """A lead matched alone and among others has the same pairs and the same decision."""
    names = ["Super Brantix", "Superbrantix", "Zephyrixx", "Quillon Halvex", "Acmetron", "Mirado"]
    leads: list[Row] = [{"lead_id": name, "company_name": name} for name in names]
    accounts = [HERE, *OTHERS, {"account_id": "s", "name": "Super Brantix Computer"}]
    load(bench, leads, accounts)
    match(bench, MatchSettings())
    together = bench.rows("SELECT * FROM match_pairs ORDER BY ALL")

    alone = []
    for lead in leads:
        load(bench, [lead], accounts)
        match(bench, MatchSettings())
        alone += bench.rows("SELECT * FROM match_pairs")

    assert sorted(alone, key=str) == sorted(together, key=str)


def test_two_runs_give_the_same_rows(bench: DuckdbEngine) -> None:
    """Nothing depends on the order in which rows are read."""
    load(bench, [ALL_OF_IT], [HERE, *OTHERS, {**HERE, "account_id": "twin"}])
    found = []

    for _ in range(2):
        match(bench, MatchSettings())
        found.append(bench.rows("SELECT * FROM match_decisions ORDER BY ALL"))

    assert found[0] == found[1]


def test_the_runner_up_is_kept(bench: DuckdbEngine) -> None:
    """The account that came second is named with its weight."""
    load(bench, [ALL_OF_IT], [HERE, {"account_id": "old", "name": "Acmetron Holding"}])

    match(bench, MatchSettings())

    ((decision, runner_up, weight),) = bench.rows(
        "SELECT decision, runner_up_id, runner_up_weight FROM match_decisions"
    )
    assert (decision, runner_up) == ("match", "old")
    assert weight is not None


def test_a_colleague_has_no_account(bench: DuckdbEngine) -> None:
    """Somebody at your own company is no lead, whatever company the form names."""
    lead = {"lead_id": "l", "email": "me@ours.com", "company_name": "Acmetron Instruments"}
    load(bench, [lead], [HERE])

    match(bench, MatchSettings(own_domains=("ours.com",)))

    assert bench.rows("SELECT decision, reason FROM match_decisions") == [
        ("none", "works at your own company")
    ]


def test_each_step_is_told(bench: DuckdbEngine) -> None:
    """Whoever waits hears what is being done."""
    load(bench, [ALL_OF_IT], [HERE])
    told: list[str] = []

    match(bench, MatchSettings(), told.append)

    assert told[0] == "reading domains"
    assert told[-1] == "deciding"

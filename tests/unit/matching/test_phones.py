"""Telephone numbers as keys."""

import pyarrow as pa
import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.phones import MOST_ACCOUNTS, PhoneCounts, phone_key, phone_tables

_KEYS = [
    ("+44 (0)20 7946 0958", "79460958"),
    ("020 7946 0958", "79460958"),
    ("0044-20-7946-0958 ext. 12", "79460958"),
    ("020 7946 0958x12", "79460958"),
    ("020 7946 0958 / +44 20 7946 0000", "79460958"),
    ("020 7946 0958; 020 7946 0000", "79460958"),
    ("+45 32 12 34 56", "32123456"),
    ("442079460958.0", "79460958"),
    ("4.42079E+11", None),
    ("12", None),
    ("00000000", None),
    ("12345678", None),
    ("1" * 10_000, None),
    ("call me", None),
    ("", None),
    (None, None),
]


@pytest.fixture
def bench() -> DuckdbEngine:
    """Give a bench with one lead and seven accounts, six of which share a number."""
    bench = DuckdbEngine()
    phones = ["030 8123 5678", *["0800 55 44 33 22"] * (MOST_ACCOUNTS + 1), "7"]
    ids = [str(place) for place in range(len(phones))]
    bench.load("match_accounts", pa.table({"account_id": ids, "phone": phones}))
    bench.load("match_leads", pa.table({"lead_id": ["1", "2"], "phone": ["+49 30 81235678", "?"]}))
    return bench


def test_the_last_digits_are_compared() -> None:
    """Country codes, trunk zeros, signs and extensions do not matter; what is no number is null."""
    with DuckdbEngine() as bench:
        bench.load(
            "typed", pa.table({"n": range(len(_KEYS)), "phone": [text for text, _ in _KEYS]})
        )
        found = bench.rows(f"SELECT phone, {phone_key('phone')} FROM typed ORDER BY n")

    assert found == _KEYS


def test_a_number_of_many_accounts_says_nothing(bench: DuckdbEngine) -> None:
    """It is left out and counted, as are numbers too short to be one."""
    counts = phone_tables(bench)

    assert counts == PhoneCounts(leads=1, accounts=1, shared=MOST_ACCOUNTS + 1)
    assert bench.rows("SELECT * FROM match_account_phones") == [("0", "81235678")]

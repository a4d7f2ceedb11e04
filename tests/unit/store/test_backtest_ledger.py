"""Backtests stay in the store, the last first."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tradewind.store.backtest_ledger import BacktestLedger, BacktestRecord

MADE = datetime(2026, 3, 2, 12, tzinfo=UTC)
RECORD = BacktestRecord(
    backtest_id="20260302T120000",
    scorecard="growth",
    hash="abc",
    made_at=MADE,
    version="0.5.0",
    question="buys",
    first=datetime(2025, 1, 1, tzinfo=UTC),
    last=datetime(2025, 12, 1, tzinfo=UTC),
    horizon_days=90.0,
    summary={"headline": "It finds twice as many.", "n": 1200, "auc": [0.71, 0.66, None]},
)
OTHER = replace(RECORD, backtest_id="20260303T120000", scorecard="leads")


@pytest.fixture
def ledger(tmp_path: Path) -> BacktestLedger:
    """A ledger in a folder that does not exist yet."""
    return BacktestLedger(tmp_path / "store", patience_s=0.2)


def test_a_store_without_backtests_reads_as_empty(ledger: BacktestLedger) -> None:
    """Reading makes no file."""
    assert ledger.records() == ()
    assert not ledger.folder.exists()


def test_backtests_come_back_as_they_were_the_last_first(ledger: BacktestLedger) -> None:
    """Of all scorecards, or of one."""
    ledger.add(RECORD)
    ledger.add(OTHER)

    assert ledger.records() == (OTHER, RECORD)
    assert ledger.records("growth") == (RECORD,)


def test_a_summary_that_json_cannot_hold_is_a_mistake(ledger: BacktestLedger) -> None:
    """It is refused before a store is made."""
    with pytest.raises(ValueError, match="JSON"):
        ledger.add(replace(RECORD, summary={"auc": float("nan")}))

    assert not ledger.folder.exists()


@pytest.mark.parametrize("statement", ["UPDATE backtests SET hash = 'x'", "DELETE FROM backtests"])
def test_a_backtest_never_changes(ledger: BacktestLedger, statement: str) -> None:
    """Not even by another program."""
    ledger.add(RECORD)

    with (
        closing(sqlite3.connect(ledger.folder / "store.sqlite")) as connection,
        pytest.raises(sqlite3.IntegrityError, match="a backtest"),
    ):
        connection.execute(statement)

    assert ledger.records() == (RECORD,)

"""What the tests of exports start from: one table with every kind of cell, and bad disks."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from support.disks import read_only_disks, small_disk_at

ABOUT = {"scorecard": "growth", "hash": "3f7a9c", "as_of": "2026-01-31T06:00:00+00:00"}


@pytest.fixture
def about() -> dict[str, str]:
    """What the table of the tests is."""
    return dict(ABOUT)


@pytest.fixture
def scores() -> pa.Table:
    """Three accounts: one complete, one risky text, one with nothing known but its id."""
    moment = datetime(2026, 1, 31, 6, 30, tzinfo=UTC)
    return pa.table(
        {
            "account_id": ["001", "002", "003"],
            "name": ['Größe & "Söhne", Ltd', "=1+1", None],
            "tier": pa.array(["A", "B", None]).dictionary_encode(),
            "score": pa.array([Decimal("75"), Decimal("-0.0001"), None], pa.decimal128(18, 4)),
            "employees": pa.array([120_000, -5, None], pa.int64()),
            "revenue": pa.array([0.1, float("nan"), None]),
            "is_customer": [True, False, None],
            "founded_on": [date(1999, 12, 31), date(2020, 2, 29), None],
            "seen_at": pa.array([moment, moment, None], pa.timestamp("us", tz="Europe/Berlin")),
        }
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB; skips where none can be mounted."""
    with small_disk_at(tmp_path / "small disk", kibibytes=64) as disk:
        yield disk


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
    """Turn a folder into a read-only disk; skips where that cannot be done."""
    with read_only_disks() as turn:
        yield turn

"""What the tests of the store start from: stores with and without runs, and bad disks."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from support.disks import read_only_disks, small_disk_at
from tradewind.store.interface import RUN_TABLES, PendingRun, Run
from tradewind.store.local import LocalStore

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)

Publish = Callable[..., Run]


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    """A store in a folder that does not exist yet, with little patience."""
    return LocalStore(tmp_path / "store", patience_s=0.2)


@pytest.fixture
def write_tables() -> Callable[[PendingRun], None]:
    """Write three small Parquet files that carry the run's id."""

    def write(pending: PendingRun) -> None:
        for table in RUN_TABLES:
            pq.write_table(pa.table({"run_id": [pending.run_id]}), pending.path_of(table))

    return write


@pytest.fixture
def publish(write_tables: Callable[[PendingRun], None]) -> Publish:
    """Publish one small run."""

    def run(store: LocalStore, scorecard: str = "growth", text: str = "version: 1\n") -> Run:
        with store.begin(
            scorecard=scorecard, content_hash=f"hash of {text}", as_of=MORNING, started_at=MORNING
        ) as pending:
            write_tables(pending)
            return store.publish(
                pending, counts={"accounts": 1}, scorecard_text=text, finished_at=MORNING
            )

    return run


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB; skips where none can be mounted."""
    with small_disk_at(tmp_path / "small disk", kibibytes=256) as disk:
        yield disk


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
    """Turn a folder into a read-only disk; skips where that cannot be done."""
    with read_only_disks() as turn:
        yield turn

"""A program that publishes runs and stops where it is told, for tests that kill it.

Arguments: the store's folder, the number of runs, and where to stop in the last one (`folder`,
`files`, `written`, `transaction`, `published`; `never` stops nowhere). It prints the place and
waits there.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tradewind.store import ledger
from tradewind.store.interface import RUN_TABLES, Run
from tradewind.store.local import LocalStore


def main(folder: Path, times: int, stop: str) -> None:
    """Publish `times` runs, and wait at `stop` in the last."""
    for number in range(times):
        publish_one(LocalStore(folder), stop if number == times - 1 else "never")


def publish_one(store: LocalStore, stop: str) -> None:
    """Publish one run, and wait at `stop` to be killed."""

    def wait_at(place: str) -> None:
        if place == stop:
            print(place, flush=True)  # noqa: T201  the parent reads it
            time.sleep(60)

    def wait_in_the_transaction(run: Run) -> tuple[str, ...]:
        wait_at("transaction")
        return (run.run_id,)

    text = "version: 1\n"
    if stop == "transaction":
        # More than SQLite keeps in memory: half of the transaction stands in the file itself
        # when it comes to the next row.
        text = "# a long comment\n" * 1_000_000
        ledger._row = wait_in_the_transaction
    now = datetime.now(UTC)
    with store.begin(
        scorecard="growth", content_hash="child", as_of=now, started_at=now
    ) as pending:
        wait_at("folder")
        for table in RUN_TABLES:
            pq.write_table(pa.table({"run_id": [pending.run_id]}), pending.path_of(table))
            wait_at("files")
        wait_at("written")
        store.publish(pending, counts={"accounts": 1}, scorecard_text=text, finished_at=now)
        wait_at("published")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])

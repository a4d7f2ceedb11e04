"""A program that compacts a project and stops where it is told, for tests that kill it.

Arguments: the project's folder, the moment from which a day is kept, and where to stop: `keyframe`
(its file is cut short), `written`, `committed`, `removing` (after the first run's files). It
prints the place and waits there.
"""

import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tradewind.store.interface import RunFile
from tradewind.store.ledger import Ledger
from tradewind.store.local import LocalStore
from tradewind.workflows import compact as workflow

Kept = Mapping[str, frozenset[RunFile]]


class StoppingStore(LocalStore):
    """A store that waits at a place."""

    stop = ""
    removed = 0

    def compact(self, kept: Kept, *, at: datetime) -> None:
        """Compact, and wait before and between its steps."""
        if self.stop == "keyframe":
            for path in self.folder.glob("runs/*/keyframe.parquet"):
                path.write_bytes(path.read_bytes()[:-20])
        self.wait_at("keyframe")
        self.wait_at("written")
        self._ledger = StoppingLedger(self._ledger.path, self._ledger.patience_s)
        super().compact(kept, at=at)

    def _remove_all_but(self, run_id: str, files: frozenset[RunFile]) -> None:
        super()._remove_all_but(run_id, files)
        self.wait_at("removing")

    @classmethod
    def wait_at(cls, place: str) -> None:
        """Wait to be killed, if this is the place."""
        if place == cls.stop:
            print(place, flush=True)  # noqa: T201  the parent reads it
            time.sleep(60)


class StoppingLedger(Ledger):
    """A ledger that waits after the transaction."""

    def compact(self, kept: Kept, *, at: datetime) -> None:
        """Write what is kept, and wait."""
        super().compact(kept, at=at)
        StoppingStore.wait_at("committed")


if __name__ == "__main__":
    StoppingStore.stop = sys.argv[3]
    setattr(workflow, "LocalStore", StoppingStore)  # noqa: B010  mypy knows no assignment here
    workflow.compact(Path(sys.argv[1]), keep="1d", now=datetime.fromisoformat(sys.argv[2]))

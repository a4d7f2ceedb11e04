"""Matchings and answers in the store's folder: SQLite for what is small, Parquet for the rest."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tradewind.store.failures import failed, failures_as_problems
from tradewind.store.ledger import Ledger
from tradewind.store.local import LEDGER_FILE
from tradewind.store.match_ledger import MatchLedger
from tradewind.store.matchings import MATCH_TABLES, Answer, Matching, MatchTable, PendingMatching
from tradewind.store.parquet_files import flush, is_whole_parquet
from tradewind.store.private_folders import PrivateFolders, new_key
from tradewind.version import __version__

BROKEN_MATCHING = "TW560"
"""A table of the current matching is missing or damaged."""
KEPT_MATCHINGS = 2
"""Matchings whose tables are kept: the current one, and the one that somebody may still read."""


class LocalMatchings:
    """The matchings of a store: `matches/<matching id>/<table>.parquet`, and its ledger.

    A matching's files become visible by one SQLite transaction that names their folder. Only the
    last `KEPT_MATCHINGS` keep their files, as a matching can be made again from its sources; what
    people answered stands in the ledger and is never removed.

    Args:
        folder: The store's folder; made by the first matching or answer, never by reading.
        patience_s: How long to wait for another process's lock, in seconds.
    """

    def __init__(self, folder: Path, *, patience_s: float = 60) -> None:
        self.folder = folder
        self._matches = folder / "matches"
        self._file = Ledger(folder / LEDGER_FILE, patience_s)
        self._ledger = MatchLedger(self._file)
        self._folders = PrivateFolders(self._matches, self._is_published)

    @contextmanager
    def begin(self, *, started_at: datetime) -> Iterator[PendingMatching]:
        """Open a private folder for a matching; unless it is published in the block, it goes.

        Args:
            started_at: Now, with its time zone.

        Raises:
            OutsideWorldFailed: The store cannot be written, is damaged, or is of a newer form.
        """
        self._create()
        self._folders.sweep()
        moment = started_at.astimezone(UTC)
        key = new_key(moment)
        with self._folders.begun(key) as folder:
            yield PendingMatching(key, moment, folder)

    def publish(
        self,
        pending: PendingMatching,
        *,
        rules: str,
        counts: Mapping[str, int],
        finished_at: datetime,
    ) -> Matching:
        """Make a written matching the current one, in one step.

        Args:
            pending: The matching; its tables are written.
            rules: Hash of the settings.
            counts: Numbers by what they count.
            finished_at: Now, with its time zone.

        Raises:
            OutsideWorldFailed: A table is missing or cut short, or the disk or a lock refuses;
                what was current before still is.
        """
        matching = Matching(
            matching_id=pending.matching_id,
            started_at=pending.started_at,
            finished_at=finished_at.astimezone(UTC),
            version=__version__,
            rules=rules,
            counts=dict(counts),
        )
        paths = [self.path_of(matching, table) for table in MATCH_TABLES]
        with failures_as_problems(pending.folder):
            for path in (*paths, pending.folder, self._matches, self.folder):
                flush(path)
        self._ledger.add(matching)
        self._remove_old()
        return matching

    def current(self) -> Matching | None:
        """Give the matching that was published last; None where leads were never matched."""
        return next(iter(self._ledger.matchings()), None)

    def path_of(self, matching: Matching, table: MatchTable) -> Path:
        """Give the Parquet file of one table of a matching, checked to be there whole.

        Raises:
            OutsideWorldFailed: The file is gone, cut short or may not be read.
        """
        path = self._matches / matching.matching_id / f"{table}.parquet"
        with failures_as_problems(path):
            if not is_whole_parquet(path):
                raise failed(
                    BROKEN_MATCHING,
                    path,
                    f'The {table} of matching "{matching.matching_id}" are missing or cut short.',
                    "Run `tradewind match --full` to match all leads anew.",
                )
        return path

    def add_answers(self, answers: Sequence[Answer]) -> None:
        """Keep what people said, behind what they said before; all of it or nothing.

        Raises:
            OutsideWorldFailed: The store cannot be written, is damaged, or is of a newer form.
        """
        if answers:
            self._create()
            self._ledger.add_answers(answers)

    def answers(self) -> tuple[Answer, ...]:
        """Give all answers in the order in which they were taken."""
        return self._ledger.answers()

    def _create(self) -> None:
        with failures_as_problems(self.folder):
            self._matches.mkdir(parents=True, exist_ok=True)
            self._file.create()

    def _is_published(self, key: str) -> bool:
        return self._ledger.matching(key) is not None

    def _remove_old(self) -> None:
        """Remove the tables of matchings that nobody reads any more."""
        with failures_as_problems(self._matches):
            for matching in self._ledger.matchings()[KEPT_MATCHINGS:]:
                # Another process that publishes removes the same folders.
                with suppress(FileNotFoundError):
                    shutil.rmtree(self._matches / matching.matching_id)

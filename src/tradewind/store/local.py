"""The store in the project's folder: SQLite for what is small, Parquet for what is large."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tradewind.problems import OutsideWorldFailed
from tradewind.store.failures import BROKEN_TABLE, COMPACTED, failed, failures_as_problems
from tradewind.store.interface import (
    RUN_FILES,
    RUN_TABLES,
    Link,
    PendingRun,
    Publication,
    Run,
    RunFile,
    ScorecardVersion,
)
from tradewind.store.ledger import Ledger
from tradewind.store.lock import Lock
from tradewind.store.parquet_files import flush, is_whole_parquet
from tradewind.store.private_folders import PrivateFolders, new_key
from tradewind.version import __version__

STORE_FOLDER = "store"
"""The folder of a project's store, in the project's folder."""
LEDGER_FILE = "store.sqlite"
"""The name of the ledger in a store's folder."""


class LocalStore:
    """A store kept in one folder: `store.sqlite`, and `runs/<run id>/<table>.parquet`.

    A run's files become visible by one SQLite transaction that names their folder. While a run
    is written, its process holds `runs/<run id>.lock`; a lock file that nobody holds is the mark
    of a run that was killed. Folders without such a mark are never removed.

    On a network disk, locks are only as good as the disk's: let one machine at a time write.

    Args:
        folder: The store's folder; made by the first `begin`, never by reading.
        patience_s: How long to wait for another process's lock, in seconds.
    """

    def __init__(self, folder: Path, *, patience_s: float = 60) -> None:
        self.folder = folder
        self._runs = folder / "runs"
        self._ledger = Ledger(folder / LEDGER_FILE, patience_s)
        self._folders = PrivateFolders(self._runs, self._is_published)

    @contextmanager
    def begin(
        self, *, scorecard: str, content_hash: str, as_of: datetime, started_at: datetime
    ) -> Iterator[PendingRun]:
        """Open a private folder for a run; what is not published in the block is removed.

        Args:
            scorecard: Name of the scorecard.
            content_hash: Hash of the scorecard's content.
            as_of: Moment whose knowledge the scores rest on, with its time zone.
            started_at: Now, with its time zone.

        Raises:
            OutsideWorldFailed: The store cannot be written, is damaged, or is of a newer form.
        """
        started_at, as_of = _in_utc(started_at), _in_utc(as_of)
        with failures_as_problems(self.folder):
            self._runs.mkdir(parents=True, exist_ok=True)
            self._ledger.create()
        run_id = new_key(started_at)
        with self._folders.begun(run_id) as folder:
            yield PendingRun(
                run_id=run_id,
                scorecard=scorecard,
                hash=content_hash,
                as_of=as_of,
                started_at=started_at,
                folder=folder,
            )

    def publish(
        self,
        pending: PendingRun,
        *,
        counts: Mapping[str, int],
        scorecard_text: str,
        finished_at: datetime,
        author: str | None = None,
        previous: Run | None = None,
        has_todays_attributes: bool = True,
    ) -> Run:
        """Make a written run the current one of its scorecard, in one step.

        Args:
            pending: The run; its tables are written.
            counts: Numbers of rows by name.
            scorecard_text: The scorecard's file, to the letter.
            finished_at: Now, with its time zone.
            author: Who wrote the scorecard; None where nobody knows.
            previous: The run from which its history, which is written, tells the changes; None
                where it has no history.
            has_todays_attributes: Whether its attributes are what was known when it ran.

        Raises:
            OutsideWorldFailed: A table is missing or cut short, or the disk or a lock refuses;
                what was current before still is.
        """
        run = Run(
            run_id=pending.run_id,
            scorecard=pending.scorecard,
            hash=pending.hash,
            as_of=pending.as_of,
            started_at=pending.started_at,
            finished_at=_in_utc(finished_at),
            version=__version__,
            counts=dict(counts),
        )
        version = ScorecardVersion(
            hash=run.hash,
            name=run.scorecard,
            text=scorecard_text,
            author=author,
            first_published_at=run.finished_at,
        )
        files: tuple[RunFile, ...] = (*RUN_TABLES, *(("history",) if previous else ()))
        paths = [self.path_of(run, file) for file in files]
        with failures_as_problems(pending.folder):
            for path in (*paths, pending.folder, self._runs, self.folder):
                flush(path)
        self._ledger.add(
            run,
            version,
            previous_id=previous.run_id if previous else None,
            has_todays_attributes=has_todays_attributes,
        )
        return run

    def make_current(self, run: Run, *, at: datetime) -> None:
        """Make a published run the current one of its scorecard once more.

        Raises:
            OutsideWorldFailed: One of its tables is not there any more, or the disk refuses.
        """
        for table in RUN_TABLES:
            self.path_of(run, table)
        self._ledger.make_current(run, at=_in_utc(at))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep others from publishing and compacting inside the block; waits its turn.

        Raises:
            OutsideWorldFailed: The store's folder cannot be written to.
        """
        with failures_as_problems(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = Lock.take(self.folder / "turn.lock")
        try:
            yield
        finally:
            with suppress(OSError):  # a lock that nobody holds is in nobody's way
                lock.remove()

    def compact(self, kept: Mapping[str, frozenset[RunFile]], *, at: datetime) -> None:
        """Keep only the named files of some runs, by run id; all else of them is removed.

        What a compaction that was killed has left behind is removed, too. To be called in one's
        `turn`; new keyframes must be complete.

        Raises:
            OutsideWorldFailed: A new keyframe is cut short, or the disk refuses.
        """
        if kept:
            for run_id, files in kept.items():
                self._keep(run_id, files)
            self._ledger.compact(kept, at=_in_utc(at))
        for run_id, link in self._ledger.links(None).items():
            self._remove_all_but(run_id, link.files)

    def _keep(self, run_id: str, files: frozenset[RunFile]) -> None:
        """Make sure that a run's files will outlast a power cut."""
        folder = self._runs / run_id
        for file in files:
            path = folder / f"{file}.parquet"
            with failures_as_problems(path):
                if not is_whole_parquet(path):
                    raise _broken(path, file, run_id)
                flush(path)
        if files:
            with failures_as_problems(folder):
                flush(folder)

    def _remove_all_but(self, run_id: str, files: frozenset[RunFile]) -> None:
        folder = self._runs / run_id
        with failures_as_problems(folder):
            for file in RUN_FILES:
                if file not in files:
                    (folder / f"{file}.parquet").unlink(missing_ok=True)
            if not files and folder.exists() and not any(folder.iterdir()):
                folder.rmdir()

    def current(self, scorecard: str | None = None) -> Run | None:
        """Give the current run of a scorecard, or of the one that was published last."""
        return self._ledger.current(scorecard)

    def runs(self, scorecard: str | None = None) -> tuple[Run, ...]:
        """Give all published runs (of one scorecard), the latest published first."""
        return self._ledger.runs(scorecard)

    def run(self, run_id: str) -> Run | None:
        """Give one published run, or None where none has that id."""
        return self._ledger.run(run_id)

    def links(self, scorecard: str | None = None) -> dict[str, Link]:
        """Give for every run (of one scorecard), by its id, how it hangs on the one before."""
        return self._ledger.links(scorecard)

    def publications(self, scorecard: str) -> tuple[Publication, ...]:
        """Give what was ever made current of a scorecard, the last first."""
        return self._ledger.publications(scorecard)

    def scorecard_version(self, content_hash: str) -> ScorecardVersion | None:
        """Give a published scorecard by the hash of its content, or None."""
        return self._ledger.scorecard_version(content_hash)

    def scorecard_versions(self) -> tuple[ScorecardVersion, ...]:
        """Give all published scorecards, the first published first."""
        return self._ledger.scorecard_versions()

    def path_of(self, run: Run, table: RunFile) -> Path:
        """Give the Parquet file of one table of a run, checked to be there whole.

        Raises:
            OutsideWorldFailed: The file was compacted away, removed, cut short or may not be read.
        """
        path = self.place_of(run, table)
        with failures_as_problems(path):
            if not is_whole_parquet(path):
                raise self._lost(path, table, run)
        return path

    def place_of(self, run: Run, file: RunFile) -> Path:
        """Give where a file of a published run is or would be, whether or not it is there."""
        return self._runs / run.run_id / f"{file}.parquet"

    def _lost(self, path: Path, table: RunFile, run: Run) -> OutsideWorldFailed:
        link = self._ledger.links(run.scorecard).get(run.run_id)
        if link is None or table in link.files:
            return _broken(path, table, run.run_id)
        return failed(
            COMPACTED,
            path,
            f'The {table} of run "{run.run_id}" were dropped by `tradewind compact`.',
            "Run `tradewind history ACCOUNT` to see what is kept of it.",
        )

    def sweep(self) -> tuple[str, ...]:
        """Remove what killed runs left behind, and give the ids of those runs.

        Raises:
            OutsideWorldFailed: The disk refuses, or the store is damaged or of a newer form.
        """
        return self._folders.sweep()

    def _is_published(self, run_id: str) -> bool:
        return self._ledger.run(run_id) is not None


def _broken(path: Path, table: RunFile, run_id: str) -> OutsideWorldFailed:
    return failed(
        BROKEN_TABLE,
        path,
        f'The {table} of run "{run_id}" are missing or cut short.',
        "Put the file back from a backup, or run `tradewind score` for new scores.",
    )


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {moment!r}")
    return moment.astimezone(UTC)

"""What every store offers: publish a run whole, and read what was published."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol, get_args

RunTable = Literal["scores", "contributions", "attributes"]
"""The tables of one run, each with one row per account."""

RUN_TABLES: tuple[RunTable, ...] = get_args(RunTable)

RunFile = RunTable | Literal["history", "keyframe"]
"""All files a run may have: its tables; what changed since the run before (`history`); and, where
a compaction dropped the tables that later runs start from, the same rows in the form of a history
(`keyframe`)."""

RUN_FILES: tuple[RunFile, ...] = (*RUN_TABLES, "history", "keyframe")


@dataclass(frozen=True, slots=True)
class Run:
    """One published run of a scorecard; never changes once it is published.

    Attributes:
        run_id: Key of the run; run ids sort by the time at which the runs started.
        scorecard: Name of the scorecard.
        hash: Hash of the scorecard's content; key of its `ScorecardVersion`.
        as_of: Moment (UTC) whose knowledge the scores rest on.
        started_at: When the run started (UTC).
        finished_at: When its tables were complete (UTC).
        version: The version of Tradewind that ran.
        counts: Numbers of rows by name: accounts (or people, where these are scored), scored,
            excluded, and others.
    """

    run_id: str
    scorecard: str
    hash: str
    as_of: datetime
    started_at: datetime
    finished_at: datetime
    version: str
    counts: Mapping[str, int]

    @property
    def of_people(self) -> bool:
        """Whether its rows are people; else they are accounts."""
        return "people" in self.counts

    @property
    def rows(self) -> int:
        """How many accounts or people it scored."""
        return self.counts.get("people", self.counts.get("accounts", 0))


@dataclass(frozen=True, slots=True)
class ScorecardVersion:
    """One content of a scorecard, as it was when it was first published.

    Attributes:
        hash: Hash of the content.
        name: Name of the scorecard.
        text: The file, to the letter.
        author: Who published it first; None where nobody said.
        first_published_at: When it was first published (UTC).
    """

    hash: str
    name: str
    text: str
    author: str | None
    first_published_at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """A run was made the current one of its scorecard.

    Attributes:
        run_id: Key of the run.
        published_at: When that was done (UTC).
    """

    run_id: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """How a run hangs on the one before it, and which of its files are kept.

    Attributes:
        previous_id: The run from which its `history` tells the changes; None where it has none.
        has_todays_attributes: Whether its attributes are what was known when it ran, and not
            what account history said of an earlier moment.
        files: The files that are kept.
    """

    previous_id: str | None
    has_todays_attributes: bool
    files: frozenset[RunFile]

    @property
    def is_whole(self) -> bool:
        """Whether all its tables are kept."""
        return self.files.issuperset(RUN_TABLES)


@dataclass(frozen=True, slots=True)
class PendingRun:
    """A run that is being written and that no reader can see yet.

    Attributes:
        run_id: Key the run will have.
        scorecard: Name of the scorecard.
        hash: Hash of the scorecard's content.
        as_of: Moment (UTC) whose knowledge the scores rest on.
        started_at: When the run started (UTC).
        folder: Private folder of the run, empty at first.
    """

    run_id: str
    scorecard: str
    hash: str
    as_of: datetime
    started_at: datetime
    folder: Path

    def path_of(self, table: RunFile) -> Path:
        """Give the path at which the Parquet file of `table` is to be written."""
        return self.folder / f"{table}.parquet"


class Store(Protocol):
    """A place that keeps what was published.

    Every method raises `OutsideWorldFailed` where the store is damaged, was written by a newer
    Tradewind, or a disk, a lock or a missing right stands in the way.
    """

    def begin(
        self, *, scorecard: str, content_hash: str, as_of: datetime, started_at: datetime
    ) -> AbstractContextManager[PendingRun]:
        """Open a private folder for a run; use as `with store.begin(…) as pending`.

        What is not published inside the block is thrown away at its end, error or not.
        """
        ...

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

        Readers see the run before or this one, whole. The three tables must be complete, and
        so must the history where there is a `previous` run.
        """
        ...

    def make_current(self, run: Run, *, at: datetime) -> None:
        """Make a published run, whose tables must all be kept, the current one once more."""
        ...

    def turn(self) -> AbstractContextManager[None]:
        """Keep others from publishing and compacting inside the block; waits its turn."""
        ...

    def compact(self, kept: Mapping[str, frozenset[RunFile]], *, at: datetime) -> None:
        """Keep only the named files of some runs, by run id; the rest of them is removed.

        New keyframes must be complete. To be called in one's `turn`.
        """
        ...

    def current(self, scorecard: str | None = None) -> Run | None:
        """Give the current run of a scorecard, or of the one that was published last.

        None means that nothing was published yet.
        """
        ...

    def runs(self, scorecard: str | None = None) -> tuple[Run, ...]:
        """Give all published runs (of one scorecard), the latest published first."""
        ...

    def run(self, run_id: str) -> Run | None:
        """Give one published run, or None where none has that id."""
        ...

    def links(self, scorecard: str | None = None) -> Mapping[str, Link]:
        """Give for every run (of one scorecard), by its id, how it hangs on the one before."""
        ...

    def publications(self, scorecard: str) -> tuple[Publication, ...]:
        """Give what was ever made current of a scorecard, the last first."""
        ...

    def scorecard_version(self, content_hash: str) -> ScorecardVersion | None:
        """Give a published scorecard by the hash of its content, or None."""
        ...

    def scorecard_versions(self) -> tuple[ScorecardVersion, ...]:
        """Give all published scorecards, the first published first."""
        ...

    def path_of(self, run: Run, table: RunFile) -> Path:
        """Give the Parquet file of one table of a published run, checked to be there whole."""
        ...

    def place_of(self, run: Run, file: RunFile) -> Path:
        """Give where a file of a published run is or would be, whether or not it is there."""
        ...

    def sweep(self) -> tuple[str, ...]:
        """Remove what killed runs left behind, and give the ids of those runs.

        Runs that are published, and runs that a living process still writes, stay.
        """
        ...

"""The two moments between which a change is told: the run that was current by a date, and now's."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.interface import Run
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.runs.published import PublishedRun

SAME_RUN = "TW590"
"""The scores of the date that `--since` names are the current ones, so nothing can have changed."""
OTHER_ROWS = "TW492"
"""Scores of accounts are to be compared with scores of people."""
SINCE = "--since"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Scores of one moment.

    Attributes:
        as_of: The moment, in UTC.
        card: The scorecard as it was published.
        run: The run; None where nothing was published and the scores are computed anew.
    """

    as_of: datetime
    card: ScorecardFile
    run: Run | None


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The two ends of a change.

    Attributes:
        since: The date that was asked for, in UTC.
        then: The last scores that were published as of that date or before, or scores computed
            anew as of it, with the present scorecard, where there are none.
        now: The current scores.
    """

    since: datetime
    then: Endpoint
    now: Endpoint

    @property
    def is_recomputed(self) -> bool:
        """Whether nothing was published by then, so that it is computed anew."""
        return self.then.run is None

    @property
    def has_one_scorecard(self) -> bool:
        """Whether both have a scorecard of the same content."""
        return self.then.card.hash == self.now.card.hash


def then_and_now(folder: Path, current: PublishedRun, since: datetime) -> ThenAndNow:
    """Find what was published as of a date.

    Args:
        folder: The project's folder.
        current: The current scores.
        since: The date, in UTC.

    Raises:
        InvalidInput: The scores of that date are the current ones.
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    now = Endpoint(current.run.as_of, current.scorecard, current.run)
    earlier = [run for run in store.runs(current.run.scorecard) if run.as_of <= since]
    # Of several runs of one moment, the one published last counts, which is listed first.
    run = max(earlier, key=lambda run: run.as_of, default=None)
    if run is None:
        return ThenAndNow(since, Endpoint(since, current.scorecard, None), now)
    if run.run_id == current.run.run_id:
        raise InvalidInput([_same_run(since, run, store)])
    if run.of_people != current.run.of_people:
        raise InvalidInput([_other_rows(run, current.run)])
    return ThenAndNow(since, Endpoint(run.as_of, _scorecard_of(store, run), run), now)


def _scorecard_of(store: LocalStore, run: Run) -> ScorecardFile:
    version = store.scorecard_version(run.hash)
    assert version is not None, "a run is published with its scorecard"
    return parse_scorecard(version.text, shown_as=f"scorecard {version.name}")


def _other_rows(then: Run, now: Run) -> Problem:
    was, are = ("people" if run.of_people else "accounts" for run in (then, now))
    return Problem(
        OTHER_ROWS,
        Place(SINCE),
        f'The scorecard "{then.scorecard}" scored {was} as of {then.as_of:%Y-%m-%d}, and scores '
        f"{are} today.",
        "Name a later date, or give one of the two scorecards another name.",
    )


def _same_run(since: datetime, run: Run, store: LocalStore) -> Problem:
    earlier = [one.as_of for one in store.runs(run.scorecard) if one.as_of < run.as_of]
    fix = "Run `tradewind score` to publish the scores of today"
    if earlier:
        fix += f", or name an earlier date, such as {max(earlier):%Y-%m-%d}"
    return Problem(
        SAME_RUN,
        Place(SINCE),
        f"The scores as of {run.as_of:%Y-%m-%d %H:%M} UTC, the last by {since:%Y-%m-%d %H:%M} UTC, "
        "are the current ones.",
        f"{fix}.",
    )

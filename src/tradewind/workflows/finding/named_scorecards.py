"""Find the scorecard that a person means: a file, what is published, or an earlier version."""

import re
from dataclasses import dataclass
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.interface import ScorecardVersion
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.projects.opening import NO_SCORECARD, chosen_scorecard
from tradewind.workflows.runs.published import last_published, no_scores
from tradewind.workflows.versions import (
    LEAST_OF_A_HASH,
    SHORT_HASH,
    found_version,
    published_name,
)

NO_SUCH_SCORECARD = "TW594"
"""A scorecard that is neither a file of the project nor a published version."""
PUBLISHED = "published"
"""The word for the version whose scores are current."""
ON_DISK = "on disk"
"""The word for the scorecard's file."""


@dataclass(frozen=True, slots=True)
class NamedScorecard:
    """A scorecard, and what it is called beside another.

    Attributes:
        file: The scorecard.
        label: Such as `growth, published` or `growth 1f3b9d2c4a5e`.
    """

    file: ScorecardFile
    label: str


def scorecard_named(folder: Path, wanted: str, scorecard: str | None) -> NamedScorecard:
    """Find a scorecard by what a person wrote.

    Args:
        folder: The project's folder.
        wanted: `published`; `on disk`; the name of a scorecard or of its file; or the beginning
            of the hash of a published version.
        scorecard: The name that `published` and `on disk` are of; None for the only one, or the
            one published last.

    Raises:
        InvalidInput: There is no such scorecard, or it has problems.
        OutsideWorldFailed: The file or the store cannot be read.
    """
    if wanted == PUBLISHED:
        return _published(folder, scorecard)
    if wanted == ON_DISK:
        return _on_disk(folder, scorecard)
    try:
        file = chosen_scorecard(folder, wanted)
    except InvalidInput as refused:
        if any(problem.code != NO_SCORECARD for problem in refused.problems):
            raise
        return _version(folder, wanted, refused)
    return NamedScorecard(file, f"{file.card.name}, {file.places.file}")


def _published(folder: Path, scorecard: str | None) -> NamedScorecard:
    store = LocalStore(folder / STORE_FOLDER)
    name = None if scorecard is None else published_name(folder, store, scorecard)
    run = last_published(store, "accounts") if name is None else store.current(name)
    if run is None:
        raise InvalidInput([no_scores(store, scorecard)])
    version = store.scorecard_version(run.hash)
    assert version is not None, "a run is published with its scorecard"
    return NamedScorecard(_parsed(version), f"{version.name}, published")


def _on_disk(folder: Path, scorecard: str | None) -> NamedScorecard:
    name = scorecard
    if name is None:
        run = last_published(LocalStore(folder / STORE_FOLDER), "accounts")
        name = run.scorecard if run is not None else None
    file = chosen_scorecard(folder, name)
    return NamedScorecard(file, f"{file.card.name}, {file.places.file}")


def _version(folder: Path, wanted: str, refused: InvalidInput) -> NamedScorecard:
    looks_like_hash = re.fullmatch(f"[0-9a-f]{{{LEAST_OF_A_HASH},}}", wanted.strip().lower())
    if not looks_like_hash:
        raise InvalidInput([_none(wanted, refused)])
    version = found_version(LocalStore(folder / STORE_FOLDER), wanted)
    return NamedScorecard(_parsed(version), f"{version.name} {version.hash[:SHORT_HASH]}")


def _parsed(version: ScorecardVersion) -> ScorecardFile:
    return parse_scorecard(version.text, shown_as=f"scorecard {version.name}")


def _none(wanted: str, refused: InvalidInput) -> Problem:
    near = refused.problems[0].fix.rstrip(".")
    return Problem(
        NO_SUCH_SCORECARD,
        Place("scorecards"),
        f'"{wanted}" is neither a scorecard of the project nor the hash of a published version.',
        f"{near}, `{PUBLISHED}`, or a hash that `tradewind versions` lists.",
    )

"""The published versions of scorecards, by the hash of their content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile, scorecard_files
from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem
from tradewind.store.interface import Run, ScorecardVersion
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.projects.opening import chosen_scorecard
from tradewind.workflows.runs.published import no_scores

NO_SUCH_VERSION = "TW553"
"""No published scorecard has a hash that starts so."""
TOO_SHORT = "TW554"
"""The beginning of a hash is too short to name a version, or is no hash."""
SEVERAL_VERSIONS = "TW555"
"""Several published scorecards have a hash that starts so."""
LEAST_OF_A_HASH = 6
"""Signs of a hash that must be written at least."""
SHORT_HASH = 12
"""Signs of a hash that are shown."""


@dataclass(frozen=True, slots=True)
class Version:
    """One published version of a scorecard.

    Attributes:
        hash: Hash of the content.
        name: Name of the scorecard.
        author: Who published it first; None where nobody knows.
        first_published_at: When it was first published (UTC).
        last_published_at: When it was last made current (UTC).
        runs: How many runs were made with it.
        accounts: How many accounts, or people, its latest run scored.
        is_current: Whether the current scores of the scorecard are its.
        file: The scorecard's file where it says the same now, relative to the project; None
            where no file does.
        of_people: Whether it scores people; else it scores accounts.
    """

    hash: str
    name: str
    author: str | None
    first_published_at: datetime
    last_published_at: datetime
    runs: int
    accounts: int
    is_current: bool
    file: str | None
    of_people: bool = False

    @property
    def short_hash(self) -> str:
        """The beginning of the hash, which names the version well enough."""
        return self.hash[:SHORT_HASH]


def versions(project: str | Path = ".", *, scorecard: str | None = None) -> tuple[Version, ...]:
    """List the published versions of scorecards, the last published first.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None for all.

    Raises:
        InvalidInput: Nothing was published yet, or not of that scorecard.
        OutsideWorldFailed: The store cannot be read.
    """
    folder = Path(project)
    store = LocalStore(folder / STORE_FOLDER)
    wanted = None if scorecard is None else published_name(folder, store, scorecard)
    files = {file.hash: shown for shown, file in files_on_disk(folder)}
    found = [
        _version(store, one, files)
        for one in store.scorecard_versions()
        if wanted in (None, one.name)
    ]
    if not found:
        raise InvalidInput([no_scores(store, scorecard)])
    return tuple(sorted(found, key=lambda one: one.last_published_at, reverse=True))


def version_text(prefix: str, project: str | Path = ".") -> str:
    """Give the text of a published scorecard.

    Args:
        prefix: The beginning of its hash, of six signs at least.
        project: The project's folder.

    Raises:
        InvalidInput: No version, or several, have such a hash; names the nearest.
        OutsideWorldFailed: The store cannot be read.
    """
    return found_version(LocalStore(Path(project) / STORE_FOLDER), prefix).text


def found_version(store: LocalStore, prefix: str) -> ScorecardVersion:
    """Find the version whose hash starts so.

    Raises:
        InvalidInput: No version, or several, have such a hash; names the nearest.
    """
    wanted = prefix.strip().lower()
    known = store.scorecard_versions()
    if not known:
        raise InvalidInput([no_scores(store, None)])
    if len(wanted) < LEAST_OF_A_HASH or not re.fullmatch("[0-9a-f]+", wanted):
        raise InvalidInput([_too_short(prefix, known)])
    found = [one for one in known if one.hash.startswith(wanted)]
    if len(found) != 1:
        raise InvalidInput([_several(prefix, found) if found else _none(prefix, wanted, known)])
    return found[0]


def files_on_disk(folder: Path) -> list[tuple[str, ScorecardFile]]:
    """Give the scorecard files that can be read, each with its path below the project."""
    found = []
    for path in scorecard_files(folder):
        try:
            file = chosen_scorecard(folder, path.name)
        except (InvalidInput, OutsideWorldFailed):
            continue  # what is wrong with it is told by `tradewind check`
        found.append((path.relative_to(folder).as_posix(), file))
    return found


def published_name(folder: Path, store: LocalStore, scorecard: str) -> str:
    """Give the name inside the scorecard that is meant, by its name or that of its file."""
    if store.current(scorecard) is None:
        for shown, file in files_on_disk(folder):
            if scorecard in (shown, Path(shown).name, Path(shown).stem):
                return file.card.name
    return scorecard


def latest_run(store: LocalStore, version: ScorecardVersion) -> Run:
    """Give the run that was made last with a version."""
    return next(run for run in store.runs(version.name) if run.hash == version.hash)


def _version(store: LocalStore, version: ScorecardVersion, files: dict[str, str]) -> Version:
    runs = [run for run in store.runs(version.name) if run.hash == version.hash]
    ids = {run.run_id for run in runs}
    last = next(one for one in store.publications(version.name) if one.run_id in ids)
    current = store.current(version.name)
    return Version(
        hash=version.hash,
        name=version.name,
        author=version.author,
        first_published_at=version.first_published_at,
        last_published_at=last.published_at,
        runs=len(runs),
        accounts=runs[0].rows,
        of_people=runs[0].of_people,
        is_current=current is not None and current.hash == version.hash,
        file=files.get(version.hash),
    )


def _listed(versions: Sequence[ScorecardVersion]) -> str:
    shown = ", ".join(f"{one.hash[:SHORT_HASH]} ({one.name})" for one in versions[:5])
    return shown + (", …" if len(versions) > 5 else "")


def _too_short(prefix: str, known: Sequence[ScorecardVersion]) -> Problem:
    return Problem(
        TOO_SHORT,
        Place("HASH"),
        f'"{prefix}" is not the beginning of a hash, of {LEAST_OF_A_HASH} signs (0–9, a–f) '
        "at least.",
        f"Write one of {_listed(known[::-1])}.",
    )


def _several(prefix: str, found: Sequence[ScorecardVersion]) -> Problem:
    return Problem(
        SEVERAL_VERSIONS,
        Place("HASH"),
        f'Several published scorecards have a hash that starts with "{prefix}".',
        f"Write more of it: {_listed(found)}.",
    )


def _none(prefix: str, wanted: str, known: Sequence[ScorecardVersion]) -> Problem:
    starts = {one.hash[: len(wanted)]: one for one in known}
    near = get_close_matches(wanted, starts, n=1, cutoff=0.5)
    fix = f"Write {_listed([starts[near[0]]])}." if near else "List them with `tradewind versions`."
    what = f'No published scorecard has a hash that starts with "{prefix}".'
    return Problem(NO_SUCH_VERSION, Place("HASH"), what, fix)

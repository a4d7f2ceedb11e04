"""The scorecards of a backtest: the one that is tested, and those it is compared with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.measuring.baseline_names import (
    AS_PUBLISHED,
    COMPANY_SIZE,
    MOST_RECENT_ACTIVITY,
    RANDOM,
)
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.projects.opening import chosen_scorecard

OF_PEOPLE = "TW827"
"""A scorecard of people cannot be backtested."""
NAMED_TWICE = "TW829"
"""One scorecard is named twice."""


@dataclass(frozen=True, slots=True)
class Contenders:
    """The scorecards.

    Attributes:
        tested: The one that is tested.
        others: Those that it is compared with, by the name of their ranking.
        published: The tested one as it was last published; None where nothing of it was, or what
            was published says the same.
        is_published: Whether what was published last says the same as the tested one.
    """

    tested: ScorecardFile
    others: dict[str, ScorecardFile]
    published: ScorecardFile | None
    is_published: bool

    @property
    def files(self) -> tuple[ScorecardFile, ...]:
        """All of them, the tested one first."""
        published = () if self.published is None else (self.published,)
        return (self.tested, *self.others.values(), *published)


def contenders_of(folder: Path, names: Sequence[str]) -> Contenders:
    """Read the scorecards of a backtest.

    Args:
        folder: The project's folder.
        names: Names of scorecards or of their files, the tested one first; none for the only one
            of accounts.

    Raises:
        InvalidInput: One is not there, is named twice, scores people, or cannot be read.
        OutsideWorldFailed: A file or the store cannot be read.
    """
    files = [chosen_scorecard(folder, name) for name in names or (None,)]
    if problems := [*_of_people(files), *_named_twice(files)]:
        raise InvalidInput(problems)
    tested, *others = files
    published, is_published = _published(folder, tested)
    taken = {tested.card.name, AS_PUBLISHED, MOST_RECENT_ACTIVITY, COMPANY_SIZE, RANDOM}
    return Contenders(tested, dict(_named(others, taken)), published, is_published)


def _named(files: Sequence[ScorecardFile], taken: set[str]) -> Iterator[tuple[str, ScorecardFile]]:
    """Give each scorecard the name of its ranking; that of its file behind it where it is taken."""
    for file in files:
        name = file.card.name
        if name in taken:
            name = f"{name} ({Path(file.places.file).stem})"
        taken.add(name)
        yield name, file


def _published(folder: Path, tested: ScorecardFile) -> tuple[ScorecardFile | None, bool]:
    store = LocalStore(folder / STORE_FOLDER)
    run = store.current(tested.card.name)
    if run is None or run.of_people:
        return None, False
    if run.hash == tested.hash:
        return None, True
    version = store.scorecard_version(run.hash)
    assert version is not None, "a run is published with its scorecard"
    return parse_scorecard(version.text, shown_as=f"scorecard {version.name}, published"), False


def _of_people(files: Sequence[ScorecardFile]) -> Iterator[Problem]:
    for file in files:
        if file.card.scores == "people":
            yield Problem(
                OF_PEOPLE,
                file.places.at("scores"),
                f'"{file.card.name}" scores people, and only scores of accounts can be tested on '
                "what accounts did next.",
                "Name a scorecard of accounts with `--scorecard`.",
            )


def _named_twice(files: Sequence[ScorecardFile]) -> Iterator[Problem]:
    seen: set[str] = set()
    for file in files:
        if file.places.file in seen:
            what = f'The scorecard "{file.card.name}" is named twice.'
            yield Problem(NAMED_TWICE, Place("--scorecard"), what, "Name it once.")
        seen.add(file.places.file)

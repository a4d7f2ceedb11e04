"""A scorecard with all that its project says and that decides its scores."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from tradewind.files.inlined_scorecards import KEY as SCORECARDS
from tradewind.files.inlined_scorecards import with_scorecards
from tradewind.files.inlined_technologies import KEY as TECHNOLOGIES
from tradewind.files.inlined_titles import KEY as TITLES
from tradewind.files.inlining import cut_before
from tradewind.files.scorecard_file import (
    ScorecardFile,
    parse_scorecard,
    read_scorecard,
    scorecard_files,
)
from tradewind.problems import InvalidInput, Problem
from tradewind.scorecard.rules.unknown_scorecards import unknown_scorecard
from tradewind.scorecard.used_scorecards import all_used, scorecard_uses
from tradewind.workflows.projects.with_project_parts import with_project_parts


def whole_scorecard(folder: Path, written: ScorecardFile) -> ScorecardFile:
    """Give a scorecard with the files of the project and the scorecards that it uses.

    Args:
        folder: The project's folder.
        written: The scorecard as written.

    Raises:
        InvalidInput: technologies.yaml, titles.yaml or a used scorecard has problems, or the
            scorecard is not there.
        OutsideWorldFailed: A file cannot be read.
    """
    file = with_project_parts(folder, written)
    if file.card.scorecards is not None or not any(scorecard_uses(file.card)):
        return file
    by_name = {one.card.name: one for one in readable_scorecards(folder)}
    by_name[file.card.name] = file
    cards = {name: one.card for name, one in by_name.items()}
    names = all_used(file.card, cards)
    reached = [file, *(by_name[name] for name in names)]
    if problems := [problem for one in reached for problem in _unknown(one, by_name, folder)]:
        raise InvalidInput(list(dict.fromkeys(problems)))
    used = {name: with_project_parts(folder, by_name[name]) for name in names}
    return with_scorecards(file, used)


def _unknown(
    file: ScorecardFile, by_name: Mapping[str, ScorecardFile], folder: Path
) -> Iterator[Problem]:
    """Find what a scorecard uses and no file of the project is named; by its file, perhaps.

    Of a file of that name that cannot be read, what is wrong with it counts.
    """
    stems = {Path(one.places.file).stem: name for name, one in by_name.items()}
    for use in scorecard_uses(file.card):
        if use.name in by_name:
            continue
        if broken := broken_scorecard(folder, use.name):
            yield from broken
        else:
            known = sorted(by_name.keys() - {file.card.name})
            near = get_close_matches(use.name, [*known, *stems], n=1)
            nearest = stems.get(near[0], near[0]) if near else None
            yield unknown_scorecard(use, file.places, nearest, known)


def readable_scorecards(folder: Path) -> Iterator[ScorecardFile]:
    """Go through the scorecards of a project, as written; those that cannot be read are left out.

    What is wrong with one of them matters only once it is the one that is meant.
    """
    for path in scorecard_files(folder):
        try:
            yield read_scorecard(path, shown_as=shown(path, folder))
        except InvalidInput:
            continue


def broken_scorecard(folder: Path, name: str) -> list[Problem]:
    """Give what is wrong with the scorecard of that name; nothing where no broken one has it."""
    says_so = re.compile(rf"""^name: *(["']?){re.escape(name)}\1 *(#.*)?\r?$""", re.MULTILINE)
    found: list[Problem] = []
    for path in scorecard_files(folder):
        try:
            read_scorecard(path, shown_as=shown(path, folder))
        except InvalidInput as refused:
            text = path.read_bytes().decode("utf-8", "replace")
            found += refused.problems if says_so.search(text) else ()
    return found


def shown(path: Path, folder: Path) -> str:
    """Give a scorecard's file as messages name it."""
    return path.relative_to(folder).as_posix()


def as_written(folder: Path, text: str) -> str:
    """Give a published text as its author wrote it, where the project still says the same.

    Args:
        folder: The project's folder.
        text: The text of a published scorecard, which may hold what its project said.

    Returns:
        The text from which `whole_scorecard` makes one of the same content; the text itself
        where none does. Layout and comments of the project's files make no difference.
    """
    published = parse_scorecard(text, shown_as="scorecard").hash
    for shorter in _shorter(text):
        try:
            file = parse_scorecard(shorter, shown_as="scorecard")
            if whole_scorecard(folder, file).hash == published:
                return file.text
        except InvalidInput:
            continue  # what is wrong with today's files does not matter to what was published
    return text


def _shorter(text: str) -> Iterator[str]:
    """Take off what may have been inlined, as much as possible first."""
    cuts = [text]
    for key in (SCORECARDS, TITLES, TECHNOLOGIES):
        cut = cut_before(cuts[0], key)
        if cut is not None:
            cuts.insert(0, cut)
    yield from cuts[:-1]

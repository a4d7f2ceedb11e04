"""Open a project: its tradewind.yaml, its sources and its scorecards."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from tradewind.compiling.titles import with_titles
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.engines.sources.codes import NOT_THERE
from tradewind.files.project_file import PROJECT_FILE, ProjectFile, read_project
from tradewind.files.scorecard_file import ScorecardFile, read_scorecard, scorecard_files
from tradewind.files.titles_file import read_titles
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.binding import bind
from tradewind.project.bound import BoundProject, BoundTable
from tradewind.scorecard.title_words import vocabulary_of
from tradewind.workflows.projects.event_counts import names_people_only
from tradewind.workflows.projects.folders import check_project_folder
from tradewind.workflows.projects.matched_people import matched_people
from tradewind.workflows.projects.whole_scorecards import (
    broken_scorecard,
    readable_scorecards,
    shown,
    whole_scorecard,
)

NO_ACCOUNTS = "TW321"
"""tradewind.yaml binds no accounts table."""
NO_SCORECARD = "TW230"
"""There is no scorecard, or none of that name."""
NOT_A_MEMORY = "TW391"
"""The amount of memory that may be used is not written as 8GB or 800MB."""
MEMORY = r"[1-9][0-9]{0,5}\s?[MGT]i?B"
WHICH_SCORECARD = "TW231"
"""The project has several scorecards and none was named."""


@dataclass(slots=True)
class OpenProject:
    """A project whose sources can be queried.

    Attributes:
        folder: The project's folder.
        file: Its tradewind.yaml.
        engine: The engine that holds the sources.
        tables: The bound tables by canonical name.
        relations: The relations behind them, by canonical name.
        problems: What was found while opening: errors where a table could not be bound, and
            warnings about how sources were treated.
        views: The statements that made relations out of those of the sources, as text that can
            be pasted.
    """

    folder: Path
    file: ProjectFile
    engine: DuckdbEngine
    tables: dict[str, BoundTable] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    views: list[str] = field(default_factory=list)

    @property
    def bound(self) -> BoundProject:
        """The tables that scoring reads.

        Raises:
            InvalidInput: The accounts could not be bound; carries all that was found.
        """
        errors = [problem for problem in self.problems if problem.severity == "error"]
        if errors:
            raise InvalidInput(errors)
        return BoundProject(
            accounts=self.tables["accounts"],
            technologies=self.tables.get("technologies"),
            events=self.tables.get("events"),
            people=self.tables.get("people"),
            opportunities=self.tables.get("opportunities"),
            account_history=self.tables.get("account_history"),
            people_place_events=self._events_need_people(),
        )

    def _events_need_people(self) -> bool:
        if not {"events", "people"} <= self.tables.keys():
            return False
        return names_people_only(self.engine, self.tables["events"])


@contextmanager
def opened(
    folder: Path,
    *,
    tables: Sequence[str] | None = None,
    file: ProjectFile | None = None,
    memory: str | None = None,
    with_matches: bool = True,
) -> Iterator[OpenProject]:
    """Open a project, and let go of its sources at the end.

    A lead that was matched belongs to its account, as if the people table said so. The matches
    are today's whatever moment is scored, as are all values of people.

    Args:
        folder: The folder of tradewind.yaml.
        tables: Canonical tables to open; None for all that are bound.
        file: What tradewind.yaml says, where it has not been written yet; None to read it.
        memory: Memory that may be used, such as 8GB, beyond which it spills to disk; None for
            four fifths of the machine's.
        with_matches: Whether leads belong to the accounts they were matched to.

    Raises:
        InvalidInput: There is no such folder, or tradewind.yaml cannot be read. What is wrong
            with single sources and bindings is collected in `problems` instead.
        OutsideWorldFailed: A source cannot be reached.
    """
    if memory is not None and not re.fullmatch(MEMORY, memory):
        raise InvalidInput([_no_memory(memory)])
    file = file or project_file_in(folder)
    engine = DuckdbEngine(memory_limit=memory)
    try:
        project = OpenProject(folder, file, engine)
        if "accounts" not in file.project.tables:
            project.problems.append(_no_accounts(file))
        for name in file.project.tables:
            if tables is None or name in tables:
                _open_table(project, name)
        if with_matches:
            _lay_over_matches(project)
        _read_titles(project)
        yield project
    finally:
        engine.close()


def project_file_in(folder: Path) -> ProjectFile:
    """Read tradewind.yaml of a project.

    Raises:
        InvalidInput: There is no such folder or file, or what the file says is no project.
        OutsideWorldFailed: The file cannot be read.
    """
    check_project_folder(folder)
    return read_project(folder / PROJECT_FILE)


def _open_table(project: OpenProject, name: str) -> None:
    binding = project.file.project.tables[name]
    try:
        relation = project.engine.open_source(
            f"source_{name}", binding.source, folder=project.folder
        )
    except InvalidInput as refused:
        place = project.file.places.at("tables", name, "source")
        project.problems.extend(
            replace(problem, place=place) if problem.code == NOT_THERE else problem
            for problem in refused.problems
        )
        return
    project.problems.extend(relation.warnings)
    bound = bind(
        name,
        binding,
        relation=relation.name,
        columns=relation.columns,
        at=project.file.places,
    )
    project.problems.extend(bound.problems)
    if bound.table is not None:
        project.tables[name] = bound.table
        project.relations[name] = relation


def _lay_over_matches(project: OpenProject) -> None:
    if "people" not in project.tables:
        return
    people = matched_people(project.folder, project.tables["people"])
    if people is not None:
        project.engine.execute(people.view)
        project.views.append(people.view)
        project.tables["people"] = people.table


def _read_titles(project: OpenProject) -> None:
    """Give the people the columns that their titles tell, by the project's words for them."""
    if "people" not in project.tables:
        return
    try:
        words = read_titles(project.folder)
    except InvalidInput as refused:
        project.problems.extend(refused.problems)
        return
    vocabulary = vocabulary_of(words.record if words else None)
    project.tables["people"] = with_titles(project.tables["people"], vocabulary)


def _no_memory(written: str) -> Problem:
    return Problem(
        NOT_A_MEMORY,
        Place("--memory"),
        f'"{written}" is not an amount of memory.',
        "Write one such as 8GB or 800MB.",
    )


def _no_accounts(file: ProjectFile) -> Problem:
    return Problem(
        code=NO_ACCOUNTS,
        place=file.places.at("tables"),
        what="No accounts table is bound, so there is nothing to score.",
        fix="Add `accounts:` with its `source:` below `tables:`.",
    )


def chosen_scorecard(folder: Path, name: str | None) -> ScorecardFile:
    """Read the scorecard of that name (of its file or inside it), or the only one there is.

    It holds what else its project says that decides its scores, such as technologies.yaml.
    Where none is named and there are several, the only one that scores accounts is meant.

    Raises:
        InvalidInput: There is no such folder, no scorecard, none of that name, or several and
            none was named.
        OutsideWorldFailed: A file cannot be read.
    """
    return whole_scorecard(folder, _written_scorecard(folder, name))


def _written_scorecard(folder: Path, name: str | None) -> ScorecardFile:
    check_project_folder(folder)
    paths = scorecard_files(folder)
    labels = [shown(path, folder) for path in paths]
    if name is None:
        if len(paths) == 1:
            return read_scorecard(paths[0], shown_as=labels[0])
        if (only := _only_of_accounts(folder, count=len(paths))) is not None:
            return only
        raise InvalidInput([_which(labels) if paths else _none(None, [])])
    for path, label in zip(paths, labels, strict=True):
        if name in (path.stem, path.name, label):
            return read_scorecard(path, shown_as=label)
    read = {file.card.name: file for file in readable_scorecards(folder)}
    if name in read:
        return read[name]
    known = list(dict.fromkeys([*(path.stem for path in paths), *read]))
    raise InvalidInput(broken_scorecard(folder, name) or [_none(name, known)])


def _only_of_accounts(folder: Path, *, count: int) -> ScorecardFile | None:
    """Give the only scorecard of accounts, beside those of people; None where one is broken."""
    read = list(readable_scorecards(folder))
    of_accounts = [file for file in read if file.card.scores == "accounts"]
    return of_accounts[0] if len(of_accounts) == 1 and len(read) == count else None


def _which(labels: list[str]) -> Problem:
    first = Path(labels[0]).stem
    return Problem(
        code=WHICH_SCORECARD,
        place=Place("scorecards"),
        what=f"There are {len(labels)} scorecards: {', '.join(labels)}.",
        fix=f"Say which one with `--scorecard {first}`.",
    )


def no_scorecard() -> Problem:
    """Say that the project has no scorecard."""
    return Problem(
        NO_SCORECARD,
        Place("scorecards"),
        "The project has no scorecard.",
        "Write one to scorecards/, or start anew in another folder with `tradewind init`.",
    )


def _none(name: str | None, known: list[str]) -> Problem:
    if name is None or not known:
        return no_scorecard()
    near = get_close_matches(name, known, n=1)
    what = f'There is no scorecard "{name}".'
    fix = f"Write {near[0]}." if near else f"Name one that is there: {', '.join(known)}."
    return Problem(NO_SCORECARD, Place("scorecards"), what, fix)

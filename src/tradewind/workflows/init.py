"""Start a project from the files a company has: recognise them, and write a first scorecard."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tradewind.engines.duckdb import DATABASE_ENDINGS, DuckdbEngine
from tradewind.engines.sources.registry import FILE_ENDINGS
from tradewind.files.first_scorecard import render_first_scorecard
from tradewind.files.project_file import PROJECT_FILE, parse_project
from tradewind.files.project_writer import render_project
from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.binding import source_label
from tradewind.project.recognising.guesses import Recognition
from tradewind.project.recognising.recognise import recognise
from tradewind.project.recognising.samples import TableSample
from tradewind.project.sources import Source
from tradewind.workflows.projects.opening import opened
from tradewind.workflows.starting.sampling import overlap_of, sample_of
from tradewind.workflows.starting.summarising import accounts_summary
from tradewind.workflows.starting.writing import new_folder, write_new

FIRST_SCORECARD = "scorecards/first.yaml"
ALREADY_THERE = "TW330"
"""`tradewind init` found a file where it would write; it never overwrites."""


@dataclass(frozen=True, slots=True)
class InitResult:
    """A new project.

    Attributes:
        folder: The project's folder.
        written: The files that were written, relative to the folder.
        recognition: What each file was taken for, how sure that is, and why.
        problems: How files were treated, and what stands in the way of scoring at once.
    """

    folder: Path
    written: tuple[str, ...]
    recognition: Recognition
    problems: tuple[Problem, ...]


def init(project: str | Path = ".", *, sources: Sequence[str | Path]) -> InitResult:
    """Write tradewind.yaml and a first scorecard for the files given.

    Args:
        project: The project's folder; it is made where it does not exist.
        sources: Files, folders, globs or DuckDB files; paths are relative to the current
            folder. Every sheet of a workbook and every table of a database is looked at.

    Raises:
        InvalidInput: A file cannot be read, or the project has these files already.
        OutsideWorldFailed: The folder cannot be written to, or a source cannot be reached.
    """
    folder = Path(project)
    _refuse_to_overwrite(folder)
    with new_folder(folder):
        found, recognition, warnings = _recognised(folder, [Path(source) for source in sources])
        text = render_project(folder.resolve().name or "project", recognition, found)
        files = {PROJECT_FILE: text}
        card, problems = _first_scorecard(folder, text, recognition)
        if card is not None:
            files[FIRST_SCORECARD] = card
        write_new(folder, files)
    return InitResult(
        folder, tuple(files), recognition, tuple(dict.fromkeys([*warnings, *problems]))
    )


def _recognised(
    folder: Path, paths: Sequence[Path]
) -> tuple[dict[str, Source], Recognition, list[Problem]]:
    """Open every table of the files, and say what each is."""
    problems: list[Problem] = []
    found: dict[str, Source] = {}
    relations: dict[str, str] = {}
    samples: list[TableSample] = []
    with DuckdbEngine() as engine:
        for source in _sources(engine, folder, paths):
            if source in found.values():
                continue
            label = _short_label(source)
            label = source_label(source) if label in found else label
            relation = engine.open_source(f"table_{len(found) + 1}", source, folder=folder)
            problems.extend(relation.warnings)
            found[label], relations[label] = source, relation.name
            samples.append(sample_of(engine, relation, name=label))
        recognition = recognise(samples, count_overlap=partial(overlap_of, engine, relations))
    return found, recognition, problems


def _short_label(source: Source) -> str:
    """Name a source without the folders on the way to it."""
    return source_label(source).rpartition("/")[2]


def _sources(engine: DuckdbEngine, folder: Path, paths: Sequence[Path]) -> list[Source]:
    found: list[Source] = []
    problems: list[Problem] = []
    for path in (one for given in paths for one in _files_of(given)):
        try:
            found.extend(engine.sources_in(_from(folder, path), folder=folder))
        except InvalidInput as refused:
            problems.extend(refused.problems)
    if problems:
        raise InvalidInput(problems)
    return found


def _files_of(path: Path) -> list[Path]:
    """Give the readable files of a folder, or the path itself."""
    if not path.is_dir():
        return [path]
    endings = (*DATABASE_ENDINGS, *FILE_ENDINGS)
    return sorted(one for one in path.iterdir() if one.suffix.lower() in endings) or [path]


def _from(folder: Path, path: Path) -> str:
    """Write a path, given from the current folder, as seen from the project's folder."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()


def _first_scorecard(
    folder: Path, text: str, recognition: Recognition
) -> tuple[str | None, list[Problem]]:
    """Write a scorecard fitted to the accounts; None, and why, where that cannot be."""
    file = parse_project(text, shown_as=PROJECT_FILE)
    guess = recognition.bound("accounts")
    kinds = {column.name: column.kind for column in guess.unbound} if guess else {}
    with opened(folder, file=file) as project:
        problems = list(project.problems)
        if "accounts" not in project.tables:
            return None, problems
        card = render_first_scorecard("first", accounts_summary(project, kinds))
    if isinstance(card, Problem):
        return None, [*problems, card]
    parse_scorecard(card, shown_as=FIRST_SCORECARD)
    return card, problems


def _refuse_to_overwrite(folder: Path) -> None:
    there = [name for name in (PROJECT_FILE, FIRST_SCORECARD) if (folder / name).exists()]
    if there:
        raise InvalidInput(
            Problem(
                ALREADY_THERE,
                Place((folder / name).as_posix()),
                f'"{name}" exists already, and nothing is ever overwritten.',
                "Name another folder, or move the file away first.",
            )
            for name in there
        )

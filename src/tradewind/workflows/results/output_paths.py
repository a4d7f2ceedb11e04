"""Refuse to write where a project's own tables are read from."""

import glob
from collections.abc import Iterator
from pathlib import Path

from tradewind.files.exports.export import check
from tradewind.files.project_file import PROJECT_FILE, read_project
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.sources import DuckdbSource
from tradewind.store.local import STORE_FOLDER

OWN_FILE = "TW607"
"""A file to write stands where a table of the project, or what was published, is read from."""


def check_output(path: Path, folder: Path) -> None:
    """Refuse a path that no export can have, or that the project reads, before any work is done.

    Args:
        path: The file to write.
        folder: The project's folder.

    Raises:
        InvalidInput: The ending is unknown, the folder is missing, a folder stands there, or the
            project reads the file.
        OutsideWorldFailed: The folder may not be looked into, or the name is too long.
    """
    check(path)
    refuse_own_file(path, folder)


def refuse_own_file(path: Path, folder: Path) -> None:
    """Refuse a path at which the project's tables, or what was published, stand.

    Raises:
        InvalidInput: The project reads the file.
    """
    target = path.resolve()
    if (folder / STORE_FOLDER).resolve() in target.parents:
        raise InvalidInput([_own_file(path, "what was published, which is never overwritten")])
    for table, source in _sources(folder):
        if source.resolve() == target:
            raise InvalidInput([_own_file(path, f"the {table} of the project")])


def _sources(folder: Path) -> Iterator[tuple[str, Path]]:
    """Go through the files of the project's tables, each with the name of its table."""
    try:
        tables = read_project(folder / PROJECT_FILE).project.tables
    except InvalidInput:
        return  # what is wrong with tradewind.yaml is told by whoever needs it
    for name, binding in tables.items():
        source = binding.source
        written = source.database if isinstance(source, DuckdbSource) else source.file
        yield name.replace("_", " "), folder / written
        for found in glob.glob(written, root_dir=folder, recursive=True):  # noqa: PTH207  keeps absolute patterns working
            yield name.replace("_", " "), folder / found


def _own_file(path: Path, what: str) -> Problem:
    return Problem(
        OWN_FILE,
        Place(str(path)),
        f'"{path}" holds {what}.',
        "Name another file.",
    )

"""tradewind.yaml: YAML text to a project with places, or problems."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from tradewind.files.left_out_values import without_left_out
from tradewind.files.model_problems import problems_in
from tradewind.files.model_wording import Codes, listed, nearest_key
from tradewind.files.text_reading import read_text, text_in
from tradewind.files.yaml_reading import read_yaml
from tradewind.problems import InvalidInput, Path, PlaceMap, Problem
from tradewind.project.bindings import Project
from tradewind.project.canonical import CANONICAL_TABLES

PROJECT_FILE = "tradewind.yaml"
CODES = Codes(
    unknown_key="TW301",
    missing_key="TW302",
    wrong_value="TW303",
    out_of_range="TW304",
    either_or="TW305",
)
NO_VALUE = "TW306"
"""A key or a list item without a value."""

UNKNOWN_TABLE = "TW307"
"""A table that is not one of the canonical ones."""


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A project and its tradewind.yaml.

    Attributes:
        project: The tables and their bindings, of the right shape; sources are not looked at yet.
        places: The place of every key and value.
        text: The file as written, with its comments.
    """

    project: Project
    places: PlaceMap
    text: str


def read_project(path: FilePath, *, shown_as: str = PROJECT_FILE) -> ProjectFile:
    """Read a project from its tradewind.yaml.

    Raises:
        InvalidInput: The file is not there, or what it says is no project.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    fix = "Run `tradewind init --from FILE…` with the tables you have."
    return parse_project(read_text(path, shown_as=shown_as, fix_if_missing=fix), shown_as=shown_as)


def parse_project(text: str, *, shown_as: str = PROJECT_FILE) -> ProjectFile:
    """Read a project from the text of its file.

    Raises:
        InvalidInput: It is not YAML, or what it says is no project; carries all problems.
    """
    read = read_yaml(text, shown_as=shown_as)
    filled, problems = without_left_out(read.value, read.places, code=NO_VALUE)
    problems |= dict(_unknown_tables(filled, read.places))
    written = _with_short_forms(filled)
    project, shape = _project(written, read.places, reported=set(problems))
    if project is None or problems:
        raise InvalidInput([*problems.values(), *shape])
    return ProjectFile(project, read.places, text_in(text, shown_as=shown_as))


def _project(
    written: Any, at: PlaceMap, *, reported: set[Path]
) -> tuple[Project | None, list[Problem]]:
    """Give the project; or None, and what is wrong with its shape."""
    try:
        return Project.model_validate(written), []
    except ValidationError as error:
        found = problems_in(error, Project, written, at, codes=CODES, reported=reported)
        return None, list(found)


def _unknown_tables(written: dict[str, Any], at: PlaceMap) -> Iterator[tuple[Path, Problem]]:
    """Find tables that are not canonical."""
    tables = written.get("tables")
    for name in tables if isinstance(tables, dict) else ():
        if name not in CANONICAL_TABLES:
            path: Path = ("tables", name)
            what = f'"{name}" is not one of the tables {listed(CANONICAL_TABLES, "and")}.'
            fix = nearest_key(name, CANONICAL_TABLES)
            yield path, Problem(UNKNOWN_TABLE, at.key(*path), what, fix)


def _with_short_forms(written: dict[str, Any]) -> dict[str, Any]:
    """Write out the short forms: a path as the source, a number or true as an expression."""
    tables = written.get("tables")
    if not isinstance(tables, dict):
        return written
    return written | {"tables": {name: _long_table(table) for name, table in tables.items()}}


def _long_table(table: Any) -> Any:
    if not isinstance(table, dict):
        return table
    long = dict(table)
    if isinstance(table.get("source"), str):
        long["source"] = {"file": table["source"]}
    if isinstance(table.get("columns"), dict):
        long["columns"] = {name: _expression(text) for name, text in table["columns"].items()}
    return long


def _expression(written: Any) -> Any:
    if isinstance(written, bool):
        return str(written).lower()
    return str(written) if isinstance(written, int | Decimal) else written
